import { type Field, roughField, smoothField, step } from "./noise.ts";
import { type Random, randomFrom } from "./random.ts";
import { blurred } from "./resample.ts";
import { grain } from "./scanner-noise.ts";

export type ViewName = "CC" | "MLO";
export type Calcification = { forward: number; down: number; grains: number };
export type BreastView = {
  seed: string;
  side: "L" | "R";
  view: ViewName;
  cluster: Calcification | null;
  /** mm. */
  pixel: number;
  columns: number;
  rows: number;
};

/** How far the breast reaches from the chest wall, and half its width there, mm. */
const reach = 112;
const half = 96;

/** A mammogram of one view, 12 bits, the chest wall at the left border for a left breast, mirrored for a right one. */
export function breastView(of: BreastView): Uint16Array {
  const { columns, rows, pixel, side } = of;
  const size = { columns, rows };
  const density = new Float32Array(columns * rows);
  const tissue = tissueOf(of);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++)
      density[y * columns + x] = tissue((x + 0.5) * pixel, (y + 0.5 - rows / 2) * pixel);
  }
  const random = randomFrom(`${of.seed}/${side}${of.view}`);
  addVessels(density, of, random);
  addCalcifications(density, of, random);
  const soft = blurred(density, size, 3);
  const noise = grain(random, columns, rows);
  const pixels = new Uint16Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const from = y * columns + x;
      const value = density[from] ?? 0;
      const sharp = value + 0.7 * (value - (soft[from] ?? 0));
      const grey = value <= 0.002 ? 40 : 200 + 4300 * Math.max(0, sharp - 0.04);
      const to = y * columns + (side === "L" ? x : columns - 1 - x);
      pixels[to] = Math.max(0, Math.min(4095, Math.round(grey + (value <= 0.002 ? 4 : 34) * (noise[from] ?? 0))));
    }
  }
  return pixels;
}

/** Density from 0 (air) to about 1, by mm from the chest wall and from the nipple's level. */
function tissueOf({ seed, side, view }: BreastView): (forward: number, down: number) => number {
  const key = `${seed}/${side}/${view}`;
  const cloud = roughField(`${seed}/${side}/cloud`, 26, 4);
  const strands = roughField(`${key}/strands`, 7, 3);
  const edge = smoothField(`${key}/edge`, 45);
  const oblique = view === "MLO";
  return (forward, down) => {
    const sag = oblique ? Math.max(0, -down) / half : 0;
    const u = forward / (reach + 3 * edge(down, 0, 0));
    const v = (down - (oblique ? 8 : 0)) / (half * (down < 0 && oblique ? 1.35 : 1));
    const r = Math.sqrt(u * u + Math.abs(v) ** 2.2);
    const nipple = Math.hypot(forward - reach - 1, down) < 5.2 ? 0.3 : 0;
    const inside = (1 - r) * 80;
    if (inside < 0) return nipple;
    // Compressed to an even thickness, thinner towards the skin.
    const thick = step(0, 16, inside);
    const skin = inside < 1.4 ? 0.15 : 0;
    const gland = glandAt(cloud, strands, forward, down, inside);
    return Math.max(
      nipple,
      0.1 + 0.2 * thick + skin + gland * thick + (oblique ? pectoral(forward, down, strands) : 0) - 0.04 * sag,
    );
  };
}

/** Glandular tissue lies in a cone behind the nipple; strands run towards it, and Cooper's ligaments cross the fat. */
function glandAt(cloud: Field, strands: Field, forward: number, down: number, inside: number): number {
  const [dx, dy] = [reach - forward, down + 6];
  const distance = Math.hypot(dx, dy);
  const angle = Math.atan2(dy, dx);
  const lobes = cloud(forward, down, 0);
  const cone =
    step(98, 30, distance + 22 * lobes) *
    step(1.35, 0.45, Math.abs(angle) + 0.3 * lobes) *
    step(4, 20, inside + 6 * lobes);
  // Threads are as wide at the nipple as far from it, so their angle counts less there.
  const threads = strands(distance * 0.16, angle * Math.min(60, distance) * 0.75, 0);
  const fine = strands(forward * 1.1, down * 1.1, 5);
  const lace = Math.max(0, 1 - Math.abs(strands(distance * 0.35, angle * 26, 5) + 0.5 * fine) * 5) * 0.028;
  const body = step(-0.7, 0.8, lobes + 0.3 * threads + 0.25 * fine);
  return (
    cone * (0.06 + 0.4 * body + 0.1 * threads + 0.06 * fine) +
    lace * step(2, 9, inside) +
    0.02 * cloud(forward * 2, down * 2, 3)
  );
}

/** The pectoral muscle fills the upper corner of an oblique view. */
function pectoral(forward: number, down: number, fibres: Field): number {
  const inside = 46 - forward - (down + 100) * 0.4 - 4 * Math.sin(down / 40);
  return step(0, 4, inside) * (0.3 + 0.035 * fibres(forward * 0.3 + down * 0.5, down * 0.12, 9));
}

function addVessels(density: Float32Array, { columns, rows, pixel }: BreastView, random: Random): void {
  for (let n = 0; n < 3; n++) {
    let [x, y] = [random.between(4, 18), random.between(-60, 60)];
    let course = random.between(-0.5, 0.5);
    for (let length = 0; length < 95; length += 0.25) {
      course += random.normal() * 0.018 - course * 0.004;
      x += 0.25 * Math.cos(course);
      y += 0.25 * Math.sin(course);
      const wide = 1.1 * (1 - length / 130);
      if (Math.hypot(x / (reach - 12), y / (half - 12)) < 1) spot(density, columns, rows, pixel, x, y, wide, 0.016);
    }
  }
}

/** A cluster of fine grains of different size and shape, and one coarse round grain elsewhere that means nothing. */
function addCalcifications(density: Float32Array, of: BreastView, random: Random): void {
  const { columns, rows, pixel, cluster, view } = of;
  spot(density, columns, rows, pixel, 58, view === "CC" ? -38 : 34, 0.75, 0.55);
  if (cluster === null) return;
  for (let n = 0; n < cluster.grains; n++) {
    const [along, across] = [random.normal() * 2.6, random.normal() * 1.7];
    const [x, y] = [cluster.forward + along, cluster.down + across + 0.5 * along];
    const size = random.between(0.16, 0.36);
    for (let piece = 0; piece < 3; piece++) {
      spot(
        density,
        columns,
        rows,
        pixel,
        x + piece * random.between(-0.2, 0.25),
        y + piece * random.between(-0.2, 0.2),
        size,
        0.3,
      );
    }
  }
}

/** Adds a round density with soft edges. Places and radius in mm. */
function spot(
  density: Float32Array,
  columns: number,
  rows: number,
  pixel: number,
  cx: number,
  cy: number,
  radius: number,
  more: number,
): void {
  const [px, py, r] = [cx / pixel, cy / pixel + rows / 2, radius / pixel + 1];
  for (let y = Math.max(0, Math.floor(py - r)); y <= Math.min(rows - 1, py + r); y++) {
    for (let x = Math.max(0, Math.floor(px - r)); x <= Math.min(columns - 1, px + r); x++) {
      const weight = step(r, r - 1.6, Math.hypot(x + 0.5 - px, y + 0.5 - py));
      density[y * columns + x] = (density[y * columns + x] ?? 0) + more * weight;
    }
  }
}
