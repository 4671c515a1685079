import { type Canvas, paint, paintAll } from "./canvas.ts";
import { paintBones } from "./chest-bones.ts";
import { lungs, trunk } from "./chest-frame.ts";
import { paintAbdomen, paintAirways, paintMediastinum } from "./chest-organs.ts";
import { paintTissue } from "./chest-tissue.ts";
import { paintFissures, paintLungTrees } from "./chest-vessels.ts";
import { roughField } from "./noise.ts";
import { randomFrom } from "./random.ts";
import { ellipsoid, type Point, type Shape, tube, within } from "./shapes.ts";

/** What this chest has, apart from what every chest has. */
export type ChestFindings = {
  seed: string;
  sex: "F" | "M";
  /** HU of the blood: about 45 without, 170 with contrast agent. */
  blood: number;
  nodule: { center: Point; diameter: number } | null;
  /** A dense patch of lung, soft at its edges. */
  consolidation: { center: Point; radii: Point } | null;
  brokenRib: { side: 1 | -1; rib: number } | null;
};

/** Paints a chest in HU, from the skin to the nodule. */
export function paintChest(canvas: Canvas, findings: ChestFindings): void {
  const { seed, blood } = findings;
  paintTissue(canvas, seed, findings.sex === "F");
  paintFissures(canvas);
  paintLungTrees(canvas, seed, Math.min(120, blood));
  paintAbdomen(canvas, seed);
  paintMediastinum(canvas, seed, blood);
  paintAirways(canvas);
  paintBones(canvas, seed, findings.brokenRib);
  if (findings.consolidation !== null) paintConsolidation(canvas, seed, findings.consolidation);
  if (findings.nodule !== null) paintNodule(canvas, seed, findings.nodule);
}

/** A solid nodule, near enough to a ball to be measured, with some fine spicules. */
function paintNodule(canvas: Canvas, seed: string, { center, diameter }: { center: Point; diameter: number }): void {
  const random = randomFrom(`${seed}/spicules`);
  const radius = diameter / 2;
  for (let n = 0; n < (diameter > 6 ? 7 : 0); n++) {
    const [u, v, w] = [random.normal(), random.normal(), random.normal()];
    const size = Math.hypot(u, v, w) || 1;
    const reach = radius + random.between(1.5, 3.5);
    const tip: Point = [center[0] + (u / size) * reach, center[1] + (v / size) * reach, center[2] + (w / size) * reach];
    paint(canvas, tube(center, tip, 0.7, 0.3), { values: [-350] }, 1.2, 0.6);
  }
  paint(canvas, ellipsoid(center, [radius, radius, radius]), { values: [42] }, 1);
}

function paintConsolidation(canvas: Canvas, seed: string, { center, radii }: { center: Point; radii: Point }): void {
  const patchy = roughField(`${seed}/consolidation`, 16, 3);
  const body = ellipsoid(center, radii);
  const ragged: Shape = { ...body, depth: (x, y, z) => body.depth(x, y, z) + 9 * patchy(x, y, z) };
  paint(canvas, within(ragged, lungs), { values: [25] }, 16);
}

/** The table that the patient lies on. */
export function paintTable(canvas: Canvas): void {
  const curve = (y: number): Shape => ({
    low: [-210, 100, -999],
    high: [210, 190, 999],
    depth: (x, yy, _z) => 1.6 - Math.abs(yy - (y - (x * x) / 1100)),
  });
  const under = (shape: Shape): Shape => ({
    ...shape,
    depth: (x, y, z) => Math.min(shape.depth(x, y, z), -trunk.depth(x, y, z)),
  });
  paintAll(canvas, [under(curve(134)), under(curve(156))], { values: [-480] }, 1.4);
}
