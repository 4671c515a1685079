import { blindMetadata } from "./blind.ts";
import { rewriteFile } from "./rewrite-file.ts";

/**
 * The file as a blind reader may have it: the same object and the very same image data, without what `blindMetadata` removes and
 * with an empty preamble. The file received is not touched. Throws DicomRefused as `readInstance` does.
 */
export function blindFile(received: Uint8Array): Uint8Array {
  return rewriteFile(received, blindMetadata);
}
