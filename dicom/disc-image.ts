/**
 * The file system of a CD or DVD in an image file: ISO 9660 (ECMA-119), as discs of images have it (PS3.12 annex F), with the long names
 * of Joliet where they are. Read through a function, so that nothing is unpacked and no name leads anywhere.
 */

const sector = 2048;
const firstDescriptor = 16;
const mostDescriptors = 64;
const mostEntries = 50_000;
const mostDepth = 32;
const mostDirectoryBytes = 16 * 1024 ** 2;

/** Bytes of the image; fewer where it ends. */
export type ReadDisc = (offset: number, length: number) => Promise<Uint8Array>;
/** A file on the disc: large ones may lie in several pieces (ECMA-119 section 6.5.1), one after the other. */
export type DiscFile = { path: string; size: number; pieces: { offset: number; length: number }[] };

/** Why a disc image cannot be read: no ISO 9660 on it, or not whole. */
export class DiscRefused extends Error {
  readonly code: "no-file-system" | "damaged" | "too-many";
  constructor(code: DiscRefused["code"]) {
    super(code);
    this.name = "DiscRefused";
    this.code = code;
  }
}

/** Whether the bytes from 0x8000 on begin a volume descriptor, ECMA-119 section 8.1. */
export const isDiscImage = (bytes: Uint8Array, at = firstDescriptor * sector): boolean =>
  [0x43, 0x44, 0x30, 0x30, 0x31].every((byte, index) => bytes[at + 1 + index] === byte);

type Directory = { offset: number; length: number; path: string; depth: number };

/**
 * Every file of the disc image, directory after directory.
 * @param size of the image in bytes
 * @throws DiscRefused
 */
export async function* walkDisc(read: ReadDisc, size: number): AsyncGenerator<DiscFile> {
  const { root, joliet } = await findRoot(read, size);
  const seen = new Set<number>();
  const waiting: Directory[] = [root];
  let entries = 0;
  for (let directory = waiting.shift(); directory !== undefined; directory = waiting.shift()) {
    // A directory that holds itself would never end.
    if (seen.has(directory.offset)) throw new DiscRefused("damaged");
    seen.add(directory.offset);
    const bytes = await readWhole(read, directory, size);
    for (const record of recordsOf(bytes, joliet)) {
      entries += 1;
      if (entries > mostEntries) throw new DiscRefused("too-many");
      const path = directory.path === "" ? record.name : `${directory.path}/${record.name}`;
      if (record.isDirectory) {
        const [piece] = record.pieces;
        if (piece === undefined || directory.depth >= mostDepth) throw new DiscRefused("damaged");
        waiting.push({ ...piece, path, depth: directory.depth + 1 });
        continue;
      }
      for (const { offset, length } of record.pieces) if (offset + length > size) throw new DiscRefused("damaged");
      yield { path, size: record.pieces.reduce((sum, piece) => sum + piece.length, 0), pieces: record.pieces };
    }
  }
}

async function readWhole(read: ReadDisc, { offset, length }: Directory, size: number): Promise<Uint8Array> {
  if (length > mostDirectoryBytes || offset + length > size) throw new DiscRefused("damaged");
  const bytes = await read(offset, length);
  if (bytes.length < length) throw new DiscRefused("damaged");
  return bytes;
}

/** The root directory of the primary descriptor, or of a Joliet one (its escape sequences name UCS-2). */
async function findRoot(read: ReadDisc, size: number): Promise<{ root: Directory; joliet: boolean }> {
  let primary: Directory | null = null;
  for (let number = 0; number < mostDescriptors; number++) {
    const at = (firstDescriptor + number) * sector;
    if (at + sector > size) break;
    const bytes = await read(at, sector);
    if (bytes.length < sector || !isDiscImage(bytes, 0)) break;
    const [type] = bytes;
    if (type === 255) break;
    if (type !== 1 && type !== 2) continue;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const root = {
      offset: view.getUint32(156 + 2, true) * sector,
      length: view.getUint32(156 + 10, true),
      path: "",
      depth: 0,
    };
    const sequences = String.fromCharCode(...bytes.subarray(88, 91));
    if (type === 2 && /^%\/[@CE]$/.test(sequences)) return { root, joliet: true };
    if (type === 1) primary ??= root;
  }
  if (primary === null) throw new DiscRefused("no-file-system");
  return { root: primary, joliet: false };
}

type Entry = { name: string; isDirectory: boolean; pieces: DiscFile["pieces"] };

/** The records of a directory, ECMA-119 section 9.1; none crosses the end of a sector. */
function recordsOf(bytes: Uint8Array, joliet: boolean): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  let open: Entry | null = null;
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at] ?? 0;
    if (length === 0) {
      at = (Math.floor(at / sector) + 1) * sector;
      continue;
    }
    if (length < 34 || at + length > bytes.length) throw new DiscRefused("damaged");
    const flags = bytes[at + 25] ?? 0;
    const nameLength = bytes[at + 32] ?? 0;
    if (33 + nameLength > length) throw new DiscRefused("damaged");
    const raw = bytes.subarray(at + 33, at + 33 + nameLength);
    // Behind its extended attribute record, whose length counts in blocks.
    const block = view.getUint32(at + 2, true) + (bytes[at + 1] ?? 0);
    const piece = { offset: block * sector, length: view.getUint32(at + 10, true) };
    at += length;
    // The directory itself and the one above it.
    if (nameLength === 1 && (raw[0] === 0 || raw[0] === 1)) continue;
    const name = nameOf(raw, joliet);
    if (open !== null && open.name === name) open.pieces.push(piece);
    else {
      open = { name, isDirectory: (flags & 0x02) !== 0, pieces: [piece] };
      entries.push(open);
    }
    // More pieces of the same file follow.
    if ((flags & 0x80) === 0) open = null;
  }
  return entries;
}

/** Without the version number, and without what could part it or turn it around. */
function nameOf(raw: Uint8Array, joliet: boolean): string {
  const text = joliet ? new TextDecoder("utf-16be").decode(raw) : String.fromCharCode(...raw);
  const name = text
    .replace(/;\d+$/, "")
    .replace(/\.$/, "")
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/gu, "_");
  return name === "" || name === ".." || name === "." ? "_" : name;
}
