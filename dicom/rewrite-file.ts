import { joinBytes } from "./join-bytes.ts";
import type { DicomJson } from "./json.ts";
import { plainBytes } from "./plain-bytes.ts";
import { readInstance } from "./read-instance.ts";
import { readMeta } from "./read-meta.ts";
import { explicitLittle, transferSyntaxes } from "./transfer-syntaxes.ts";
import { implementationClassUid, implementationVersionName } from "./uid.ts";
import { writeJson } from "./write-json.ts";

/**
 * A file with another description and the very same image data, with an empty preamble. Compressed images keep their transfer syntax;
 * native ones become Explicit VR Little Endian, text UTF-8. The file received is not touched.
 * @param change what becomes of the data set
 * @throws DicomRefused as `readInstance` does
 */
export function rewriteFile(received: Uint8Array, change: (json: DicomJson) => DicomJson): Uint8Array {
  const file = plainBytes(received);
  const instance = readInstance(file);
  const { bytes, layout, syntax } = readMeta(file);
  const encapsulated = syntax.pixels !== "native" || instance.frameLocations?.encapsulated === true;
  const json = change(instance.metadata);
  delete json["00083002"];
  const bulk = { file: bytes, little: layout.little };
  const head = writeHead({
    sopClassUid: instance.sopClassUid,
    sopInstanceUid: uidOf(json, "00080018") ?? instance.sopInstanceUid,
    transferSyntaxUid: encapsulated ? instance.transferSyntaxUid : explicitLittle,
  });
  // Text is written as UTF-8, so the data set must say so even where the file was silent.
  json["00080005"] = { vr: "CS", Value: ["ISO_IR 192"] };
  return joinBytes([head, writeJson(json, bulk, encapsulated)]);
}

/** Encapsulated Uncompressed Explicit VR Little Endian, PS3.5 section A.4.11. */
const encapsulatedNative = "1.2.840.10008.1.2.1.98";

/** The transfer syntax of the copy, where the image data are encoded as the syntax says. */
export function rewrittenSyntax(transferSyntaxUid: string): string {
  const native = transferSyntaxes[transferSyntaxUid]?.pixels === "native" && transferSyntaxUid !== encapsulatedNative;
  return native ? explicitLittle : transferSyntaxUid;
}

function uidOf(json: DicomJson, tag: string): string | null {
  const value = json[tag]?.Value?.[0];
  return typeof value === "string" && value !== "" ? value : null;
}

/** Preamble, "DICM" and file meta information, PS3.10 section 7.1. */
export function writeHead(of: { sopClassUid: string; sopInstanceUid: string; transferSyntaxUid: string }): Uint8Array {
  const nothing = { file: new Uint8Array(0), little: true };
  const meta = writeJson(
    {
      "00020001": { vr: "OB", InlineBinary: "AAE=" },
      "00020002": { vr: "UI", Value: [of.sopClassUid] },
      "00020003": { vr: "UI", Value: [of.sopInstanceUid] },
      "00020010": { vr: "UI", Value: [of.transferSyntaxUid] },
      "00020012": { vr: "UI", Value: [implementationClassUid] },
      "00020013": { vr: "SH", Value: [implementationVersionName] },
    },
    nothing,
  );
  const groupLength = writeJson({ "00020000": { vr: "UL", Value: [meta.length] } }, nothing);
  const prefix = Uint8Array.of(0x44, 0x49, 0x43, 0x4d);
  return joinBytes([new Uint8Array(128), prefix, groupLength, meta]);
}
