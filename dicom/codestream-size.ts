export type CodestreamSize = { rows: number; columns: number; components: number; precision: number };

/**
 * Size of a JPEG, JPEG-LS (SOF marker, ISO 10918-1 B.2.2, ISO 14495-1 C.2.2) or JPEG 2000 codestream (SIZ marker, ISO 15444-1
 * A.5.1), bare or in a JP2 box. Null where there is none.
 */
export function codestreamSize(bytes: Uint8Array): CodestreamSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return null;
  if (view.getUint16(0) === 0xff4f) return sizOf(view, 2);
  if (view.getUint32(4) === 0x6a502020) {
    for (let at = 0; at + 10 < bytes.length && at < 4096; at++) {
      if (view.getUint32(at) === 0xff4fff51) return sizOf(view, at + 2);
    }
    return null;
  }
  return view.getUint16(0) === 0xffd8 ? sofOf(view) : null;
}

function sizOf(view: DataView, at: number): CodestreamSize | null {
  if (at + 41 > view.byteLength || view.getUint16(at) !== 0xff51) return null;
  return {
    columns: view.getUint32(at + 6) - view.getUint32(at + 14),
    rows: view.getUint32(at + 10) - view.getUint32(at + 18),
    components: view.getUint16(at + 38),
    precision: (view.getUint8(at + 40) & 0x7f) + 1,
  };
}

/** Start-of-frame markers: C0 to CF without DHT, JPG and DAC, and F7 of JPEG-LS. */
function isStartOfFrame(marker: number): boolean {
  return marker === 0xf7 || (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc);
}

function sofOf(view: DataView): CodestreamSize | null {
  let at = 2;
  while (at + 10 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isStartOfFrame(marker)) {
      return {
        precision: view.getUint8(at + 4),
        rows: view.getUint16(at + 5),
        columns: view.getUint16(at + 7),
        components: view.getUint8(at + 9),
      };
    }
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}
