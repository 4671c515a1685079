import { encodings, htj2kLossless } from "#dicom/encode-frame.ts";
import { explicitBig, explicitLittle, rarelyDecoded, transferSyntaxes } from "#dicom/transfer-syntaxes.ts";
import { type MediaRange, partType } from "./accept.ts";

/** What a frame is sent as: its stored bytes, its samples in little endian, or encoded anew; in parts or as it is. */
export type FrameForm = {
  type: string;
  transferSyntax: string;
  make: "stored" | "decoded" | "encoded";
  multipart: boolean;
};

export const octets = "application/octet-stream";

/** Media types of compressed frames and the transfer syntax that each means where none is named, PS3.18 Table 8.7.3-5. */
const defaultSyntaxes: Readonly<Record<string, string>> = {
  "image/jpeg": "1.2.840.10008.1.2.4.70",
  "image/dicom-rle": "1.2.840.10008.1.2.5",
  "image/jls": "1.2.840.10008.1.2.4.80",
  "image/jp2": "1.2.840.10008.1.2.4.90",
  "image/jphc": htj2kLossless,
  // Not of the table, but what clients that know the file format ask for; the codestream is the same.
  "image/jph": htj2kLossless,
};

/** The media type of frames in a transfer syntax; null where they are plain samples, or no pictures one by one. */
function imageTypeOf(transferSyntax: string): string | null {
  switch (transferSyntaxes[transferSyntax]?.pixels) {
    case "rle":
      return "image/dicom-rle";
    case "jpeg":
      return "image/jpeg";
    case "jpeg-ls":
      return "image/jls";
    case "jpeg-2000":
      return /\.9[23]$/.test(transferSyntax) ? "image/jpx" : "image/jp2";
    case "htj2k":
      return "image/jphc";
    case "jpeg-xl":
      return "image/jxl";
    default:
      return null;
  }
}

/** What is known of the frames that are there. */
export type StoredFrames = { transferSyntax: string; count: number; encodable: boolean };

/**
 * The forms in which frames can be given, what the client wants most first (PS3.18 section 8.7.3). The stored bytes go before others where
 * the client takes them; several frames go in parts only.
 */
export function frameForms(ranges: readonly MediaRange[], stored: StoredFrames): FrameForm[] {
  return ranges.flatMap((range) => {
    const multipart = ["multipart/related", "multipart/*", "*/*"].includes(range.type);
    if (!multipart && stored.count > 1) return [];
    const type = range.type === "multipart/related" ? partType(range) : multipart ? "*/*" : range.type;
    const wanted = range.parameters.get("transfer-syntax") ?? null;
    return formsOf(type, wanted, stored).map((form) => ({ ...form, multipart }));
  });
}

type Form = Omit<FrameForm, "multipart">;

function formsOf(type: string, wanted: string | null, stored: StoredFrames): Form[] {
  const pixels = transferSyntaxes[stored.transferSyntax]?.pixels ?? "native";
  // PS3.18 knows big endian no more: those samples are turned round whatever the client takes.
  const big = stored.transferSyntax === explicitBig;
  const compressed = pixels !== "native" && pixels !== "video";
  const asStored: Form = { type: octets, transferSyntax: stored.transferSyntax, make: "stored" };
  // The samples of uncompressed files are little endian already, whatever the layout of the data set around them.
  const plain: Form = { type: octets, transferSyntax: explicitLittle, make: compressed || big ? "decoded" : "stored" };
  if (type === "*/*" || type === octets || type === "application/*") {
    if (wanted === "*" && rarelyDecoded.includes(stored.transferSyntax)) return [plain, asStored];
    if (wanted === "*" || wanted === stored.transferSyntax) return [compressed ? asStored : plain];
    if (wanted === null || wanted === explicitLittle) return [plain];
    return encodedAs(octets, wanted, stored);
  }
  const own = compressed ? imageTypeOf(stored.transferSyntax) : null;
  const takesOwn = own !== null && (type === own || type === "image/*");
  if (takesOwn && (wanted === null || wanted === "*" || wanted === stored.transferSyntax))
    return [{ ...asStored, type: own }];
  if (type === "image/*") {
    const syntax = wanted === null || wanted === "*" ? htj2kLossless : wanted;
    return encodedAs(imageTypeOf(syntax) ?? "", syntax, stored);
  }
  const syntax = wanted === null || wanted === "*" ? defaultSyntaxes[type] : wanted;
  if (syntax === undefined || (imageTypeOf(syntax) !== type && type !== "image/jph")) return [];
  return encodedAs(type, syntax, stored);
}

function encodedAs(type: string, transferSyntax: string, stored: StoredFrames): Form[] {
  return stored.encodable && encodings[transferSyntax] !== undefined && type !== ""
    ? [{ type, transferSyntax, make: "encoded" }]
    : [];
}

/** Whether what this range asks for may have to be encoded, whatever is stored. */
export function mayNeedEncoding(range: MediaRange): boolean {
  const wanted = range.parameters.get("transfer-syntax");
  const type = range.type === "multipart/related" ? partType(range) : range.type;
  return (wanted !== undefined && encodings[wanted] !== undefined) || type.startsWith("image/");
}

/** What a client may ask for instead, to be named in a refusal. */
export function offeredForms(stored: StoredFrames): string[] {
  const part = (type: string, syntax: string) => `multipart/related; type="${type}"; transfer-syntax=${syntax}`;
  const own = imageTypeOf(stored.transferSyntax);
  const encoded = stored.encodable ? Object.keys(encodings) : [];
  return [
    part(octets, explicitLittle),
    part(octets, "*"),
    ...(own === null ? [] : [part(own, stored.transferSyntax)]),
    ...encoded.filter((uid) => uid !== stored.transferSyntax).map((uid) => part(imageTypeOf(uid) ?? octets, uid)),
  ];
}
