import type { WholeInstance } from "#commands/images/load-whole.ts";
import { findDestination } from "#commands/peers/find-peer.ts";
import type { Association, Message } from "./association.ts";
import { AssociationEnded } from "./association.ts";
import { type CommandSet, commandFields } from "./command-set.ts";
import { readIdentifier, writeIdentifier } from "./identifier.ts";
import { openAssociation } from "./open-association.ts";
import { selectInstances } from "./select-instances.ts";
import { contextsFor, isStored, type MoveOrigin, portionsOf, sendInstance } from "./send-instance.ts";
import { respond, type Served } from "./serve-association.ts";
import { statuses } from "./status.ts";

/** How the sub-operations of a retrieval stand: PS3.4 section C.4.2.1.6 to 9. */
type Tally = { remaining: number; completed: number; failed: number; warning: number; failedUids: string[] };

/** C-MOVE and C-GET, PS3.4 sections C.4.2 and C.4.3: to a peer that is known, or over the very association. */
export async function serveRetrieve(served: Served, message: Message, root: "patient" | "study"): Promise<void> {
  const { desk, peer } = served;
  const keys = await readIdentifier(message.dataset, message.context.transferSyntax);
  const moves = message.command.CommandField === commandFields.move;
  const destination = moves ? await destinationOf(served, message) : null;
  if (moves && destination === null) {
    await respond(served, message, { Status: statuses.moveDestinationUnknown });
    return;
  }
  const files = await selectInstances(desk, peer.scope, keys, root);
  const tally: Tally = { remaining: files.length, completed: 0, failed: 0, warning: 0, failedUids: [] };
  if (destination === null) await sendAll(served, message, served.association, files, tally, null);
  else await sendTo(served, message, destination, files, tally);
  await finish(served, message, tally);
}

type Destination = { aeTitle: string; host: string; port: number; tls: boolean };

async function destinationOf({ desk, peer }: Served, { command }: Message): Promise<Destination | null> {
  const found = await findDestination(desk, peer.scope.organisationId, command.MoveDestination ?? "");
  if (found === null || found.address.kind !== "dimse") return null;
  const { aeTitle, host, port, tls } = found.address;
  return host === null || port === null ? null : { aeTitle, host, port, tls };
}

async function sendTo(
  served: Served,
  message: Message,
  destination: Destination,
  files: readonly WholeInstance[],
  tally: Tally,
): Promise<void> {
  const origin = { aeTitle: served.callingAe, messageId: message.command.MessageID ?? 0 };
  for (const portion of portionsOf(files)) {
    if (isCancelled(served, message)) return;
    const before = tally.remaining;
    let target: Association | null = null;
    try {
      target = await openAssociation(served.own, destination, contextsFor(portion));
      await sendAll(served, message, target, portion, tally, origin);
      await target.release();
    } catch (error) {
      if (served.association.isOver) throw error;
      target?.abort("what was to be sent could not be");
      // The destination is gone: what it has not got counts as failed.
      fail(tally, portion.slice(before - tally.remaining));
    }
  }
}

function fail(tally: Tally, files: readonly WholeInstance[]): void {
  tally.failed += files.length;
  tally.remaining -= files.length;
  tally.failedUids.push(...files.map((file) => file.sopInstanceUid));
}

const isCancelled = ({ association }: Served, { command }: Message) => association.isCancelled(command.MessageID ?? 0);

async function sendAll(
  served: Served,
  message: Message,
  target: Association,
  files: readonly WholeInstance[],
  tally: Tally,
  origin: MoveOrigin | null,
): Promise<void> {
  for (const file of files) {
    if (isCancelled(served, message)) return;
    await count(tally, file, () => sendInstance(target, file, origin), served);
    if (tally.remaining > 0) await respond(served, message, { Status: statuses.pending, ...countsOf(tally) });
  }
}

async function count(
  tally: Tally,
  file: WholeInstance,
  send: () => ReturnType<typeof sendInstance>,
  { onFault }: Served,
): Promise<void> {
  let status: number | null;
  try {
    ({ status } = await send());
  } catch (error) {
    if (error instanceof AssociationEnded) throw error;
    onFault(error);
    status = null;
  }
  if (!isStored(status)) {
    fail(tally, [file]);
    return;
  }
  tally.remaining -= 1;
  if (status === 0) tally.completed += 1;
  else tally.warning += 1;
}

function countsOf(tally: Tally): CommandSet {
  return {
    NumberOfRemainingSuboperations: tally.remaining,
    NumberOfCompletedSuboperations: tally.completed,
    NumberOfFailedSuboperations: tally.failed,
    NumberOfWarningSuboperations: tally.warning,
  };
}

/** The last answer, PS3.4 Tables C.4-2 and C.4-3; it names what failed. */
async function finish(served: Served, message: Message, tally: Tally): Promise<void> {
  const done = tally.completed + tally.warning;
  const cancelled = tally.remaining > 0 && isCancelled(served, message);
  const counts = countsOf(tally);
  const { NumberOfRemainingSuboperations: _, ...final } = counts;
  const failures =
    tally.failedUids.length === 0
      ? null
      : writeIdentifier({ "00080058": { vr: "UI", Value: tally.failedUids } }, message.context.transferSyntax);
  const status = cancelled
    ? statuses.cancelled
    : tally.failed === 0
      ? statuses.success
      : done === 0
        ? statuses.cannotPerform
        : statuses.completeWithFailures;
  const answer = cancelled ? { Status: status, ...counts } : { Status: status, ...final };
  await respond(served, message, answer, failures);
}
