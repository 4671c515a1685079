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
  if (view.getUint16(0) === 0xff0a) return jpegXlSize(bytes.subarray(2));
  if (view.getUint32(4) === 0x4a584c20) return boxedJpegXlSize(bytes, view);
  return view.getUint16(0) === 0xffd8 ? sofOf(view) : null;
}

/** Size header of a JPEG XL codestream, ISO 18181-1 annex D.1; components and precision are not told so early and given as 0. */
function jpegXlSize(bytes: Uint8Array): CodestreamSize {
  let position = 0;
  const bits = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, position++) {
      if (((bytes[position >> 3] ?? 0) >> (position & 7)) & 1) value += 2 ** i;
    }
    return value;
  };
  const small = bits(1) === 1;
  const side = (): number => (small ? (bits(5) + 1) * 8 : bits([9, 13, 18, 30][bits(2)] ?? 30) + 1);
  const rows = side();
  const ratio = bits(3);
  const [over, under] = [null, [1, 1], [12, 10], [4, 3], [3, 2], [16, 9], [5, 4], [2, 1]][ratio] ?? [0, 0];
  const columns = ratio === 0 ? side() : Math.floor((rows * (over ?? 0)) / (under ?? 1));
  return { rows, columns, components: 0, precision: 0 };
}

/** JPEG XL in its container: the size header stands at the start of the first jxlc or jxlp box, ISO 18181-2. */
function boxedJpegXlSize(bytes: Uint8Array, view: DataView): CodestreamSize | null {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = view.getUint32(at + 4);
    if (type === 0x6a786c63) return jpegXlSize(bytes.subarray(at + 10));
    if (type === 0x6a786c70) return jpegXlSize(bytes.subarray(at + 14));
    if (length < 8) return null;
    at += length;
  }
  return null;
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
