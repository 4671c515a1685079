import { readHeader, readInflated } from "./read-header.ts";
import { largestFile, type ScanResult } from "./scanned.ts";
import { sniff } from "./sniff.ts";

const headBytes = 65_536;
const mostHeadBytes = 64 * 1024 * 1024;
const mostInflated = 4 * 1024 * 1024;

const head = async (blob: Blob, bytes: number): Promise<Uint8Array> =>
  new Uint8Array(await blob.slice(0, bytes).arrayBuffer());

/** The first megabytes of a raw-deflated part. A deflate bomb is cut there. */
async function inflate(blob: Blob): Promise<Uint8Array> {
  const reader = blob.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < mostInflated) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
    }
  } catch {
    // What was inflated before the damage may be enough for a header.
  }
  await reader.cancel().catch(() => undefined);
  return new Uint8Array(await new Blob(parts.map((each) => new Uint8Array(each))).arrayBuffer());
}

async function scanImage(blob: Blob, first: Uint8Array): Promise<ScanResult> {
  let reading = readHeader(first, blob.size);
  while (reading.kind === "more") {
    if (reading.bytes > mostHeadBytes) return { kind: "refused", code: "damaged" };
    reading = readHeader(await head(blob, reading.bytes), blob.size);
  }
  if (reading.kind === "deflated") reading = readInflated(await inflate(blob.slice(reading.at)), reading.meta);
  if (reading.kind === "header") return { kind: "image", header: reading.header };
  return { kind: "refused", code: reading.kind === "problem" ? reading.code : "damaged" };
}

/**
 * What one file is: an image with its header, a paper, or refused with the reason. A ZIP or a disc image is to be opened.
 * @param path its name within the selection
 */
export async function scanBlob(blob: Blob, path: string): Promise<ScanResult | { kind: "zip" } | { kind: "disc" }> {
  try {
    if (blob.size === 0) return { kind: "refused", code: "empty" };
    const first = await head(blob, headBytes);
    const kind = sniff(first, path);
    if (blob.size > largestFile && kind !== "zip" && kind !== "disc-image")
      return { kind: "refused", code: "too-large" };
    switch (kind) {
      case "zip":
        return { kind: "zip" };
      case "dicom":
        return await scanImage(blob, first);
      case "disc-image":
        return { kind: "disc" };
      case "heic":
        return { kind: "refused", code: "heic" };
      case "unknown":
        return { kind: "refused", code: "not-dicom" };
      default:
        return { kind: "document", mediaType: kind };
    }
  } catch {
    // The disc was taken out, or the file went away since it was chosen.
    return { kind: "refused", code: "unreadable" };
  }
}
