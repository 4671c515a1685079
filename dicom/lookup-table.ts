import { type DicomJson, inlineBytes, number, numbers } from "./json.ts";

/** A look-up table: input `first` gives `entries[0]`; inputs outside are clamped to its ends, never read beyond. */
export type LookupTable = { first: number; bits: number; entries: Uint16Array };

function sixteen(bytes: Uint8Array): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint16Array.from({ length: Math.floor(bytes.length / 2) }, (_, i) => view.getUint16(i * 2, true));
}

/** Number of entries, first input and bits of an entry, PS3.3 section C.11.1.1; zero entries mean 65,536. */
function descriptorOf(json: DicomJson, tag: string): { count: number; first: number; bits: number } | null {
  const [count, first, bits] = numbers(json, tag);
  if (count === undefined || first === undefined || bits === undefined) return null;
  return { count: count === 0 ? 65_536 : count, first, bits: bits === 8 ? 8 : Math.max(1, Math.min(16, bits)) };
}

function entriesOf(json: DicomJson, tag: string, count: number): Uint16Array | null {
  const bytes = inlineBytes(json, tag);
  if (bytes === null) {
    const values = numbers(json, tag);
    return values.length === 0 ? null : Uint16Array.from(values);
  }
  // Entries of 8 bits may be packed two to a word.
  if (bytes.length < count * 2 && bytes.length >= count) return Uint16Array.from(bytes.subarray(0, count));
  return sixteen(bytes).subarray(0, count);
}

/** The Modality or VOI LUT of one item of its sequence, PS3.3 sections C.11.1 and C.11.2. Null where it is not complete. */
export function lookupTable(item: DicomJson): LookupTable | null {
  const descriptor = descriptorOf(item, "00283002");
  const entries = descriptor === null ? null : entriesOf(item, "00283006", descriptor.count);
  if (descriptor === null || entries === null || entries.length === 0) return null;
  return { first: descriptor.first, bits: descriptor.bits, entries };
}

/** Expands segmented palette data, PS3.3 section C.7.9.2: discrete, linear and indirect segments. */
export function expandSegments(words: Uint16Array, count: number): Uint16Array {
  const result = new Uint16Array(count);
  let written = 0;
  const put = (value: number) => {
    if (written < count) result[written++] = value;
  };
  const run = (from: number, limit: number, nested: boolean): void => {
    let at = from;
    for (let segments = 0; segments < limit && at + 1 < words.length && written < count; segments++) {
      const opcode = words[at];
      const length = words[at + 1] ?? 0;
      if (opcode === 0) {
        for (let i = 0; i < length; i++) put(words[at + 2 + i] ?? 0);
        at += 2 + length;
      } else if (opcode === 1) {
        const start = result[written - 1] ?? 0;
        const end = words[at + 2] ?? start;
        for (let i = 1; i <= length; i++) put(Math.round(start + ((end - start) * i) / length));
        at += 3;
      } else if (opcode === 2 && !nested) {
        // An indirect segment repeats `length` earlier segments from a byte offset on; it may not nest.
        run(((words[at + 2] ?? 0) + (words[at + 3] ?? 0) * 65_536) / 2, length, true);
        at += 4;
      } else {
        return;
      }
    }
  };
  run(0, Number.POSITIVE_INFINITY, false);
  return result;
}

function paletteOf(json: DicomJson, descriptorTag: string, dataTag: string, segmentedTag: string): LookupTable | null {
  const descriptor = descriptorOf(json, descriptorTag);
  if (descriptor === null) return null;
  const segmented = inlineBytes(json, segmentedTag);
  const entries =
    segmented === null
      ? entriesOf(json, dataTag, descriptor.count)
      : expandSegments(sixteen(segmented), descriptor.count);
  if (entries === null || entries.length === 0) return null;
  // Some devices say 16 bits and write 8.
  const bits = descriptor.bits === 16 && entries.every((entry) => entry < 256) ? 8 : descriptor.bits;
  const signed = number(json, "00280103") === 1;
  const first = signed && descriptor.first > 32_767 ? descriptor.first - 65_536 : descriptor.first;
  return { first, bits, entries };
}

/** Red, green and blue table of PALETTE COLOR, PS3.3 section C.7.9; null where one is missing. */
export function palette(json: DicomJson): [LookupTable, LookupTable, LookupTable] | null {
  const red = paletteOf(json, "00281101", "00281201", "00281221");
  const green = paletteOf(json, "00281102", "00281202", "00281222");
  const blue = paletteOf(json, "00281103", "00281203", "00281223");
  return red === null || green === null || blue === null ? null : [red, green, blue];
}

/** The entry for `input`, clamped to the table's ends. */
export function lookUp(table: LookupTable, input: number): number {
  const index = Math.max(0, Math.min(table.entries.length - 1, Math.round(input) - table.first));
  return table.entries[index] ?? 0;
}
