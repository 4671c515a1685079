/** A part of a multipart/related body, RFC 2387: bytes with the percent-encoded name in Content-Location. */
export type Part = { name: string; blob: Blob };

/** Content-Location holds a URI (RFC 2557 section 4.2): everything beyond its letters is percent-encoded, broken surrogates too. */
export const encodedName = (name: string): string => encodeURIComponent(name.toWellFormed());

/**
 * The body and its content type. The files are referred to, not copied: the browser reads them from disk while it sends.
 * @param boundary must not occur in any file; a random UUID does not
 */
export function multipartRelated(parts: readonly Part[], boundary: string): { type: string; content: Blob } {
  const pieces: BlobPart[] = [];
  for (const { name, blob } of parts) {
    pieces.push(
      `--${boundary}\r\nContent-Type: application/dicom\r\nContent-Location: ${encodedName(name)}\r\n\r\n`,
      blob,
      "\r\n",
    );
  }
  pieces.push(`--${boundary}--\r\n`);
  return { type: `multipart/related; type="application/dicom"; boundary="${boundary}"`, content: new Blob(pieces) };
}
