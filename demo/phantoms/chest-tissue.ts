import { type Canvas, paint } from "./canvas.ts";
import { cavity, lungDepth, trunk } from "./chest-frame.ts";
import { roughField, step } from "./noise.ts";
import { ellipsoid, mirrored, turned } from "./shapes.ts";

export const fat = -102;

/**
 * Skin, fat, muscle, the lungs' own tissue and the fat between them, in one pass: each point is asked once how deep it lies in the
 * trunk and in the cavity.
 */
export function paintTissue(canvas: Canvas, seed: string, breasts: boolean): void {
  const lumps = roughField(`${seed}/lumps`, 13, 2);
  const mottle = roughField(`${seed}/lung`, 8, 3);
  if (breasts) paintBreasts(canvas, lumps);
  const tissue = (x: number, y: number, z: number, depth: number) => {
    const deep = cavity.depth(x, y, z);
    if (deep < -8) return wall(depth, deep, z, lumps(x, y, z));
    const lung = deep > 0 ? lungDepth(x, y, z, deep) : -9;
    if (lung > 1) return -872 + 0.28 * (y + 80) + 15 * mottle(x, y, z);
    const lining = deep < 1 ? 48 : fat + 6 + 9 * lumps(x, y, z);
    // The lung is darker in front, and denser where the patient lies on it.
    return lining + (-872 + 0.28 * (y + 80) - lining) * step(-0.6, 1, lung);
  };
  paint(canvas, trunk, { values: [0], texture: tissue }, 1.5);
  paintMuscles(canvas, seed);
}

/** Muscle lies on the ribs, thicker towards the shoulders, with fat between its fibres and skin over all. */
function wall(depth: number, deep: number, z: number, lump: number): number {
  if (depth < 2.2) return 30;
  const shoulder = Math.max(0, (z - 40) / 90);
  const muscle = Math.min(depth - 12 + 4 * lump, 17 + 60 * shoulder + 4 * lump + deep);
  const between = 70 * step(0.55, 0.8, Math.abs(lump - 0.45 * Math.sin(deep / 5)));
  return fat + 7 * lump + (155 - between + 6 * lump) * step(-1, 1, muscle);
}

function paintBreasts(canvas: Canvas, lumps: (x: number, y: number, z: number) => number): void {
  const breast = ellipsoid([-74, -100, -36], [54, 38, 54]);
  const texture = (x: number, y: number, z: number, depth: number) =>
    depth < 2 ? 125 : Math.max(0, Math.min(130, 230 * lumps(x, y, z) - 30 * Math.max(0, 6 - depth)));
  for (const one of [breast, mirrored(breast)]) paint(canvas, one, { values: [fat], texture }, 1.5);
}

function paintMuscles(canvas: Canvas, seed: string): void {
  const streaks = roughField(`${seed}/muscle`, 7, 2);
  const texture = (x: number, y: number, z: number) => (streaks(x * 2, y, z * 0.4) > 0.62 ? -75 : 9 * streaks(x, y, z));
  const muscle = { values: [56], texture };
  for (const side of [1, -1]) {
    const back = turned(ellipsoid([side * 102, 86, 46], [46, 11, 84]), [side * 102, 86, 46], 2, side * 32);
    paint(
      canvas,
      { ...back, depth: (x, y, z) => Math.min(back.depth(x, y, z), -8 - cavity.depth(x, y, z)) },
      muscle,
      3,
    );
    paint(canvas, ellipsoid([side * 27, 99, 0], [23, 11, 900]), muscle, 3);
    const front = ellipsoid([side * 70, -94, 62], [56, 9, 44]);
    paint(
      canvas,
      { ...front, depth: (x, y, z) => Math.min(front.depth(x, y, z), -8 - cavity.depth(x, y, z)) },
      muscle,
      3,
    );
  }
}
