import type { WholeInstance } from "#commands/images/load-whole.ts";
import type { Association } from "./association.ts";
import { type CalledPeer, type Caller, openAssociation } from "./open-association.ts";
import { refusedByPeer } from "./refused-by-peer.ts";
import { contextsFor, isStored, portionsOf, sendInstance } from "./send-instance.ts";

/** How many objects are over, and what the first failure was. */
export type Progress = { done: number; failed: number; problem: string | null };

/**
 * Sends files by C-STORE, PS3.4 annex B.
 * @param tell after each object
 * @throws Error where the association cannot be had or breaks
 */
export async function callStore(
  caller: Caller,
  peer: CalledPeer,
  files: readonly WholeInstance[],
  tell: (progress: Progress) => Promise<void>,
): Promise<Progress> {
  const progress: Progress = { done: 0, failed: 0, problem: null };
  for (const portion of portionsOf(files)) {
    const association = await openAssociation(caller, peer, contextsFor(portion));
    try {
      for (const file of portion) {
        await sendOne(association, file, progress);
        await tell(progress);
      }
    } finally {
      await association.release();
    }
  }
  return progress;
}

async function sendOne(association: Association, file: WholeInstance, progress: Progress): Promise<void> {
  const { status } = await sendInstance(association, file, null);
  if (isStored(status)) {
    progress.done += 1;
    return;
  }
  progress.failed += 1;
  const why = status === null ? "does not take this kind of object" : "could not store an object";
  progress.problem ??= refusedByPeer(why, status === null ? undefined : { Status: status }).message;
}
