import { htj2kLossless } from "./encode-frame.ts";

const jpeg = (last: string) => `1.2.840.10008.1.2.4.${last}`;

/** Transfer syntaxes of the JPEG processes by their start-of-frame marker, ISO 10918-1 Table B.1. */
const byStartOfFrame: Readonly<Record<number, string>> = {
  192: jpeg("50"),
  193: jpeg("51"),
  194: jpeg("55"),
  195: jpeg("70"),
};

/** The transfer syntax that a bare codestream says itself to be in; null where it does not tell. */
export function codestreamSyntax(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4) return null;
  if (view.getUint16(0) === 0xff4f) return jpeg2000Syntax(view);
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 4 < bytes.length; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xf7) return jpegLsSyntax(view, at);
    if (byStartOfFrame[marker] !== undefined) return byStartOfFrame[marker];
    at += marker === 0xff ? 1 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

/** NEAR stands in the scan header, ISO 14495-1 section C.2.3: 0 is without loss. */
function jpegLsSyntax(view: DataView, from: number): string | null {
  for (let at = from; at + 8 < view.byteLength; at += 2 + Math.max(2, view.getUint16(at + 2))) {
    if (view.getUint16(at) !== 0xffda) continue;
    const components = view.getUint8(at + 4);
    const near = at + 5 + components * 2;
    return near < view.byteLength && view.getUint8(near) === 0 ? jpeg("80") : jpeg("81");
  }
  return null;
}

/** CAP (ISO 15444-15) marks high throughput; the transformation in COD, 1 is reversible (ISO 15444-1 Table A.20). */
function jpeg2000Syntax(view: DataView): string | null {
  let highThroughput = false;
  for (let at = 2; at + 14 < view.byteLength; at += 2 + Math.max(2, view.getUint16(at + 2))) {
    const marker = view.getUint16(at);
    if (marker === 0xff50) highThroughput = true;
    if (marker !== 0xff52) continue;
    const reversible = view.getUint8(at + 13) === 1;
    if (highThroughput) return reversible ? htj2kLossless : jpeg("203");
    return reversible ? jpeg("90") : jpeg("91");
  }
  return null;
}
