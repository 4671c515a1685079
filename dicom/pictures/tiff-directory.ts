/** One entry of a TIFF directory (TIFF 6.0 section 2): where its value stands, and how much of it there is. */
export type TiffEntry = { type: number; count: number; at: number };
export type TiffDirectory = { entries: ReadonlyMap<number, TiffEntry>; next: number };

const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const mostEntries = 4096;

export const isLittleTiff = (bytes: Uint8Array): boolean => bytes[0] === 0x49;

/**
 * The directory at `at`; null where it is not whole. Entries whose value would not fit into the file, or that claim more of it together
 * than there is, make it damaged: readers would follow them for ever.
 */
export function readTiffDirectory(view: DataView, at: number, little: boolean): TiffDirectory | null {
  if (at < 8 || at + 2 > view.byteLength) return null;
  const count = view.getUint16(at, little);
  const end = at + 2 + count * 12;
  if (count > mostEntries || end + 4 > view.byteLength) return null;
  const entries = new Map<number, TiffEntry>();
  let claimed = 0;
  for (let place = at + 2; place < end; place += 12) {
    const type = view.getUint16(place + 2, little);
    const many = view.getUint32(place + 4, little);
    const size = (sizes[type] ?? 1) * many;
    const value = size <= 4 ? place + 8 : view.getUint32(place + 8, little);
    claimed += size;
    if (value + size > view.byteLength || claimed > view.byteLength) return null;
    entries.set(view.getUint16(place, little), { type, count: many, at: value });
  }
  return { entries, next: view.getUint32(end, little) };
}

/** The first number of an entry, SHORT or LONG; `otherwise` where it is not there. */
export function tiffNumber(
  view: DataView,
  directory: TiffDirectory,
  tag: number,
  little: boolean,
  otherwise: number,
): number {
  const entry = directory.entries.get(tag);
  if (entry === undefined || entry.count === 0) return otherwise;
  if (entry.type === 3) return view.getUint16(entry.at, little);
  return entry.type === 4 || entry.type === 13 ? view.getUint32(entry.at, little) : otherwise;
}
