/** Where the walk stands and how the data set is written, PS3.5 section 7. */
export type Layout = { little: boolean; explicit: boolean };
export type Element = { tag: number; vr: string; at: number; length: number };

/** The bytes at hand end before the data set does: `need` is how many, from the file's beginning, would help. */
export class NeedMore extends Error {
  readonly need: number;
  constructor(need: number) {
    super("More of the file is needed.");
    this.name = "NeedMore";
    this.need = need;
  }
}
export class Malformed extends Error {}

const undefinedLength = 0xffffffff;
const long = new Set(["OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"]);
const deepest = 32;

function readElement(view: DataView, at: number, { little, explicit }: Layout): Element {
  if (at + 12 > view.byteLength) throw new NeedMore(at + 12);
  const tag = view.getUint16(at, little) * 0x10000 + view.getUint16(at + 2, little);
  const vr = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5));
  // Items and delimiters never have a VR; single elements without one are met in explicit files too.
  if (!explicit || tag >= 0xfffe0000 || !/^[A-Z]{2}$/.test(vr)) {
    return { tag, vr: "", at: at + 8, length: view.getUint32(at + 4, little) };
  }
  return long.has(vr)
    ? { tag, vr, at: at + 12, length: view.getUint32(at + 8, little) }
    : { tag, vr, at: at + 8, length: view.getUint16(at + 6, little) };
}

/** The end of a value of undefined length: a sequence, or encapsulated pixel data (PS3.5 sections 7.5 and A.4). */
function endOfItems(view: DataView, start: number, layout: Layout, depth: number): number {
  if (depth > deepest) throw new Malformed("nested too deeply");
  let at = start;
  for (;;) {
    const item = readElement(view, at, layout);
    if (item.tag === 0xfffee0dd) return item.at;
    if (item.tag !== 0xfffee000) throw new Malformed("no item where one should be");
    at = item.length === undefinedLength ? endOfDataset(view, item.at, layout, depth) : item.at + item.length;
  }
}

function endOfDataset(view: DataView, start: number, layout: Layout, depth: number): number {
  let at = start;
  for (;;) {
    const element = readElement(view, at, layout);
    if (element.tag === 0xfffee00d) return element.at;
    at = nextAt(view, element, layout, depth);
  }
}

function nextAt(view: DataView, element: Element, layout: Layout, depth: number): number {
  if (element.length !== undefinedLength) return element.at + element.length;
  // UN of undefined length is written implicitly, PS3.5 section 6.2.2 note 4.
  const inner = element.vr === "UN" ? { little: true, explicit: false } : layout;
  return endOfItems(view, element.at, inner, depth + 1);
}

/**
 * Calls `visit` for each top-level element from `start` on, in the file's order, without looking into sequences.
 * @param visit returns false to stop
 * @returns where the walk stopped
 * @throws NeedMore, Malformed
 */
export function walkElements(
  view: DataView,
  start: number,
  layout: Layout,
  visit: (element: Element) => boolean,
): number {
  let at = start;
  for (;;) {
    const element = readElement(view, at, layout);
    if (element.tag >= 0xfffe0000) throw new Malformed("an item outside of a sequence");
    if (!visit(element)) return at;
    at = nextAt(view, element, layout, 0);
  }
}
