import type { CaseId } from "#contract/ids.ts";
import type { FileOutcome } from "#contract/images.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { pathOf } from "../../api/call.ts";
import { errorOf, StrangeReplyError, UnreachableError } from "../../api/refused-error.ts";
import { multipartRelated, type Part } from "./multipart.ts";

/**
 * Sends a batch of files and gives how each ended. By XMLHttpRequest, since fetch does not tell how much has been sent.
 * @param onSent is told the bytes that have left so far
 * @throws RefusedError, UnreachableError, StrangeReplyError; an AbortError where `signal` ended it
 */
export function postBatch(
  caseId: CaseId,
  parts: readonly Part[],
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<FileOutcome[]> {
  const { type, content } = multipartRelated(
    parts,
    `overread-${crypto.randomUUID?.() ?? Math.random().toString(36).slice(2)}`,
  );
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", pathOf(imageRoutes.addImages, { params: { caseId } }));
    request.setRequestHeader("content-type", type);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("x-overread", "web");
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onerror = () => reject(new UnreachableError("the connection broke"));
    request.onabort = () => reject(new DOMException("ended by the person", "AbortError"));
    request.onload = () => {
      const response = new Response(request.responseText, { status: Math.max(200, request.status) });
      if (!response.ok) {
        errorOf(response).then(reject, reject);
        return;
      }
      try {
        resolve(imageRoutes.addImages.reply.parse(JSON.parse(request.responseText)).files);
      } catch (error) {
        reject(new StrangeReplyError(request.status, error));
      }
    };
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(content);
  });
}
