import { inflateRawSync } from "node:zlib";
import { latin1 } from "./charset.ts";
import { plainBytes } from "./plain-bytes.ts";
import { DicomRefused } from "./refused.ts";
import { type Layout, newScan, readHeader } from "./scan-dataset.ts";
import {
  explicitBig,
  explicitLittle,
  implicitLittle,
  type TransferSyntax,
  transferSyntaxes,
} from "./transfer-syntaxes.ts";
import { isKnownVr } from "./values.ts";

/**
 * What stands before the data set. `bytes` is the file itself, or for a deflated file the same with its data set inflated:
 * offsets always count in `bytes`.
 */
export type FileStart = {
  bytes: Uint8Array;
  datasetOffset: number;
  layout: Layout;
  transferSyntaxUid: string;
  syntax: TransferSyntax;
  mediaStorageSopInstanceUid: string;
  mediaStorageSopClassUid: string;
  /** False where no transfer syntax is stated and the layout was recognised from the data set. */
  stated: boolean;
  warnings: string[];
};

/** More than 16 MiB may be inflated only up to this many times the file's size. */
const inflateRatio = 250;
const inflateFloor = 16 * 1024 * 1024;
const inflateCeiling = 1024 * 1024 * 1024;
const explicit: Layout = { little: true, explicit: true };

function hasPrefix(bytes: Uint8Array, at: number): boolean {
  return latin1(bytes.subarray(at, at + 4)) === "DICM";
}

/** The layout of the element at `at`, as its first eight bytes show it; null where they begin no data set. */
function recogniseLayout(bytes: Uint8Array, at: number): Layout | null {
  if (at + 8 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const group = view.getUint16(at, true);
  const little = group !== 0 && group <= 0x00ff;
  if (!little && (view.getUint16(at, false) === 0 || view.getUint16(at, false) > 0x00ff)) return null;
  if (isKnownVr(latin1(bytes.subarray(at + 4, at + 6)))) return { little, explicit: true };
  return view.getUint32(at + 4, little) <= bytes.length - at - 8 ? { little, explicit: false } : null;
}

function uidOf(bytes: Uint8Array): string {
  return latin1(bytes).replace(/[\0 ]+$/, "");
}

/** Reads group 2 whatever its length element says, PS3.10 section 7.1. It is always explicit little endian. */
function readGroupTwo(bytes: Uint8Array, start: number): { values: Map<string, string>; end: number } {
  const scan = newScan(bytes);
  const values = new Map<string, string>();
  const layout = recogniseLayout(bytes, start)?.explicit === false ? { little: true, explicit: false } : explicit;
  let at = start;
  while (at + 8 <= bytes.length && scan.view.getUint16(at, true) === 2) {
    const header = readHeader(scan, layout, at, bytes.length);
    const next = header.value + header.length;
    if (next > bytes.length) throw new DicomRefused("truncated", "the file meta information is cut off");
    if (header.length <= 1024) values.set(header.tag, uidOf(bytes.subarray(header.value, next)));
    at = next;
  }
  return { values, end: at };
}

function inflated(bytes: Uint8Array, start: number): Uint8Array {
  const limit = Math.min(inflateCeiling, Math.max(inflateFloor, (bytes.length - start) * inflateRatio));
  try {
    const dataset = inflateRawSync(bytes.subarray(start), { maxOutputLength: limit });
    const whole = new Uint8Array(start + dataset.length);
    whole.set(bytes.subarray(0, start));
    whole.set(dataset, start);
    return whole;
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    const cut = error instanceof Error && "code" in error && error.code === "Z_BUF_ERROR";
    throw new DicomRefused(
      tooLarge ? "too-large" : cut ? "truncated" : "damaged",
      "the deflated data set cannot be inflated",
    );
  }
}

const layouts: Readonly<Record<TransferSyntax["layout"], Layout>> = {
  "implicit-little": { little: true, explicit: false },
  "explicit-little": explicit,
  "explicit-big": { little: false, explicit: true },
  deflated: explicit,
};

function withoutStatement(bytes: Uint8Array, at: number, values: Map<string, string>): FileStart {
  const layout = recogniseLayout(bytes, at);
  if (layout === null) throw new DicomRefused(values.size > 0 ? "no-transfer-syntax" : "not-dicom");
  const uid = !layout.explicit ? implicitLittle : layout.little ? explicitLittle : explicitBig;
  if (!layout.explicit && !layout.little)
    throw new DicomRefused("unsupported-transfer-syntax", "implicit VR big endian");
  return started(bytes, at, uid, layout, values, false, [
    "The file does not say how it is encoded; that was recognised from its content.",
  ]);
}

function started(
  bytes: Uint8Array,
  datasetOffset: number,
  transferSyntaxUid: string,
  layout: Layout,
  values: Map<string, string>,
  stated: boolean,
  warnings: string[],
): FileStart {
  const syntax = transferSyntaxes[transferSyntaxUid];
  if (syntax === undefined) throw new DicomRefused("unsupported-transfer-syntax", transferSyntaxUid.slice(0, 80));
  const mediaStorageSopClassUid = values.get("00020002") ?? "";
  const mediaStorageSopInstanceUid = values.get("00020003") ?? "";
  return {
    bytes,
    datasetOffset,
    layout,
    transferSyntaxUid,
    syntax,
    mediaStorageSopClassUid,
    mediaStorageSopInstanceUid,
    stated,
    warnings,
  };
}

/** A data set that is plainly laid out otherwise than stated is read as it is, and said so. */
function trueLayout(bytes: Uint8Array, at: number, stated: Layout, warnings: string[]): Layout {
  const seen = recogniseLayout(bytes, at);
  if (seen === null || (seen.little === stated.little && seen.explicit === stated.explicit)) return stated;
  if (!seen.little && !seen.explicit) return stated;
  warnings.push("The file states another encoding than it has; it was read as it is.");
  return seen;
}

/** Reads preamble and file meta information, PS3.10 section 7.1; files without either are recognised. Throws DicomRefused. */
export function readMeta(received: Uint8Array): FileStart {
  const file = plainBytes(received);
  if (file.length === 0) throw new DicomRefused("empty-file");
  // "DICM" may also stand by chance in the values of a data set without preamble.
  const prefixed = hasPrefix(file, 128) && (recogniseLayout(file, 132) !== null || recogniseLayout(file, 0) === null);
  const start = prefixed ? 132 : hasPrefix(file, 0) ? 4 : 0;
  if (start === 0) {
    const group = file.length < 8 ? 0 : new DataView(file.buffer, file.byteOffset, 2).getUint16(0, true);
    // Without preamble only what begins like a data set is one: group 2 or 8 (0800 in big endian).
    if (group !== 0x0002 && group !== 0x0008 && group !== 0x0800) throw new DicomRefused("not-dicom");
    if (recogniseLayout(file, 0) === null) throw new DicomRefused("not-dicom");
  }
  if (start >= file.length) throw new DicomRefused("truncated", "nothing follows the preamble");
  const { values, end } = readGroupTwo(file, start);
  const uid = values.get("00020010") ?? "";
  if (values.get("00020002") === "1.2.840.10008.1.3.10") throw new DicomRefused("dicomdir");
  if (end >= file.length) throw new DicomRefused("truncated", "no data set follows the file meta information");
  if (uid === "") return withoutStatement(file, end, values);
  const layout = layouts[transferSyntaxes[uid]?.layout ?? "explicit-little"];
  if (transferSyntaxes[uid]?.layout === "deflated")
    return started(inflated(file, end), end, uid, layout, values, true, []);
  const warnings: string[] = [];
  return started(file, end, uid, trueLayout(file, end, layout, warnings), values, true, warnings);
}
