import type { ImagePlace } from "#commands/images/find-instances.ts";
import { encodings } from "#dicom/encode-frame.ts";
import { explicitLittle, transferSyntaxes } from "#dicom/transfer-syntaxes.ts";
import { type MediaRange, partType } from "./accept.ts";

export const fileType = "application/dicom";

/** How a whole file is sent: `strict` where the client takes nothing but this transfer syntax. */
export type FileForm = { to: string; multipart: boolean; strict: boolean };

/** What the client may ask for, to be named in a refusal. */
export const offeredFiles: readonly string[] = ["*", explicitLittle, ...Object.keys(encodings)].map(
  (uid) => `multipart/related; type="${fileType}"; transfer-syntax=${uid}`,
);

/**
 * The form in which a file stored as `stored` is given, by the client's order (PS3.18 section 8.7.3): where it names files without a
 * transfer syntax it means Explicit VR Little Endian, where it takes anything the stored bytes. Null where there is no such form.
 */
export function fileForm(ranges: readonly MediaRange[], stored: string, place: ImagePlace): FileForm | null {
  for (const range of ranges) {
    const single = range.type === fileType && place.instance !== undefined;
    const anything = range.type === "*/*" || range.type === "multipart/*";
    const type = range.type === "multipart/related" ? partType(range) : null;
    if (!single && !anything && (type === null || !["*/*", fileType, "application/*"].includes(type))) continue;
    const to = syntaxOf(range.parameters.get("transfer-syntax") ?? null, stored, single || type === fileType);
    if (to !== null) return { to, multipart: !single, strict: range.parameters.has("transfer-syntax") };
  }
  return null;
}

function syntaxOf(wanted: string | null, stored: string, namesFiles: boolean): string | null {
  if (wanted === "*" || wanted === stored) return stored;
  const video = transferSyntaxes[stored]?.pixels === "video";
  if (wanted === null) return namesFiles && !video ? explicitLittle : stored;
  return !video && (wanted === explicitLittle || encodings[wanted] !== undefined) ? wanted : null;
}
