import type { PeerScope } from "#commands/peers/find-calling-peer.ts";
import type { DicomJson } from "#dicom/json.ts";
import { explicitBig, explicitLittle, implicitLittle, transferSyntaxes } from "#dicom/transfer-syntaxes.ts";
import type { Association, Context } from "./association.ts";
import type { Progress } from "./call-store.ts";
import { type CommandSet, commandFields } from "./command-set.ts";
import { writeIdentifier } from "./identifier.ts";
import { type CalledPeer, type Caller, openAssociation } from "./open-association.ts";
import type { ProposedContext } from "./pdu.ts";
import { refusedByPeer } from "./refused-by-peer.ts";
import { type DimseDesk, serveAssociation } from "./serve-association.ts";
import { studyRootGet, studyRootMove } from "./sop-classes.ts";
import { statuses } from "./status.ts";
import { storageClasses } from "./storage-classes.ts";

export type RetrieveProgress = Progress & { remaining: number | null };
type Tell = (progress: RetrieveProgress) => Promise<void>;

/** Who takes what comes: on whose behalf it is stored. */
export type Taker = { desk: DimseDesk; scope: PeerScope; onFault: (error: unknown) => void };

const queries = [explicitLittle, implicitLittle];
const identifierOf = (study: string): DicomJson => ({
  "00080052": { vr: "CS", Value: ["STUDY"] },
  "0020000D": { vr: "UI", Value: [study] },
});

/**
 * Fetches a study by C-GET, PS3.4 section C.4.3: it comes over the same association.
 * @returns null where the peer does not offer it
 * @throws Error saying what the peer did instead
 */
export async function callGet(
  caller: Caller,
  peer: CalledPeer,
  study: string,
  taker: Taker,
  tell: Tell,
): Promise<RetrieveProgress | null> {
  const images = imageContexts();
  const roles = images.map(({ abstractSyntax }) => ({ sopClassUid: abstractSyntax, scu: false, scp: true }));
  const proposed = [{ id: 1, abstractSyntax: studyRootGet, transferSyntaxes: queries }, ...images];
  const association = await openAssociation(caller, peer, proposed, roles);
  const context = association.contexts.find((one) => one.abstractSyntax === studyRootGet);
  if (context === undefined) {
    await association.release();
    return null;
  }
  const { desk, scope, onFault } = taker;
  const from = { id: "", scope, store: true, query: false, retrieve: false, onlyFrom: null };
  const served = serveAssociation({ desk, association, peer: from, callingAe: peer.aeTitle, own: caller, onFault });
  try {
    return await retrieve(association, context, commandFields.get, study, {}, tell);
  } finally {
    await association.release();
    await served;
  }
}

/**
 * Has a study sent to us by C-MOVE, PS3.4 section C.4.2: it comes over an association that the peer opens.
 * @returns null where the peer does not offer it
 * @throws Error saying what the peer did instead
 */
export async function callMove(
  caller: Caller,
  peer: CalledPeer,
  study: string,
  tell: Tell,
): Promise<RetrieveProgress | null> {
  const proposed = [{ id: 1, abstractSyntax: studyRootMove, transferSyntaxes: queries }];
  const association = await openAssociation(caller, peer, proposed);
  const [context] = association.contexts;
  try {
    if (context === undefined) return null;
    return await retrieve(association, context, commandFields.move, study, { MoveDestination: caller.aeTitle }, tell);
  } finally {
    await association.release();
  }
}

async function retrieve(
  association: Association,
  context: Context,
  field: number,
  study: string,
  more: CommandSet,
  tell: Tell,
): Promise<RetrieveProgress> {
  let progress: RetrieveProgress = { done: 0, failed: 0, remaining: null, problem: null };
  const command = { CommandField: field, AffectedSOPClassUID: context.abstractSyntax, Priority: 0, ...more };
  const identifier = writeIdentifier(identifierOf(study), context.transferSyntax);
  for await (const { command: answer, dataset } of association.call(context, command, identifier)) {
    dataset?.discard();
    const status = answer.Status ?? 0;
    progress = progressOf(answer, progress);
    if (status === statuses.pending) await tell(progress);
    else if (status === statuses.completeWithFailures || status === statuses.cannotPerform)
      progress.problem = refusedByPeer("could not send all of it", answer).message;
    else if (status !== statuses.success) throw refusedByPeer("could not send the study", answer);
  }
  return progress;
}

function progressOf(answer: CommandSet, before: RetrieveProgress): RetrieveProgress {
  const completed = answer.NumberOfCompletedSuboperations;
  const done = completed === undefined ? before.done : completed + (answer.NumberOfWarningSuboperations ?? 0);
  return {
    done,
    failed: answer.NumberOfFailedSuboperations ?? before.failed,
    remaining: answer.NumberOfRemainingSuboperations ?? null,
    problem: null,
  };
}

/** As it is stored where the peer can choose; plain encodings last, since whoever can give compressed images has them so. */
const wanted = [
  explicitLittle,
  ...Object.keys(transferSyntaxes).filter((uid) => ![explicitLittle, implicitLittle, explicitBig].includes(uid)),
  implicitLittle,
  explicitBig,
];
/** Classes that stand back where all cannot be named: of industry, protocols, templates, second-generation radiotherapy, eye measurements. */
const rare =
  /^1\.2\.840\.10008\.5\.1\.4\.((34|38|39|43|44|45)\.|1\.1\.(501|601|200|201|68|78|80|81|82)\.|1\.1\.(481\.(1\d|2\d)|9\.[78]\.\d|88\.7\d)$)/;
const mostContexts = 127;

function imageContexts(): ProposedContext[] {
  return storageClasses
    .filter(([uid, , retired]) => retired === undefined && !rare.test(uid))
    .slice(0, mostContexts)
    .map(([uid], index) => ({ id: index * 2 + 3, abstractSyntax: uid, transferSyntaxes: wanted }));
}
