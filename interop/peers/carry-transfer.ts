import { claimStudy } from "#commands/images/claim-study.ts";
import { loadWhole } from "#commands/images/load-whole.ts";
import { findPeer } from "#commands/peers/find-peer.ts";
import { noteTransfer, type TransferToCarry, takeTransfer } from "#commands/peers/transfer-rows.ts";
import type { OrganisationId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { describeFault } from "./describe-fault.ts";
import { type PeerDesk, peerClient, type Tell, type TransferProgress } from "./peer-client.ts";

/** Progress is written down at most this often. */
const toldEvery = 500;

/**
 * Carries a study from or to a peer, and into its case: the worker's job. Done twice it finds the images there already.
 * @throws what may be over in a while, so that it is tried again
 */
export async function carryTransfer(
  desk: PeerDesk,
  asked: { organisationId: OrganisationId; transferId: string },
): Promise<void> {
  const transfer = await takeTransfer(desk, asked.organisationId, asked.transferId);
  if (transfer === null) return;
  const faults: unknown[] = [];
  try {
    const progress = await carry(desk, transfer, (error) => faults.push(error));
    // What came could not be stored here: the peer was told so, and cannot mend it.
    if (faults.length > 0) throw faults[0];
    const { expected, done, failed } = progress;
    const incomplete = failed > 0 || done === 0;
    const problem = progress.problem ?? (done === 0 ? "The peer has no images of this study." : null);
    if (done > 0 && transfer.direction === "pull") await claim(desk, transfer);
    await noteTransfer(desk, transfer.id, { state: incomplete ? "failed" : "done", expected, done, failed, problem });
  } catch (error) {
    await noteTransfer(desk, transfer.id, { state: "failed", problem: describeFault(error) });
    // What somebody has to decide or mend does not become better by itself.
    if (error instanceof Refusal && error.code !== "try-again") return;
    throw error;
  }
}

async function carry(
  desk: PeerDesk,
  transfer: TransferToCarry,
  onFault: (error: unknown) => void,
): Promise<TransferProgress> {
  const { organisationId, asker, studyInstanceUid } = transfer;
  if (asker === null) throw new Refusal("not-permitted", "whoever asked for it has no account any more");
  const peer = await findPeer(desk, organisationId, transfer.peerId);
  const client = peerClient(desk, peer, onFault);
  const tell = sparingly(async ({ expected, done, failed }) =>
    noteTransfer(desk, transfer.id, { expected, done, failed }),
  );
  if (transfer.direction === "send") {
    const files = await loadWhole(desk, asker, { study: studyInstanceUid }, () => true);
    return await client.send(files, tell);
  }
  const scope = { kind: "service", organisationId, tokenId: peer.id, name: peer.name, role: "integrator" } as const;
  return await client.pull(studyInstanceUid, scope, tell);
}

function sparingly(tell: Tell): Tell {
  let last = 0;
  return async (progress) => {
    if (Date.now() - last < toldEvery) return;
    last = Date.now();
    await tell(progress);
  };
}

async function claim(desk: PeerDesk, { asker, caseId, studyInstanceUid }: TransferToCarry): Promise<void> {
  if (caseId === null || asker === null) return;
  try {
    await claimStudy(desk, asker, caseId, studyInstanceUid);
  } catch (error) {
    // The case has it: it came in before, or the job was done once already.
    if (!(error instanceof Refusal) || error.code !== "already-done") throw error;
  }
}
