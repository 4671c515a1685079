import { type Canvas, paint, paintAll } from "./canvas.ts";
import { domes, heartSac, trunk } from "./chest-frame.ts";
import { fat } from "./chest-tissue.ts";
import { greatVessels } from "./great-vessels.ts";
import { roughField } from "./noise.ts";
import { ellipsoid, type Point, tubes, turned, within } from "./shapes.ts";

/** The heart with its chambers, the great vessels and what else lies between the lungs. `blood` in HU. */
export function paintMediastinum(canvas: Canvas, seed: string, blood: number): void {
  const lumps = roughField(`${seed}/mediastinum`, 12, 2);
  const heart = (center: Point, radii: Point, degrees: number) => turned(ellipsoid(center, radii), center, 2, degrees);
  paint(
    canvas,
    { ...heartSac, depth: (x, y, z) => heartSac.depth(x, y, z) - 3.5 - 2 * lumps(x, y, z) },
    { values: [92] },
    2,
  );
  paint(canvas, heart([46, -22, -62], [33, 21, 36], 38), { values: [blood] }, 2.5);
  paint(canvas, heart([10, -52, -62], [34, 17, 38], 28), { values: [blood - 12] }, 2.5);
  paint(canvas, heart([14, 8, -32], [29, 17, 21], 0), { values: [blood - 4] }, 2.5);
  paint(canvas, heart([-22, -24, -48], [17, 24, 32], 0), { values: [blood - 18] }, 2.5);
  for (const { path, brighter } of greatVessels) paintTube(canvas, path, blood + brighter);
  paintTube(
    canvas,
    [
      [6, 42, 150, 7],
      [9, 44, 40, 7],
      [4, 46, -60, 7],
      [16, 34, -130, 8],
    ],
    45,
  );
  paint(canvas, ellipsoid([7, 44, 30], [2, 1.4, 200]), { values: [-600] }, 1.5);
  for (const node of [
    [-9, 10, 22],
    [14, 26, -8],
    [20, -2, 36],
    [-14, 22, -6],
  ] as const)
    paint(canvas, ellipsoid(node, [4.5, 3, 5]), { values: [70] }, 1.5);
}

function paintTube(canvas: Canvas, path: readonly (readonly [number, number, number, number])[], value: number): void {
  paintAll(canvas, tubes(path), { values: [value] }, 1.8);
}

/** Trachea and main bronchi, open to the lungs. */
export function paintAirways(canvas: Canvas): void {
  const path = [
    [0, 12, 150, 9],
    [0, 16, 60, 9],
    [0, 20, 14, 9.5],
  ] as const;
  const right = [
    [0, 20, 14, 8],
    [-26, 18, -2, 7],
    [-46, 12, -8, 5.5],
  ] as const;
  const left = [
    [0, 20, 14, 8],
    [26, 20, -6, 6.5],
    [50, 14, -12, 5.2],
  ] as const;
  for (const one of [path, right, left]) {
    paintAll(canvas, tubes(one.map(([x, y, z, r]) => [x, y, z, r + 1.6])), { values: [35] }, 1.3);
  }
  for (const one of [path, right, left]) paintAll(canvas, tubes(one), { values: [-990] }, 1.3);
}

/** Liver, spleen and stomach under the diaphragm. */
export function paintAbdomen(canvas: Canvas, seed: string): void {
  const grain = roughField(`${seed}/liver`, 10, 2);
  const limit = { ...trunk, depth: (x: number, y: number, z: number) => trunk.depth(x, y, z) - 22 };
  paint(
    canvas,
    within(domes.right, limit),
    { values: [106], texture: (x, y, z, depth) => (depth < 2.5 ? -56 : 5 * grain(x, y, z)) },
    1.6,
  );
  paint(
    canvas,
    within(domes.left, limit),
    { values: [fat], texture: (_x, _y, _z, depth) => (depth < 2.5 ? 150 : 4) },
    1.6,
  );
  paint(
    canvas,
    ellipsoid([10, -40, -146], [62, 38, 44]),
    { values: [106], texture: (x, y, z) => 5 * grain(x, y, z) },
    2,
  );
  paint(canvas, ellipsoid([94, 40, -128], [30, 36, 34]), { values: [118] }, 2);
  paint(canvas, ellipsoid([62, -18, -138], [42, 44, 40]), { values: [40] }, 2);
  paint(
    canvas,
    within(ellipsoid([62, -18, -138], [38, 40, 36]), ellipsoid([62, -80, -138], [80, 62, 80])),
    { values: [-970] },
    2,
  );
  for (const [x, y, z] of [
    [-40, 10, -125],
    [-70, -20, -130],
    [-60, 40, -135],
  ] as const) {
    paintAll(
      canvas,
      tubes([
        [x, y, z, 4],
        [x + 26, y - 4, z - 30, 5],
      ]),
      { values: [140] },
      2,
    );
  }
}
