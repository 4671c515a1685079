/** Decodes text of any Specific Character Set (0008,0005): PS3.3 section C.12.1.1.2 and PS3.5 section 6.1. */
export type Charset = { label: string | null; initialG1: G1; fromUtf8Guess: boolean };

type Multibyte = "jis0208" | "jis0212" | "ksx1001" | "gb2312";
type G0 = "ascii" | "jis0208" | "jis0212";
type G1 = "none" | "jisx0201" | Multibyte | SingleByte;
type SingleByte = `iso-8859-${number}` | "windows-874" | "latin1";

/** Upper halves by the number of the defined term "ISO_IR n" or "ISO 2022 IR n", PS3.3 Tables C.12-2 to C.12-4. */
const upperHalf: Readonly<Record<string, G1>> = {
  "6": "none",
  "13": "jisx0201",
  "58": "gb2312",
  "87": "none",
  "100": "latin1",
  "101": "iso-8859-2",
  "109": "iso-8859-3",
  "110": "iso-8859-4",
  "126": "iso-8859-7",
  "127": "iso-8859-6",
  "138": "iso-8859-8",
  "144": "iso-8859-5",
  "148": "iso-8859-9",
  "149": "ksx1001",
  "159": "none",
  "166": "windows-874",
  "203": "iso-8859-15",
};

/** Escape sequences after ESC, PS3.3 Tables C.12-3 and C.12-4. */
const escapes: ReadonlyArray<readonly [string, { g0?: G0; g1?: G1 }]> = [
  ["(B", { g0: "ascii" }],
  ["(J", { g0: "ascii" }],
  [")I", { g1: "jisx0201" }],
  ["$B", { g0: "jis0208" }],
  ["$@", { g0: "jis0208" }],
  ["$(D", { g0: "jis0212" }],
  ["$)C", { g1: "ksx1001" }],
  ["$)A", { g1: "gb2312" }],
  ["-A", { g1: "latin1" }],
  ["-B", { g1: "iso-8859-2" }],
  ["-C", { g1: "iso-8859-3" }],
  ["-D", { g1: "iso-8859-4" }],
  ["-F", { g1: "iso-8859-7" }],
  ["-G", { g1: "iso-8859-6" }],
  ["-H", { g1: "iso-8859-8" }],
  ["-L", { g1: "iso-8859-5" }],
  ["-M", { g1: "iso-8859-9" }],
  ["-T", { g1: "windows-874" }],
  ["-b", { g1: "iso-8859-15" }],
];

/** The defined terms of Specific Character Set that are read, with and without code extension. */
export const characterSetTerms: readonly string[] = [
  ...Object.keys(upperHalf)
    .filter((number) => !["58", "87", "149", "159"].includes(number))
    .map((number) => `ISO_IR ${number}`),
  "ISO_IR 192",
  "GB18030",
  "GBK",
  ...Object.keys(upperHalf).map((number) => `ISO 2022 IR ${number}`),
];

const decoders = new Map<string, TextDecoder>();
function decoder(label: string): TextDecoder {
  let found = decoders.get(label);
  if (found === undefined) {
    found = new TextDecoder(label);
    decoders.set(label, found);
  }
  return found;
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/** Bytes as ISO 8859-1, without the Windows characters that TextDecoder puts in its place. */
export function latin1(bytes: Uint8Array): string {
  if (bytes.length > 64 && plainAscii(bytes)) return decoder("utf-8").decode(bytes);
  let result = "";
  for (const byte of bytes) result += String.fromCharCode(byte);
  return result;
}

export const defaultCharset: Charset = { label: null, initialG1: "none", fromUtf8Guess: true };

/** The charset that the values of (0008,0005) name. `unknown` tells the term that no table knows. */
export function charsetOf(terms: readonly string[]): { charset: Charset; unknown: string | null } {
  const first = (terms[0] ?? "").trim().toUpperCase().replaceAll("-", "_");
  if (first === "GB18030" || first === "GBK") {
    return { charset: { label: "gb18030", initialG1: "none", fromUtf8Guess: false }, unknown: null };
  }
  const register = /(?:^|[ _])(\d+)$/.exec(first)?.[1];
  if (register === "192" || first === "UTF8" || first === "UTF_8") {
    return { charset: { label: "utf-8", initialG1: "none", fromUtf8Guess: false }, unknown: null };
  }
  const initialG1 = first === "" ? "none" : register === undefined ? undefined : upperHalf[register];
  if (initialG1 === undefined) return { charset: defaultCharset, unknown: first };
  return { charset: { label: null, initialG1, fromUtf8Guess: initialG1 === "none" }, unknown: null };
}

function plainAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80 || byte === 0x1b) return false;
  return true;
}

/** Text of one value field, padding and delimiters included. `names` resets code elements at "^" and "=" as PN demands. */
export function decodeText(bytes: Uint8Array, charset: Charset, names: boolean): string {
  if (plainAscii(bytes)) return latin1(bytes);
  if (charset.label !== null) return decoder(charset.label).decode(bytes);
  if (bytes.includes(0x1b)) return decodeIso2022(bytes, charset.initialG1, names);
  if (charset.fromUtf8Guess) {
    // Bytes above 7F without a declared repertoire: newer devices mean UTF-8, older ones Latin-1.
    try {
      return strictUtf8.decode(bytes);
    } catch {
      return latin1(bytes);
    }
  }
  return decodeIso2022(bytes, charset.initialG1, names);
}

function readEscape(bytes: Uint8Array, at: number): { length: number; g0?: G0; g1?: G1 } | null {
  for (const [sequence, change] of escapes) {
    let same = true;
    for (let i = 0; i < sequence.length && same; i++) same = bytes[at + 1 + i] === sequence.charCodeAt(i);
    if (same) return { length: sequence.length + 1, ...change };
  }
  return null;
}

/** ISO 2022 with code extension, PS3.5 section 6.1.2.5: G0 in the lower half, G1 in the upper half. */
function decodeIso2022(bytes: Uint8Array, initialG1: G1, names: boolean): string {
  let g0: G0 = "ascii";
  let g1: G1 = initialG1;
  let result = "";
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const change = byte === 0x1b ? readEscape(bytes, at) : null;
    if (change !== null) {
      g0 = change.g0 ?? g0;
      g1 = change.g1 ?? g1;
      at += change.length;
      continue;
    }
    const end = endOfRun(bytes, at, byte < 0x20 || (g0 === "ascii" && byte < 0x80));
    const run = bytes.subarray(at, end);
    result += byte >= 0x80 ? decodeUpper(run, g1) : byte < 0x20 || g0 === "ascii" ? latin1(run) : decodeLower(run, g0);
    if (byte < 0x20) g0 = "ascii";
    const ends =
      g0 === "ascii" && byte < 0x80 && (run.includes(0x5c) || (names && (run.includes(0x5e) || run.includes(0x3d))));
    if (byte < 0x20 || ends) g1 = initialG1;
    at = end;
  }
  return result;
}

/** End of the bytes of one half from `at` on. In single-byte runs a delimiter ends the run, so that the state resets after it. */
function endOfRun(bytes: Uint8Array, at: number, single: boolean): number {
  const upper = (bytes[at] ?? 0) >= 0x80;
  if (single && !upper) {
    const control = (bytes[at] ?? 0) < 0x20;
    let end = at + 1;
    while (
      end < bytes.length &&
      (bytes[end] ?? 0) < 0x80 &&
      (bytes[end] ?? 0) !== 0x1b &&
      (bytes[end] ?? 0) < 0x20 === control
    )
      end++;
    return end;
  }
  let end = at + 1;
  while (end < bytes.length) {
    const byte = bytes[end] ?? 0;
    if (byte === 0x1b || byte < 0x20 || byte >= 0x80 !== upper) break;
    end++;
  }
  return end;
}

function decodeLower(run: Uint8Array, g0: "jis0208" | "jis0212"): string {
  if (g0 === "jis0208") return decoder("euc-jp").decode(run.map((byte) => byte | 0x80));
  const packed = new Uint8Array(Math.ceil(run.length / 2) * 3);
  for (let i = 0; i * 2 < run.length; i++) {
    packed.set([0x8f, (run[i * 2] ?? 0) | 0x80, (run[i * 2 + 1] ?? 0) | 0x80], i * 3);
  }
  return decoder("euc-jp").decode(packed);
}

function decodeUpper(run: Uint8Array, g1: G1): string {
  switch (g1) {
    case "none":
    case "latin1":
      return latin1(run);
    case "jisx0201":
      return Array.from(run, (byte) =>
        byte >= 0xa1 && byte <= 0xdf ? String.fromCharCode(0xff61 + byte - 0xa1) : "\ufffd",
      ).join("");
    case "ksx1001":
      return decoder("euc-kr").decode(run);
    case "gb2312":
      return decoder("gb18030").decode(run);
    case "jis0208":
    case "jis0212":
      return decoder("euc-jp").decode(run);
    default:
      return decoder(g1).decode(run);
  }
}
