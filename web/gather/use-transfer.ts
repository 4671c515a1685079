import { useEffect, useState, useSyncExternalStore } from "react";
import type { CaseId } from "#contract/ids.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { call } from "../api/call.ts";
import { postBatch } from "./send/post-batch.ts";
import { largeFrom, postLarge } from "./send/post-large.ts";
import { Transfer, type TransferSnapshot } from "./send/transfer.ts";

/** The sending of files to a case, kept while the page is open. Leaving while it runs is asked about by the browser. */
export function useTransfer(
  caseId: CaseId,
  hash: (blob: Blob) => Promise<string | null>,
): { transfer: Transfer; snapshot: TransferSnapshot } {
  const [transfer] = useState(
    () =>
      new Transfer({
        hash,
        known: async (sha256) =>
          new Set((await call(imageRoutes.knownImages, { params: { caseId }, body: { sha256 } })).known),
        post: (parts, onSent, signal) => {
          const [only] = parts;
          const large = parts.length === 1 && only !== undefined && only.blob.size >= largeFrom;
          return large ? postLarge(caseId, only, onSent, signal) : postBatch(caseId, parts, onSent, signal);
        },
      }),
  );
  const snapshot = useSyncExternalStore(transfer.subscribe, transfer.snapshot);
  const busy = snapshot.phase !== "idle" && snapshot.phase !== "done";
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [busy]);
  useEffect(() => {
    const now = () => {
      if (transfer.snapshot().phase === "waiting") transfer.resume();
    };
    window.addEventListener("online", now);
    return () => {
      window.removeEventListener("online", now);
      transfer.pause();
    };
  }, [transfer]);
  return { transfer, snapshot };
}
