import { type Canvas, type Paint, paint, paintAll } from "./canvas.ts";
import { roughField, smoothField, step } from "./noise.ts";
import { ellipsoid, grown, type Point, type Shape, tube, tubes, turned, within, without } from "./shapes.ts";

/** Signal in a proton-density image with fat suppressed; the second channel is T1. */
const signals = {
  fat: [150, 900],
  muscle: [330, 380],
  marrow: [175, 820],
  cortex: [28, 40],
  cartilage: [640, 470],
  fluid: [1150, 220],
  meniscus: [52, 90],
  tendon: [60, 80],
  vessel: [430, 90],
} as const;

/** The joint line lies at z = 0; a left knee, so that medial is -x. Condyles and plateau by side. */
const condyles: readonly { x: number; medial: boolean }[] = [
  { x: -23, medial: true },
  { x: 23, medial: false },
];

const paintOf = (values: readonly number[]): Paint => ({ values });

/** What this knee has: a tear through the hind horn of the inner meniscus, fluid in the joint. */
export type KneeFindings = { seed: string; medialTear: boolean; effusion: boolean };

/** Paints a left knee in two contrasts, proton density with fat suppression and T1. */
export function paintKnee(canvas: Canvas, { seed, medialTear, effusion }: KneeFindings): void {
  paintSoftTissue(canvas, seed);
  if (effusion) paintEffusion(canvas);
  paintBones(canvas, seed);
  for (const { x, medial } of condyles) paintMeniscus(canvas, x, medial && medialTear);
  paintLigaments(canvas);
}

/** Middle and half axes of the muscles about the knee. */
const muscles: readonly (readonly [Point, Point])[] = [
  [
    [-30, 38, 74],
    [24, 22, 70],
  ],
  [
    [26, 40, 70],
    [22, 20, 64],
  ],
  [
    [-18, 42, -60],
    [24, 19, 64],
  ],
  [
    [20, 44, -64],
    [25, 20, 62],
  ],
  [
    [0, 34, -74],
    [34, 14, 50],
  ],
  [
    [0, -30, 104],
    [44, 15, 60],
  ],
  [
    [-46, 0, 92],
    [14, 30, 50],
  ],
  [
    [-30, -18, -92],
    [18, 22, 60],
  ],
];

function paintSoftTissue(canvas: Canvas, seed: string): void {
  const lobules = roughField(`${seed}/fat`, 9, 2);
  const fibres = roughField(`${seed}/muscle`, 10, 2);
  const leg: Shape = { ...ellipsoid([0, 8, 0], [62, 68, 400], 2.5), low: [-66, -64, -400], high: [66, 80, 400] };
  paint(
    canvas,
    leg,
    {
      values: signals.fat,
      texture: (x, y, z, depth) => (depth < 1.6 ? 140 : 45 * Math.max(-0.4, lobules(x, y, z))),
      gains: [1, 0.4],
    },
    1.2,
  );
  for (const [center, radii] of muscles) {
    const texture = (x: number, y: number, z: number) =>
      26 * fibres(x, y, z * 0.3) - 110 * step(0.4, 1, fibres(x * 1.4, y * 1.4, z * 0.2));
    paint(canvas, ellipsoid(center, radii), { values: signals.muscle, texture, gains: [1, -1] }, 2);
  }
  paintAll(
    canvas,
    tubes([
      [2, 40, 120, 4.5],
      [0, 36, 30, 4.2],
      [2, 34, -20, 4],
      [4, 40, -120, 3.6],
    ]),
    paintOf(signals.vessel),
    1.5,
  );
  paintAll(
    canvas,
    tubes([
      [9, 46, 120, 2.6],
      [10, 44, 0, 2.6],
      [8, 50, -120, 2.4],
    ]),
    { values: [260, 320] },
    1.5,
  );
}

function paintEffusion(canvas: Canvas): void {
  const pouch = ellipsoid([0, -27, 52], [26, 6.5, 30]);
  paint(canvas, pouch, paintOf(signals.fluid), 1.8);
  for (const side of [-1, 1]) paint(canvas, ellipsoid([side * 36, -8, 20], [7, 15, 22]), paintOf(signals.fluid), 2);
  paint(canvas, ellipsoid([-22, 36, 4], [9, 6, 13]), paintOf(signals.fluid), 2);
}

/** A bone with its cortex, and `lining` mm of cartilage where `covered`. */
function paintBone(canvas: Canvas, shape: Shape, marrow: Paint, lining = 0, covered?: Shape): void {
  if (covered !== undefined) paint(canvas, within(grown(shape, lining), covered), paintOf(signals.cartilage), 0.9);
  paint(canvas, shape, paintOf(signals.cortex), 0.9);
  paint(canvas, { ...shape, depth: (x, y, z) => shape.depth(x, y, z) - 1.3 }, marrow, 0.9);
}

function union(shapes: readonly Shape[]): Shape {
  const least = (n: 0 | 1 | 2) => Math.min(...shapes.map((shape) => shape.low[n]));
  const most = (n: 0 | 1 | 2) => Math.max(...shapes.map((shape) => shape.high[n]));
  return {
    low: [least(0), least(1), least(2)],
    high: [most(0), most(1), most(2)],
    depth: (x, y, z) => shapes.reduce((deepest, shape) => Math.max(deepest, shape.depth(x, y, z)), -99),
  };
}

function paintBones(canvas: Canvas, seed: string): void {
  const spongy = roughField(`${seed}/marrow`, 5, 2);
  const marrow: Paint = { values: signals.marrow, texture: (x, y, z) => 24 * spongy(x, y, z * 0.5), gains: [1, 2] };
  const femur = without(
    union([
      tube([0, -4, 140], [0, -1, 46], 15, 19),
      ellipsoid([0, -4, 34], [36, 20, 24]),
      ...condyles.map(({ x }) => ellipsoid([x, 4, 22.5], [17, 30, 20], 2.5)),
    ]),
    ellipsoid([0, 26, 6], [8.5, 24, 20]),
  );
  paintBone(canvas, femur, marrow, 2.6, ellipsoid([0, 0, 14], [60, 44, 22]));
  const tibia = union([
    ellipsoid([0, 3, -14], [41, 27, 12.5], 4),
    tube([0, -2, -24], [0, 2, -50], 26, 16),
    tube([0, 2, -50], [0, 6, -140], 16, 14),
    ellipsoid([0, -20, -34], [11, 9, 15]),
    ellipsoid([0, 4, -2], [6, 8, 5]),
  ]);
  paintBone(canvas, tibia, marrow, 2.4, ellipsoid([0, 2, -3], [40, 27, 6], 4));
  paintBone(canvas, ellipsoid([41, 22, -34], [9, 9, 15]), marrow);
  paintBone(canvas, tube([41, 22, -44], [41, 26, -140], 5.5), marrow);
  paintBone(canvas, ellipsoid([0, -42, 30], [21, 9.5, 21], 2.5), marrow, 3, ellipsoid([0, -30, 28], [20, 9, 18]));
  const scar = smoothField(`${seed}/scar`, 9);
  const line: Shape = {
    low: [-40, -26, -26],
    high: [40, 30, -14],
    depth: (x, y, z) => 0.6 - Math.abs(z + 20 + 2 * scar(x, y, 0)),
  };
  paint(canvas, within(line, tibia, 2), { values: [90, 250] }, 1, 0.7);
}

/** A ring of wedge-shaped section, open towards the middle of the joint. A tear runs from its lower face into the hind horn. */
function paintMeniscus(canvas: Canvas, x0: number, torn: boolean): void {
  const middle: Point = [x0, 3, 0];
  const wedge: Shape = {
    low: [x0 - 26, -26, -4],
    high: [x0 + 26, 32, 12],
    depth: (x, y, z) => {
      const [u, v] = [(x - middle[0]) / 17, (y - middle[1]) / 23];
      const out = (Math.hypot(u, v) - 0.5) * 20;
      const open = x0 < 0 ? x - x0 - 11 : x0 - x - 11;
      const height = 1.1 + out * 0.55;
      return Math.min(out, 10.5 - out, z - -1.2, height - z, -open * 0.8);
    },
  };
  paint(canvas, wedge, paintOf(signals.meniscus), 0.9);
  if (!torn) return;
  const cleft: Shape = {
    low: [x0 - 9, 14, -4],
    high: [x0 + 9, 27, 10],
    depth: (_x, y, z) => 0.95 - Math.abs((y - 20.4) * 0.78 - (z - 1.4) * 0.62),
  };
  paint(canvas, within(cleft, wedge), { values: [880, 300] }, 0.9);
}

function paintLigaments(canvas: Canvas): void {
  const tendon = paintOf(signals.tendon);
  const striped = smoothField("cruciate", 2.4);
  paintAll(
    canvas,
    tubes([
      [0, -38, 130, 5],
      [0, -43, 70, 4.2],
      [0, -47, 48, 3.4],
    ]),
    tendon,
    1,
  );
  paintAll(
    canvas,
    tubes([
      [0, -46, 12, 2.8],
      [0, -38, -14, 2.6],
      [0, -28, -38, 3],
    ]),
    tendon,
    1,
  );
  paint(canvas, turned(ellipsoid([0, -30, -2], [19, 8.5, 19]), [0, -30, -2], 0, 14), { values: [185, 780] }, 3, 0.9);
  paintAll(
    canvas,
    tubes([
      [-3, 6, 26, 3.6],
      [-2, 20, 16, 4],
      [0, 27, 2, 3.6],
      [1, 28, -16, 3],
    ]),
    tendon,
    1.2,
  );
  const cruciate: Paint = { values: [150, 200], texture: (x, y, z) => 120 * step(0, 0.5, striped(x * 3, y, z)) };
  paintAll(
    canvas,
    tubes([
      [5, 18, 26, 3],
      [2, 0, 8, 3],
      [0, -14, -2, 3.2],
    ]),
    cruciate,
    1.2,
  );
  paintAll(canvas, [tube([-41, 0, 26], [-38, -2, -36], 1.8), tube([40, 8, 26], [42, 20, -22], 1.8)], tendon, 1.2);
}
