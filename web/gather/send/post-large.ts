import type { CaseId } from "#contract/ids.ts";
import type { FileOutcome } from "#contract/images.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { call } from "../../api/call.ts";
import type { Part } from "./multipart.ts";

/** From this size on a file is sent in pieces. */
export const largeFrom = 64 * 1024 ** 2;
const pieceBytes = 8 * 1024 ** 2;

/** What the service knows a file by, so that a closed page goes on where it was. */
const fingerprintOf = ({ name, blob }: Part): string =>
  `${blob.size} ${blob instanceof File ? blob.lastModified : 0} ${name}`.slice(0, 200);

/**
 * Sends a large file in pieces, from where it was left the last time, and gives how it ended.
 * @param onSent is told the bytes that have arrived
 * @throws RefusedError, UnreachableError, StrangeReplyError; an AbortError where `signal` ended it. What has arrived stays
 */
export async function postLarge(
  caseId: CaseId,
  part: Part,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<FileOutcome[]> {
  const { name, blob } = part;
  const begun = await call(imageRoutes.beginUpload, {
    params: { caseId },
    body: { name, size: blob.size, fingerprint: fingerprintOf(part) },
    signal,
  });
  const { uploadId } = begun;
  let { received } = begun;
  while (received < blob.size) {
    onSent(received);
    const piece = blob.slice(received, received + pieceBytes);
    const state = await call(imageRoutes.addUploadPart, {
      params: { caseId, uploadId, place: received },
      raw: { type: "application/octet-stream", content: piece },
      signal,
    });
    received = state.received;
  }
  onSent(received);
  const { file } = await call(imageRoutes.finishUpload, { params: { caseId, uploadId }, signal });
  return [{ ...file, name }];
}
