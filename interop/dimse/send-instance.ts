import type { WholeInstance } from "#commands/images/load-whole.ts";
import { explicitLittle, implicitLittle } from "#dicom/transfer-syntaxes.ts";
import type { Association, Context } from "./association.ts";
import { commandFields } from "./command-set.ts";
import { convertDataset } from "./convert-dataset.ts";
import { datasetOf } from "./dataset-of.ts";
import type { ProposedContext } from "./pdu.ts";

/** On whose behalf an object is sent on: PS3.7 section 9.1.1.1. */
export type MoveOrigin = { aeTitle: string; messageId: number };

/** How sending ended: the peer's status, or null where it takes this kind of object in no form that we can give. */
export type Sent = { status: number | null };

/**
 * Sends an object by C-STORE: as it is stored where the peer takes that, else uncompressed.
 * @throws AssociationEnded
 */
export async function sendInstance(
  association: Association,
  file: WholeInstance,
  origin: MoveOrigin | null,
): Promise<Sent> {
  const contexts = association.contexts.filter((one) => one.abstractSyntax === file.sopClassUid);
  const context = chooseContext(contexts, file.transferSyntaxUid);
  if (context === null) return { status: null };
  const stored = context.transferSyntax === file.transferSyntaxUid;
  const dataset = stored
    ? datasetOf(await file.open())
    : await convertDataset(await file.open(), context.transferSyntax);
  if (dataset === null) return { status: null };
  const command = {
    CommandField: commandFields.store,
    AffectedSOPClassUID: file.sopClassUid,
    AffectedSOPInstanceUID: file.sopInstanceUid,
    Priority: 0,
    ...(origin === null
      ? {}
      : { MoveOriginatorApplicationEntityTitle: origin.aeTitle, MoveOriginatorMessageID: origin.messageId }),
  };
  for await (const { command: answer } of association.call(context, command, dataset))
    return { status: answer.Status ?? 0xc000 };
  return { status: null };
}

function chooseContext(contexts: readonly Context[], stored: string): Context | null {
  for (const syntax of [stored, explicitLittle, implicitLittle]) {
    const found = contexts.find((one) => one.transferSyntax === syntax);
    if (found !== undefined) return found;
  }
  return null;
}

/** 0000 is success, Bxxx and 0001, 0107, 0116 are warnings: the object is there (PS3.7 section C.1 and C.4). */
export const isStored = (status: number | null): boolean =>
  status !== null && (status === 0 || (status & 0xf000) === 0xb000 || [0x0001, 0x0107, 0x0116].includes(status));

/**
 * Presentation contexts to send these objects in: each class in the encoding that it has, and uncompressed, in case the peer does not
 * take the other. At most 128 (PS3.8 section 9.3.2.2), so `files` are given in portions.
 */
export function contextsFor(
  files: readonly Pick<WholeInstance, "sopClassUid" | "transferSyntaxUid">[],
): ProposedContext[] {
  const wanted = new Map<string, { abstractSyntax: string; transferSyntaxes: string[] }>();
  for (const { sopClassUid, transferSyntaxUid } of files) {
    const plain = transferSyntaxUid === explicitLittle || transferSyntaxUid === implicitLittle;
    if (!plain)
      wanted.set(`${sopClassUid} ${transferSyntaxUid}`, {
        abstractSyntax: sopClassUid,
        transferSyntaxes: [transferSyntaxUid],
      });
    for (const syntax of [explicitLittle, implicitLittle])
      wanted.set(`${sopClassUid} ${syntax}`, { abstractSyntax: sopClassUid, transferSyntaxes: [syntax] });
  }
  return [...wanted.values()].map((context, index) => ({ id: index * 2 + 1, ...context }));
}

const mostContexts = 128;

/** Parts files so that each portion's contexts fit into one association, whose kinds of object stay together. */
export function portionsOf<F extends Pick<WholeInstance, "sopClassUid" | "transferSyntaxUid">>(
  files: readonly F[],
): F[][] {
  const portions: F[][] = [];
  const kinds = new Map<string, number>();
  for (const file of files) {
    const kind = `${file.sopClassUid} ${file.transferSyntaxUid}`;
    const place = kinds.get(kind) ?? Math.floor(kinds.size / Math.floor(mostContexts / 3));
    kinds.set(kind, place);
    const portion = portions[place] ?? [];
    portions[place] = portion;
    portion.push(file);
  }
  return portions;
}
