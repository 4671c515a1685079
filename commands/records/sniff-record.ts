/** The media types of records that are taken in, by what their first bytes say (not by what the sender says). */
export type RecordMediaType = "application/pdf" | "image/jpeg" | "image/png" | "text/plain";

const starts = (bytes: Uint8Array, signature: readonly number[], at = 0) =>
  signature.every((byte, index) => bytes[at + index] === byte);

/**
 * What the bytes are; null where they are none of what a record can be.
 * PDF readers accept the header within the first 1,024 bytes (ISO 32000-1 annex H.3.4.1), so this does too.
 */
export function sniffRecord(head: Uint8Array): RecordMediaType | null {
  if (head.length === 0) return null;
  if (Buffer.from(head.subarray(0, 1024)).includes("%PDF-")) return "application/pdf";
  if (starts(head, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (starts(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  return isText(head) ? "text/plain" : null;
}

/** UTF-8 without control characters other than white space. A character cut off at the end of `head` is no fault. */
function isText(head: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
    return !/[\x00-\x08\x0e-\x1f]/.test(text);
  } catch {
    return false;
  }
}
