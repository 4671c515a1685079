import { z } from "zod";
import { type DataSet, numbersOf } from "./dicom-json.ts";

/** Lookup tables of palette colour images with their descriptors, PS3.3 C.7.6.3.1.5 and 6. */
const palettes = [
  ["00281201", "00281101"],
  ["00281202", "00281102"],
  ["00281203", "00281103"],
] as const;

const inline = z.looseObject({ InlineBinary: z.string() });

/** The entries of a table: 16 bits each, little endian, or 8 where the table has a byte for each. */
function entriesOf(base64: string, count: number): number[] {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (bytes.length < count * 2) return [...bytes];
  return Array.from({ length: count }, (_, at) => (bytes[at * 2] ?? 0) | ((bytes[at * 2 + 1] ?? 0) << 8));
}

/**
 * A data set whose palettes are numbers: DICOM JSON has them as inline binary (PS3.18 F.2.7), and what draws the images looks for values
 * alone.
 */
export function withPaletteValues(set: DataSet): DataSet {
  const tables = palettes.flatMap(([table, descriptor]) => {
    const [stated] = numbersOf(set, descriptor);
    const found = inline.safeParse(set[table]);
    if (!found.success || stated === undefined) return [];
    // A count of 0 stands for 65,536 entries.
    const count = stated === 0 ? 65_536 : stated;
    return [[table, { vr: "US", Value: entriesOf(found.data.InlineBinary, count) }] as const];
  });
  return tables.length === 0 ? set : { ...set, ...Object.fromEntries(tables) };
}
