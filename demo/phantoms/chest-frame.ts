import { ellipsoid, type Point, raised, type Shape } from "./shapes.ts";

/** The chest wall's inside: the space of lungs and mediastinum. z = 0 lies at the carina. */
export const cavity: Shape = ellipsoid([0, 2, -45], [131, 86, 168], 2.5);

/** The trunk's outline; its depth is taken across, as the trunk goes on above and below. */
export const trunk: Shape = {
  low: [-195, -125, -400],
  high: [195, 125, 400],
  depth: (x, y, z) => {
    const shoulder = Math.max(0, Math.min(1.2, (z - 40) / 90));
    const a = 166 + 8 * shoulder;
    const b = 113 - 10 * shoulder * shoulder;
    return ((1 - raised(Math.abs(x) / a, 3) - raised(Math.abs(y - 2) / b, 3)) * 112) / 3;
  },
};

/** The domes of the diaphragm: below them is abdomen. The right one stands higher. */
export const domes = {
  right: ellipsoid([-62, 0, -172], [92, 90, 96]),
  left: ellipsoid([62, 6, -180], [88, 86, 92]),
};

/** The pericardium, lying to the left. */
export const heartSac: Shape = ellipsoid([24, -28, -50], [60, 50, 62], 2.5);

/** Heart and great vessels with their fat, between the lungs. The lungs nearly meet in front of them. */
export const mediastinum: Shape = {
  low: [-75, -95, -400],
  high: [105, 95, 400],
  depth: (x, y, z) => {
    const high = Math.max(0, Math.min(1, (z - 20) / 80));
    const waist = Math.max(0, 1 - Math.abs(y + 12) / 62);
    const half = 10 + (27 - 4 * high) * Math.sqrt(waist) * (y > 20 ? 0.85 : 1);
    const middle = 4 * Math.sin((z + 30) / 50);
    return Math.max(half - Math.abs(x - middle), heartSac.depth(x, y, z));
  },
};

/** The spine bulges into the chest from behind. */
const spineRidge: Shape = ellipsoid([0, 72, 0], [25, 26, 900]);

/** How far inside a lung a point lies that is `deep` in the cavity: what mediastinum, spine and diaphragm leave of it. */
export function lungDepth(x: number, y: number, z: number, deep: number): number {
  const side = x < 0 ? domes.right : domes.left;
  const beside = Math.max(mediastinum.depth(x, y, z), spineRidge.depth(x, y, z));
  return Math.min(deep - 2, -beside, z > -70 ? 999 : -side.depth(x, y, z));
}

/** Both lungs. */
export const lungs: Shape = {
  low: cavity.low,
  high: cavity.high,
  depth: (x, y, z) => lungDepth(x, y, z, cavity.depth(x, y, z)),
};

/** A point on the chest wall at height z: `turn` in degrees from the spine round the patient's side to the front. */
export function wallPoint(side: 1 | -1, turn: number, z: number, out: number): Point {
  const t = Math.min(0.98, Math.abs(z + 45) / 168);
  const scale = (1 - t ** 2.5) ** 0.4;
  const [a, b] = [131 * scale + out, 86 * scale + out];
  const angle = (turn * Math.PI) / 180;
  const power = 2 / 2.5;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const x = Math.abs(sin) ** power * a;
  const y = Math.sign(cos) * Math.abs(cos) ** power * b + 2;
  return [side * x, y, z];
}
