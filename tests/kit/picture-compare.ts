import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Pixels of 8 bits, red, green and blue one after the other. */
export type Raster = { columns: number; rows: number; rgb: Uint8Array };

/** Reads a binary PGM or PPM (Netpbm P5, P6) of 8 bits. */
export function readNetpbm(bytes: Uint8Array): Raster {
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const found = /^P([56])\s+(?:#[^\n]*\n\s*)*(\d+)\s+(\d+)\s+(\d+)\s/.exec(head);
  if (found === null) throw new Error("not a PGM or PPM");
  const [all, kind, columns, rows, most] = found;
  if (most !== "255") throw new Error(`${most} grey levels, not 256`);
  const data = bytes.subarray(all.length);
  const count = Number(columns) * Number(rows);
  const rgb =
    kind === "6"
      ? data.slice(0, count * 3)
      : Uint8Array.from({ length: count * 3 }, (_, at) => data[Math.floor(at / 3)] ?? 0);
  return { columns: Number(columns), rows: Number(rows), rgb };
}

const run = promisify(execFile);

/** What renders images of each transfer syntax in dcmtk, by the end of the UID under 1.2.840.10008.1.2. */
const dcmtkTools: readonly (readonly [RegExp, string])[] = [
  [/^$|^\.1$|^\.2$|^\.1\.99$|^\.5$/, "dcm2pnm"],
  [/^\.4\.(50|51|53|55|57|70)$/, "dcmj2pnm"],
  [/^\.4\.(80|81)$/, "dcml2pnm"],
];

/** The program of dcmtk that decodes a transfer syntax; null: none (JPEG 2000, HTJ2K, JPEG XL). */
export function dcmtkFor(transferSyntax: string): string | null {
  const tail = transferSyntax.replace("1.2.840.10008.1.2", "");
  return dcmtkTools.find(([fits]) => fits.test(tail))?.[1] ?? null;
}

/**
 * A frame as dcmtk renders it. Null where dcmtk is not installed or cannot.
 * @param frame counts from 1
 * @param window of grey images; null for colour
 */
export async function renderWithDcmtk(
  file: Uint8Array,
  transferSyntax: string,
  frame: number,
  window: { center: number; width: number } | null,
): Promise<Raster | null> {
  const tool = dcmtkFor(transferSyntax);
  if (tool === null) return null;
  const folder = await mkdtemp(join(tmpdir(), "overread-dcmtk-"));
  const [from, to] = [join(folder, "image.dcm"), join(folder, "image.pnm")];
  await writeFile(from, file);
  const grey = window === null ? [] : ["+Ww", String(window.center), String(window.width)];
  try {
    await run(tool, [...grey, "-O", "+F", String(frame), from, to], { timeout: 30_000 });
    return readNetpbm(await readFile(to));
  } catch {
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A picture drawn to fit into a viewport, in its middle, by linear interpolation between the centres of the pixels: what the viewer does. */
export function fitInto(image: Raster, width: number, height: number, aspect: number): Raster {
  const shape = image.columns / (image.rows * aspect);
  const [w, h] = shape > width / height ? [width, width / shape] : [height * shape, height];
  const [left, top] = [(width - w) / 2, (height - h) / 2];
  const rgb = new Uint8Array(width * height * 3);
  const at = (column: number, row: number, channel: number) =>
    image.rgb[(row * image.columns + column) * 3 + channel] ?? 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = ((x + 0.5 - left) / w) * image.columns - 0.5;
      const v = ((y + 0.5 - top) / h) * image.rows - 0.5;
      if (u < -0.5 || v < -0.5 || u > image.columns - 0.5 || v > image.rows - 0.5) continue;
      const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
      const [c0, r0] = [clamp(Math.floor(u), image.columns - 1), clamp(Math.floor(v), image.rows - 1)];
      const [c1, r1] = [clamp(c0 + 1, image.columns - 1), clamp(r0 + 1, image.rows - 1)];
      const [a, b] = [clamp(u - c0, 1), clamp(v - r0, 1)];
      for (let channel = 0; channel < 3; channel++) {
        const above = at(c0, r0, channel) * (1 - a) + at(c1, r0, channel) * a;
        const below = at(c0, r1, channel) * (1 - a) + at(c1, r1, channel) * a;
        rgb[(y * width + x) * 3 + channel] = Math.round(above * (1 - b) + below * b);
      }
    }
  }
  return { columns: width, rows: height, rgb };
}

/** How far a picture is from another of the same size, in grey levels, where either shows anything. */
export function difference(a: Raster, b: Raster): { mean: number; percentile99: number } {
  if (a.rgb.length !== b.rgb.length) throw new Error(`${a.columns} x ${a.rows} against ${b.columns} x ${b.rows}`);
  const counts = new Array<number>(256).fill(0);
  let [sum, compared] = [0, 0];
  for (let index = 0; index < a.rgb.length; index++) {
    const [one, other] = [a.rgb[index] ?? 0, b.rgb[index] ?? 0];
    // Black on black is mostly what lies beside the picture: it would make any difference look small.
    if (one === 0 && other === 0) continue;
    const apart = Math.abs(one - other);
    counts[apart] = (counts[apart] ?? 0) + 1;
    sum += apart;
    compared += 1;
  }
  let seen = 0;
  const percentile99 = counts.findIndex((count) => {
    seen += count;
    return seen >= compared * 0.99;
  });
  return { mean: compared === 0 ? 0 : sum / compared, percentile99 };
}
