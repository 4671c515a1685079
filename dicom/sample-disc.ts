import { joinBytes } from "./join-bytes.ts";

const sector = 2048;

type Folder = { [name: string]: Uint8Array | Folder };
const isFolder = (value: Uint8Array | Folder): value is Folder => !(value instanceof Uint8Array);

function both(view: DataView, at: number, value: number): void {
  view.setUint32(at, value, true);
  view.setUint32(at + 4, value, false);
}

function record(name: Uint8Array, block: number, length: number, flags: number): Uint8Array {
  const size = 33 + name.length + ((name.length + 1) % 2);
  const view = new DataView(new ArrayBuffer(size));
  view.setUint8(0, size);
  both(view, 2, block);
  both(view, 10, length);
  view.setUint8(25, flags);
  view.setUint8(32, name.length);
  const bytes = new Uint8Array(view.buffer);
  bytes.set(name, 33);
  return bytes;
}

const padded = (bytes: Uint8Array): Uint8Array => {
  const out = new Uint8Array(Math.max(1, Math.ceil(bytes.length / sector)) * sector);
  out.set(bytes);
  return out;
};

/**
 * A disc image for tests: ISO 9660, with Joliet's names where asked.
 * @param loop the directory of that name is said to lie where the root lies
 */
export function sampleDisc(content: Folder, of: { joliet?: boolean; loop?: string } = {}): Uint8Array {
  const { joliet = false, loop } = of;
  const first = 20;
  const blocks: Uint8Array[] = [];
  const encode = (name: string): Uint8Array => {
    if (!joliet) return new TextEncoder().encode(`${name.toUpperCase()};1`);
    const bytes = new Uint8Array(name.length * 2);
    [...name].forEach((letter, index) => {
      bytes.set([letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 0xff], index * 2);
    });
    return bytes;
  };
  const place = (bytes: Uint8Array): number => {
    const at = first + blocks.reduce((sum, block) => sum + block.length / sector, 0);
    blocks.push(padded(bytes));
    return at;
  };
  const put = (folder: Folder): { block: number; length: number } => {
    const parts = [record(Uint8Array.of(0), 0, 0, 2), record(Uint8Array.of(1), 0, 0, 2)];
    for (const [name, value] of Object.entries(folder)) {
      if (isFolder(value)) {
        const { block, length } = put(value);
        parts.push(record(encode(name), block, length, 2));
      } else parts.push(record(encode(name), place(value), value.length, 0));
    }
    if (loop !== undefined && folder === content) parts.push(record(encode(loop), first, sector, 2));
    const bytes = padded(joinBytes(parts));
    return { block: place(bytes), length: bytes.length };
  };
  const root = put(content);
  if (loop !== undefined) {
    const again = joinBytes([record(encode("self"), first + blocks.length, sector, 2)]);
    blocks.unshift(padded(again));
  }
  const descriptor = (type: number, sequences: string): Uint8Array => {
    const view = new DataView(new ArrayBuffer(sector));
    view.setUint8(0, type);
    const bytes = new Uint8Array(view.buffer);
    bytes.set(new TextEncoder().encode("CD001"), 1);
    bytes.set(new TextEncoder().encode(sequences), 88);
    const shift = loop === undefined ? 0 : 1;
    bytes.set(record(Uint8Array.of(0), root.block + shift, root.length, 2), 156);
    return bytes;
  };
  const empty = new Uint8Array(16 * sector);
  const descriptors = joliet ? [descriptor(1, ""), descriptor(2, "%/E")] : [descriptor(1, "")];
  const end = descriptor(255, "");
  const gap = new Uint8Array((first - 16 - descriptors.length - 1) * sector);
  return joinBytes([empty, ...descriptors, end, gap, ...blocks]);
}
