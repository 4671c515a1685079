import { type Canvas, type Paint, paint, paintAll } from "./canvas.ts";
import { wallPoint } from "./chest-frame.ts";
import { roughField } from "./noise.ts";
import { ellipsoid, mirrored, type Point, type Shape, tube, tubes, turned } from "./shapes.ts";

const cortex: Paint = { values: [620] };
const sides = [1, -1] as const;

/** HU of cancellous bone, with its trabeculae. */
function marrow(seed: string): Paint {
  const field = roughField(`${seed}/marrow`, 6, 2);
  return { values: [190], texture: (x, y, z) => 60 * field(x, y, z) };
}

/** Ribs, spine, sternum, collar bones and shoulder blades. A rib named in `broken` (side and number) is displaced at its side. */
export function paintBones(canvas: Canvas, seed: string, broken: { side: 1 | -1; rib: number } | null = null): void {
  const inside = marrow(seed);
  for (const side of sides)
    for (let rib = 1; rib <= 10; rib++) {
      const path = ribPath(side, rib, broken?.side === side && broken.rib === rib);
      paintAll(canvas, tubes(path.bone), cortex, 1.4);
      paintAll(canvas, tubes(path.bone.map(([x, y, z, r]) => [x, y, z, r * 0.55])), inside, 1.4);
      paintAll(canvas, tubes(path.cartilage), { values: [95] }, 2);
    }
  paintSpine(canvas, inside);
  paintShell(canvas, ellipsoid([0, -93, 5], [17, 6, 75], 4), 2.2, inside);
  for (const side of sides) {
    const collar: Shape[] = tubes([
      [side * 16, -84, 96, 7],
      [side * 60, -86, 104, 6],
      [side * 105, -62, 112, 6],
      [side * 150, -30, 122, 7],
    ]);
    for (const part of collar) paintShell(canvas, part, 2, inside);
  }
  for (const side of sides) paintShoulderBlade(canvas, side, inside);
}

function paintShell(canvas: Canvas, shape: Shape, thickness: number, inside: Paint): void {
  paint(canvas, shape, cortex, 1.4);
  const core = { ...shape, depth: (x: number, y: number, z: number) => shape.depth(x, y, z) - thickness };
  paint(canvas, core, inside, 1.4);
}

type Knot = readonly [...Point, number];

/** A rib from the spine round the chest, going down as it goes forward; in front it is cartilage. */
function ribPath(side: 1 | -1, rib: number, broken: boolean): { bone: Knot[]; cartilage: Knot[] } {
  const top = 112 - (rib - 1) * 24;
  const drop = 26 + rib * 7;
  const end = rib < 8 ? 140 : 128 - (rib - 8) * 14;
  const bone: Knot[] = [];
  const cartilage: Knot[] = [];
  for (let turn = 12; turn <= end; turn += 4) {
    const z = top - (drop * (turn - 12)) / 130;
    // The outer piece of a broken rib stands a few millimetres out and lower.
    const shift = broken && turn > 88 ? 4 : 0;
    const [x, y] = wallPoint(side, turn, z, 5.5 + shift);
    if (broken && turn > 84 && turn <= 88) bone.push([x, y, z - 1, 1.2]);
    else bone.push([x, y, z - shift, 5.2 - 0.05 * Math.abs(rib - 5)]);
  }
  if (rib < 8) {
    for (let turn = end; turn <= 168; turn += 7) {
      const z = top - (drop * (end - 12)) / 130 + ((turn - end) * (rib - 1)) / 5;
      const [x, y] = wallPoint(side, turn, z, 5);
      cartilage.push([x, y, z, 5.2]);
    }
  }
  return { bone, cartilage };
}

/** Where a broken rib is broken. */
export function ribBreak({ side, rib }: { side: 1 | -1; rib: number }): Point {
  const z = 112 - (rib - 1) * 24 - ((26 + rib * 7) * (86 - 12)) / 130;
  return wallPoint(side, 86, z, 5.5);
}

function paintSpine(canvas: Canvas, inside: Paint): void {
  for (let level = -10; level <= 7; level++) {
    const z = level * 24;
    paint(canvas, ellipsoid([0, 72, z + 12], [17, 14, 5], 3), { values: [85] }, 2);
    paintShell(canvas, ellipsoid([0, 72, z], [18, 15, 10.5], 4), 1.8, inside);
    for (const side of sides) {
      paintShell(canvas, tube([side * 11, 84, z + 2], [side * 14, 95, z + 1], 4), 1.5, inside);
      paintShell(canvas, tube([side * 14, 95, z + 1], [side * 30, 98, z + 5], 4.5, 3.5), 1.5, inside);
      paintShell(canvas, tube([side * 13, 96, z], [0, 101, z - 6], 3.2), 1.5, inside);
    }
    paintShell(canvas, tube([0, 100, z - 4], [0, 108, z - 18], 3.2, 2.6), 1.4, inside);
  }
  paint(canvas, ellipsoid([0, 93, 0], [9.5, 7.5, 400]), { values: [18] }, 1.5);
  paint(canvas, ellipsoid([0, 93, 0], [5.5, 4.2, 400]), { values: [42] }, 1.5);
}

function paintShoulderBlade(canvas: Canvas, side: 1 | -1, inside: Paint): void {
  const blade = turned(ellipsoid([-100, 81, 48], [36, 3.4, 62], 2.5), [-100, 81, 48], 2, -32);
  const spine = tube([-78, 96, 78], [-128, 74, 104], 4, 6);
  for (const part of [blade, spine]) paintShell(canvas, side === -1 ? part : mirrored(part), 1.4, inside);
}
