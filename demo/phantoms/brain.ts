import { type Canvas, type Paint, paint, paintAll } from "./canvas.ts";
import { roughField, smoothField, step } from "./noise.ts";
import { ellipsoid, grown, mirrored, type Point, type Shape, tube, tubes, turned, within } from "./shapes.ts";

/** Signal of each tissue in the three contrasts: T2, FLAIR, T1 after gadolinium. */
const signals = {
  air: [12, 8, 6],
  fat: [620, 560, 900],
  muscle: [210, 240, 330],
  bone: [40, 35, 60],
  diploe: [330, 300, 520],
  water: [1150, 60, 120],
  grey: [560, 470, 330],
  white: [390, 340, 450],
  deep: [500, 430, 380],
  vessel: [30, 30, 850],
  dura: [90, 110, 560],
  tumour: [640, 610, 980],
  oedema: [760, 800, 330],
} as const;

/** z = 0 lies at the level of the basal ganglia. */
export const brainCase: Shape = ellipsoid([0, 4, 6], [66, 84, 66], 2.5);

/** A growth on the dura: `center` on the brain's surface, `diameter` in mm. */
export type Meningioma = { center: Point; diameter: number };

/** Paints a head; three channels: T2, FLAIR, T1 after contrast. Spots are small areas of bright white matter, as age brings them. */
export function paintHead(canvas: Canvas, seed: string, tumour: Meningioma | null): void {
  paintShell(canvas, seed);
  paintBrain(canvas, seed, tumour);
  paintFluidSpaces(canvas);
  paintHindbrain(canvas, seed);
  paintFace(canvas);
  paintSpots(canvas, seed);
  if (tumour !== null) paintTumour(canvas, seed, tumour);
}

const all = (values: readonly number[]): Paint => ({ values });

function paintShell(canvas: Canvas, seed: string): void {
  const uneven = smoothField(`${seed}/scalp`, 25);
  const head = ellipsoid([0, 3, -4], [79, 98, 88], 2.5);
  paint(canvas, head, all(signals.muscle), 1.5);
  paint(canvas, { ...head, depth: (x, y, z) => head.depth(x, y, z) - 2 }, all(signals.fat), 1.2);
  for (const side of [-1, 1]) paint(canvas, ellipsoid([side * 68, -22, -24], [9, 34, 40]), all(signals.muscle), 2);
  const outer = grown(brainCase, 8.5);
  const skull = { ...outer, depth: (x: number, y: number, z: number) => outer.depth(x, y, z) + uneven(x, y, z) };
  paint(canvas, skull, all(signals.bone), 1.2);
  const marrow = {
    ...skull,
    depth: (x: number, y: number, z: number) => Math.min(skull.depth(x, y, z) - 2, -brainCase.depth(x, y, z) - 2.5),
  };
  paint(canvas, marrow, all(signals.diploe), 1.2);
  paint(canvas, grown(brainCase, 0.6), all(signals.dura), 1);
  paint(canvas, brainCase, all(signals.water), 1);
}

/**
 * Cortex and white matter. The furrows lie where a rough field passes through zero; they are deepest at the surface and end
 * inside, and grey matter lines them.
 */
function paintBrain(canvas: Canvas, seed: string, tumour: Meningioma | null): void {
  const folds = roughField(`${seed}/folds`, 14, 2);
  const bend = smoothField(`${seed}/bend`, 30);
  const cerebrum: Shape = {
    ...brainCase,
    depth: (x, y, z) => {
      const pushed =
        tumour === null
          ? 99
          : Math.hypot(x - tumour.center[0], y - tumour.center[1], z - tumour.center[2]) - tumour.diameter / 2;
      return Math.min(
        brainCase.depth(x, y, z) - 2.2,
        Math.abs(x + 0.6 * bend(0, y, z)) - 1.1,
        z + 44 - 0.12 * y + 0.004 * x * x,
        pushed,
      );
    },
  };
  const furrow = (x: number, y: number, z: number) =>
    Math.abs(folds(x + 7 * bend(x, y, z), y + 7 * bend(y, z, x), z * 0.8)) * 11.5;
  const grey = (x: number, y: number, z: number, depth: number) => {
    const near = furrow(x, y, z) + Math.max(0, depth - 6) * 0.42;
    const open = step(1.4, 0.4, near);
    const cortex = step(5.6, 4, Math.min(near, depth + 1.2));
    return 2 * open + (1 - open) * cortex;
  };
  const mottle = roughField(`${seed}/white`, 9, 2);
  // 0 white, 1 grey, 2 water: `kind` mixes between neighbours.
  for (const [channel, target] of canvas.channels.entries()) {
    const [white, cortex, water] = [signals.white, signals.grey, signals.water].map((of) => of[channel] ?? 0);
    const texture = (x: number, y: number, z: number, depth: number) => {
      const kind = grey(x, y, z, depth);
      const base = white ?? 0;
      const value =
        kind <= 1 ? base + ((cortex ?? 0) - base) * kind : (cortex ?? 0) + ((water ?? 0) - (cortex ?? 0)) * (kind - 1);
      return value + 10 * mottle(x, y, z);
    };
    paint({ grid: canvas.grid, channels: [target] }, cerebrum, { values: [0], texture }, 1.2);
  }
}

function paintFluidSpaces(canvas: Canvas): void {
  const half: [Shape, Paint, number][] = [
    [turned(ellipsoid([15, -14, 3], [6.5, 13, 12]), [15, -14, 3], 2, -24), all(signals.deep), 1.5],
    [turned(ellipsoid([25, 0, 0], [6.5, 17, 13]), [25, 0, 0], 2, -14), all(signals.deep), 1.5],
    [turned(ellipsoid([11, 16, 2], [9, 14, 11]), [11, 16, 2], 2, 18), all(signals.deep), 1.5],
    [tube([40, -12, -6], [48, 18, 2], 3.2, 2), all(signals.water), 2],
    [tube([40, -12, -6], [34, -22, -14], 3, 3.4), all(signals.water), 2],
  ];
  const ventricle = tubes([
    [9, -30, 10, 3.6],
    [6.5, -16, 16, 5],
    [8, 4, 22, 5.5],
    [14, 26, 18, 7],
    [22, 38, 8, 7],
    [27, 28, -8, 4],
    [30, 10, -18, 3],
  ]);
  const occipital = tubes([
    [21, 38, 8, 6],
    [20, 58, 6, 2.5],
  ]);
  for (const [shape, colour, soft] of half)
    for (const one of [shape, mirrored(shape)]) paint(canvas, one, colour, soft);
  for (const one of [...ventricle, ...occipital]) paintAll(canvas, [one, mirrored(one)], all(signals.water), 1.6);
  for (const one of tubes([
    [14, 26, 16, 2.2],
    [20, 37, 8, 2.6],
  ]))
    paintAll(canvas, [one, mirrored(one)], { values: [700, 420, 900] }, 2);
  paint(canvas, ellipsoid([0, 8, 0], [2.4, 15, 9]), all(signals.water), 1.5);
  paint(canvas, ellipsoid([0, 22, 25], [1.2, 50, 40]), all(signals.dura), 1.4, 0.4);
}

function paintHindbrain(canvas: Canvas, seed: string): void {
  const folia = roughField(`${seed}/folia`, 22, 2);
  const cerebellum = within(ellipsoid([0, 44, -48], [50, 34, 26], 2.5), brainCase, 1);
  const leaves = (_x: number, y: number, z: number, depth: number) =>
    depth > 13 ? -95 : 130 * Math.max(0, Math.sin(1.9 * (y * 0.4 + z) + 5 * folia(_x, y, z))) * step(15, 6, depth);
  paint(canvas, cerebellum, { values: signals.deep, texture: leaves, gains: [1, 0.5, -0.4] }, 1.5);
  paint(canvas, ellipsoid([0, 24, -50], [6, 5, 10]), all(signals.water), 2);
  paintAll(
    canvas,
    tubes([
      [0, 2, -20, 12],
      [0, 0, -40, 15],
      [0, 6, -60, 11],
      [0, 12, -90, 8],
    ]),
    all(signals.white),
    2,
  );
  const cistern: Shape[] = [ellipsoid([0, -14, -28], [13, 8, 7]), ellipsoid([0, -16, -44], [12, 5, 14])];
  paintAll(canvas, cistern, all(signals.water), 2);
  for (const side of [-1, 1])
    paintAll(
      canvas,
      tubes([
        [side * 8, -18, -24, 2.2],
        [side * 24, -18, -22, 1.6],
        [side * 40, -14, -14, 1.2],
      ]),
      all(signals.vessel),
      1.2,
    );
  paintAll(
    canvas,
    tubes([
      [0, -15, -30, 1.9],
      [0, -15, -60, 2],
    ]),
    all(signals.vessel),
    1.2,
  );
  paint(canvas, tube([0, 84, -30], [0, 66, 66], 3.4, 3), all(signals.vessel), 1.4, 0.9);
}

function paintFace(canvas: Canvas): void {
  for (const side of [-1, 1]) {
    paint(canvas, ellipsoid([side * 32, -70, -48], [21, 24, 18]), all(signals.fat), 2);
    paint(canvas, ellipsoid([side * 33, -80, -48], [12.5, 12.5, 12.5]), all(signals.water), 1.2);
    paint(canvas, ellipsoid([side * 33, -90.5, -48], [4.5, 2, 4.5]), { values: [160, 180, 240] }, 1.2);
    paint(canvas, tube([side * 31, -67, -48], [side * 12, -38, -46], 2.4), all(signals.muscle), 1.5);
    paint(canvas, tube([side * 44, -72, -48], [side * 34, -46, -46], 2.2), all(signals.muscle), 1.5);
    paint(canvas, ellipsoid([side * 62, 30, -62], [13, 14, 14]), all(signals.air), 2);
  }
  paint(canvas, ellipsoid([0, -68, -54], [9, 26, 24]), all(signals.air), 2);
  paint(canvas, ellipsoid([0, -70, -54], [1, 24, 22]), all(signals.grey), 1.5);
}

function paintSpots(canvas: Canvas, seed: string): void {
  const place = smoothField(`${seed}/spots`, 1);
  for (let n = 0; n < 9; n++) {
    const [u, v, w] = [place(n, 0, 0), place(0, n, 0), place(0, 0, n)];
    const center: Point = [(u < 0 ? -1 : 1) * (24 + 9 * Math.abs(u)), -14 + 38 * v, 26 + 12 * w];
    paint(canvas, ellipsoid(center, [2 + Math.abs(w), 2.4 + Math.abs(v), 2.4]), { values: [640, 640, 400] }, 2);
  }
}

/** Grows from the dura inwards: enhances evenly, with a tail along the dura and a thin cleft of fluid towards the brain. */
function paintTumour(canvas: Canvas, seed: string, { center, diameter }: Meningioma): void {
  const radius = diameter / 2;
  const uneven = smoothField(`${seed}/tumour`, 8);
  const body = ellipsoid(center, [radius, radius, radius]);
  const inCase = (shape: Shape) => within(shape, grown(brainCase, 0.4));
  paint(
    canvas,
    inCase(ellipsoid([center[0] * 0.8, center[1] * 0.92, center[2]], [radius * 1.35, radius * 1.5, radius * 1.2])),
    { values: signals.oedema },
    7,
    0.55,
  );
  paint(canvas, inCase(grown(body, 1.6)), all(signals.water), 1.5, 0.85);
  const tail: Shape = { ...ellipsoid(center, [radius * 1.55, radius * 1.55, radius * 1.55]) };
  const lining: Shape = {
    ...tail,
    depth: (x, y, z) => Math.min(tail.depth(x, y, z), 2.2 - Math.abs(brainCase.depth(x, y, z))),
  };
  paint(canvas, lining, { values: [420, 420, 950] }, 1.2);
  paint(canvas, inCase(body), { values: signals.tumour, texture: (x, y, z) => 45 * uneven(x, y, z) }, 1.2);
}
