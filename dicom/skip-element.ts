import { DicomRefused } from "./refused.ts";
import { type Layout, readHeader, type Scan } from "./scan-dataset.ts";

const undefinedLength = 0xffffffff;
const deepest = 64;
const implicit: Layout = { little: true, explicit: false };

type Header = ReturnType<typeof readHeader>;

/** Where the element after `header` begins; items of undefined length are walked through (PS3.5 section 7.5). @throws DicomRefused */
export function skipElement(scan: Scan, layout: Layout, header: Header, depth = 0): number {
  if (header.length !== undefinedLength) return within(scan, header.value + header.length);
  if (depth > deepest) throw new DicomRefused("too-deep");
  // Of undefined length, UN is a sequence in implicit little endian (PS3.5 section 6.2.2).
  const inner = header.vr === "UN" && layout.explicit ? implicit : layout;
  for (let at = header.value; ; ) {
    const item = readHeader(scan, inner, at, scan.bytes.length);
    if (item.tag === "FFFEE0DD") return item.value;
    if (item.tag !== "FFFEE000") throw new DicomRefused("damaged", `(${item.tag}) stands between items`);
    at =
      item.length === undefinedLength
        ? skipItem(scan, inner, item.value, depth)
        : within(scan, item.value + item.length);
  }
}

function skipItem(scan: Scan, layout: Layout, start: number, depth: number): number {
  for (let at = start; ; ) {
    const header = readHeader(scan, layout, at, scan.bytes.length);
    if (header.tag === "FFFEE00D") return header.value;
    at = skipElement(scan, layout, header, depth + 1);
  }
}

function within(scan: Scan, at: number): number {
  if (at > scan.bytes.length) throw new DicomRefused("truncated", "an element runs past the end");
  return at;
}
