import { type Canvas, paint, paintAll } from "./canvas.ts";
import { lungs } from "./chest-frame.ts";
import { type Random, randomFrom } from "./random.ts";
import { type Point, type Shape, tube, within } from "./shapes.ts";

type Twig = { from: Point; to: Point; wide: number; narrow: number; generation: number };

/** Divides a vessel again and again, outwards into the lung; a twig that would leave the lung is turned back. */
function branches(random: Random, from: Point, toward: Point, radius: number, length: number, left: number): Twig[] {
  if (left === 0 || radius < 0.28) return [];
  const found = step(random, from, toward, length);
  if (found === null) return [];
  const narrow = radius * 0.86;
  const own = { from, to: found.to, wide: radius, narrow, generation: left };
  const children = random.next() < 0.3 ? 3 : 2;
  return [own].concat(
    ...Array.from({ length: children }, (_, child) => {
      const share = child === 0 ? random.between(0.82, 0.94) : random.between(0.58, 0.78);
      const turned = bent(random, found.toward, child === 0 ? 0.4 : 0.95);
      return branches(random, found.to, turned, narrow * share, length * random.between(0.74, 0.94), left - 1);
    }),
  );
}

function step(random: Random, from: Point, toward: Point, length: number): { to: Point; toward: Point } | null {
  for (let tries = 0; tries < 4; tries++) {
    const way = tries === 0 ? toward : bent(random, toward, 0.5 * tries);
    const reach = length * (1 - 0.15 * tries);
    const to: Point = [from[0] + way[0] * reach, from[1] + way[1] * reach, from[2] + way[2] * reach];
    if (lungs.depth(...to) > 2.2) return { to, toward: way };
  }
  return null;
}

function bent(random: Random, toward: Point, spread: number): Point {
  const [x, y, z] = toward.map((part) => part + spread * random.normal() * 0.6);
  const size = Math.hypot(x ?? 0, y ?? 0, z ?? 0) || 1;
  return [(x ?? 0) / size, (y ?? 0) / size, (z ?? 0) / size];
}

/** Where vessels and airways enter a lung, and where their first branches go. */
const hila: readonly Point[] = [
  [0.55, -0.1, 0.83],
  [0.75, 0.5, 0.43],
  [0.8, -0.6, 0.1],
  [0.75, 0.6, -0.2],
  [0.55, -0.25, -0.8],
  [0.4, 0.35, -0.85],
  [0.3, -0.7, 0.6],
];

function trees(seed: string, side: 1 | -1, root: Point, radius: number): Twig[] {
  const random = randomFrom(`${seed}/${side}`);
  return hila.flatMap(([x, y, z]) => {
    const toward = bent(random, [side * x, y, z], 0.25);
    const from: Point = [root[0] + toward[0] * 4, root[1] + toward[1] * 6, root[2] + toward[2] * 6];
    return branches(random, from, toward, radius * random.between(0.8, 1), random.between(21, 26), 8);
  });
}

/** Arteries, veins and airways inside the lungs; an airway runs beside its artery. `blood` in HU. */
export function paintLungTrees(canvas: Canvas, seed: string, blood: number): void {
  const roots: readonly (readonly [1 | -1, Point])[] = [
    [-1, [-46, 10, -2]],
    [1, [50, 12, 4]],
  ];
  for (const [side, root] of roots) {
    const [x, y, z] = root;
    const arteries = trees(`${seed}/arteries`, side, root, 5.2);
    const veins = trees(`${seed}/veins`, side, [x, y + 4, z - 14], 4.4);
    for (const twig of [...arteries, ...veins]) {
      // A vessel thinner than a pixel is seen fainter, not thinner.
      const seen = { ...twig, wide: Math.max(0.7, twig.wide), narrow: Math.max(0.65, twig.narrow) };
      paint(canvas, asTube(seen, 0), { values: [blood] }, 1.3, Math.min(1, twig.wide / 1.1));
    }
    const airways = arteries.filter((twig) => twig.generation > 4);
    const lumen = (twig: Twig) => ({ ...twig, wide: twig.wide * 0.72, narrow: twig.narrow * 0.72 });
    const outer = (twig: Twig) => ({ ...twig, wide: twig.wide * 0.8 + 0.9, narrow: twig.narrow * 0.8 + 0.8 });
    paintAll(
      canvas,
      airways.map((twig) => asTube(outer(twig), 1.7 * twig.wide)),
      { values: [-260] },
      1.2,
    );
    paintAll(
      canvas,
      airways.map((twig) => asTube(lumen(twig), 1.7 * twig.wide)),
      { values: [-965] },
      1.2,
    );
  }
}

/** A twig, moved to the side by so many mm. */
function asTube({ from, to, wide, narrow }: Twig, aside: number): Shape {
  const moved = ([x, y, z]: Point): Point => [x, y + aside * 0.8, z + aside * 0.6];
  return tube(moved(from), moved(to), wide, narrow);
}

/** The fissures between the lobes, thin as they are. */
export function paintFissures(canvas: Canvas): void {
  const sheet = (inside: (x: number, y: number, z: number) => number): Shape =>
    within({ low: lungs.low, high: lungs.high, depth: (x, y, z) => 0.5 - Math.abs(inside(x, y, z)) }, lungs, 1);
  const oblique = sheet((x, y, z) => (z - (5 + 0.95 * y) - 6 * Math.sin(x / 40)) * 0.72);
  const level = sheet((x, y, z) => (x > -20 || y > 2 ? 9 : z - 6 - 4 * Math.sin(y / 30)));
  paint(canvas, oblique, { values: [-690] }, 1.2);
  paint(canvas, level, { values: [-700] }, 1.2);
}
