import { blindMetadata } from "./blind.ts";
import { plainBytes } from "./plain-bytes.ts";
import { readInstance } from "./read-instance.ts";
import { readMeta } from "./read-meta.ts";
import { explicitLittle } from "./transfer-syntaxes.ts";
import { implementationClassUid, implementationVersionName } from "./uid.ts";
import { writeJson } from "./write-json.ts";

/**
 * The file as a blind reader may have it: the same object and the very same image data, without what `blindMetadata` removes and
 * with an empty preamble. Compressed images keep their transfer syntax; native ones become Explicit VR Little Endian. The file
 * received is not touched. Throws DicomRefused as `readInstance` does.
 */
export function blindFile(received: Uint8Array): Uint8Array {
  const file = plainBytes(received);
  const instance = readInstance(file);
  const { bytes, layout, syntax } = readMeta(file);
  const encapsulated = syntax.pixels !== "native" || instance.frameLocations?.encapsulated === true;
  const transferSyntax = encapsulated ? instance.transferSyntaxUid : explicitLittle;
  const json = blindMetadata(instance.metadata);
  delete json["00083002"];
  const bulk = { file: bytes, little: layout.little };
  const meta = writeJson(
    {
      "00020001": { vr: "OB", InlineBinary: "AAE=" },
      "00020002": { vr: "UI", Value: [instance.sopClassUid] },
      "00020003": { vr: "UI", Value: [instance.sopInstanceUid] },
      "00020010": { vr: "UI", Value: [transferSyntax] },
      "00020012": { vr: "UI", Value: [implementationClassUid] },
      "00020013": { vr: "SH", Value: [implementationVersionName] },
    },
    bulk,
  );
  const groupLength = writeJson({ "00020000": { vr: "UL", Value: [meta.length] } }, bulk);
  // Text is written as UTF-8, so the data set must say so even where the file was silent.
  json["00080005"] = { vr: "CS", Value: ["ISO_IR 192"] };
  const dataset = writeJson(json, bulk, encapsulated);
  const whole = new Uint8Array(132 + groupLength.length + meta.length + dataset.length);
  whole.set([0x44, 0x49, 0x43, 0x4d], 128);
  whole.set(groupLength, 132);
  whole.set(meta, 132 + groupLength.length);
  whole.set(dataset, 132 + groupLength.length + meta.length);
  return whole;
}
