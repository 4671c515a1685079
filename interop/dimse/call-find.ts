import type { DicomJson } from "#dicom/json.ts";
import { explicitLittle, implicitLittle } from "#dicom/transfer-syntaxes.ts";
import { commandFields } from "./command-set.ts";
import { readIdentifier, writeIdentifier } from "./identifier.ts";
import { type CalledPeer, type Caller, openAssociation } from "./open-association.ts";
import { refusedByPeer } from "./refused-by-peer.ts";
import { studyRootFind } from "./sop-classes.ts";
import { statuses } from "./status.ts";

/**
 * C-FIND in the study root model, PS3.4 section C.4.1.
 * @param keys the identifier, its level included
 * @param limit after so many the search is cancelled
 * @throws Error saying what the peer did instead of answering
 */
export async function callFind(
  caller: Caller,
  peer: CalledPeer,
  keys: DicomJson,
  limit: number,
): Promise<{ found: DicomJson[]; more: boolean }> {
  const proposed = { id: 1, abstractSyntax: studyRootFind, transferSyntaxes: [explicitLittle, implicitLittle] };
  const association = await openAssociation(caller, peer, [proposed]);
  const [context] = association.contexts;
  const found: DicomJson[] = [];
  let more = false;
  try {
    if (context === undefined) throw refusedByPeer("does not let itself be searched");
    const command = { CommandField: commandFields.find, AffectedSOPClassUID: studyRootFind, Priority: 0 };
    const identifier = writeIdentifier(keys, context.transferSyntax);
    for await (const { command: answer, dataset } of association.call(context, command, identifier)) {
      const status = answer.Status ?? 0;
      if (status === statuses.pending || status === statuses.pendingUnsupported) {
        const match = await readIdentifier(dataset, context.transferSyntax);
        if (found.length < limit) found.push(match);
        else if (!more) {
          more = true;
          await association.cancel(context);
        }
      } else if (status !== statuses.success && status !== statuses.cancelled)
        throw refusedByPeer("could not search", answer);
    }
  } finally {
    await association.release();
  }
  return { found, more };
}
