import type { IncomingFile } from "#commands/images/received-file.ts";
import { Refusal } from "#contract/refusals.ts";
import { type DicomJson, text } from "#dicom/json.ts";
import { NotDicomJson, parseDicomJson } from "#dicom/parse-dicom-json.ts";
import { BulkMissing, composedFile } from "./composed-file.ts";
import { type Part, readMultipart } from "./multipart.ts";
import { openSpool } from "./spooled-bulk.ts";

/** An object that could not be put together, as far as it named itself. */
export type Uncomposed = { sopInstanceUid: string | null; sopClassUid: string | null; code: string; reason: string };

const metadataMost = 64 * 1024 ** 2;
const metadataTypes = ["application/dicom+json", "application/json"];

/**
 * The files that a request of metadata and bulk data makes (PS3.18 section 10.5.1.2): the data sets come first, then the parts to which they
 * refer by Content-Location. Bulk data wait on the disk, never in memory.
 * @param failed is told of objects that cannot be put together; the others go on
 * @throws Refusal "not-valid" where the metadata cannot be read, "too-large" beyond the limits
 */
export async function* composedFiles(
  source: AsyncIterable<Uint8Array>,
  boundary: string,
  failed: (one: Uncomposed) => void,
): AsyncGenerator<IncomingFile> {
  const spool = await openSpool();
  try {
    const dataSets: DicomJson[] = [];
    for await (const part of readMultipart(source, boundary)) {
      if (isMetadata(part)) dataSets.push(...(await readMetadata(part)));
      else await spool.add(part);
    }
    for (const [n, metadata] of dataSets.entries()) {
      const content = await composedFile(metadata, spool).catch((error: unknown) => {
        if (!(error instanceof BulkMissing) && !(error instanceof RangeError)) throw error;
        failed({ ...identityOf(metadata), code: "no-bulk-data", reason: error.message });
        return null;
      });
      if (content !== null) yield { name: text(metadata, "00080018") || `object ${n + 1}`, content };
    }
  } finally {
    await spool.close();
  }
}

const identityOf = (metadata: DicomJson) => ({
  sopInstanceUid: text(metadata, "00080018").trim() || null,
  sopClassUid: text(metadata, "00080016").trim() || null,
});

function isMetadata({ headers }: Part): boolean {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  return metadataTypes.includes(type.trim().toLowerCase());
}

async function readMetadata({ body }: Part): Promise<DicomJson[]> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > metadataMost) throw new Refusal("too-large", `more than ${metadataMost} bytes of metadata in a part`);
    // The reader reuses what it holds.
    chunks.push(Uint8Array.from(chunk));
  }
  try {
    const parsed: unknown = JSON.parse(Buffer.concat(chunks, size).toString("utf8"));
    return (Array.isArray(parsed) ? parsed : [parsed]).map((one: unknown) => parseDicomJson(one));
  } catch (error) {
    if (error instanceof NotDicomJson) throw new Refusal("not-valid", `metadata: ${error.message}`);
    if (error instanceof SyntaxError) throw new Refusal("not-valid", "metadata: this is not JSON");
    throw error;
  }
}
