import type { House } from "#commands/house.ts";
import type { CallingPeer } from "#commands/peers/find-calling-peer.ts";
import { Refusal } from "#contract/refusals.ts";
import { type Association, AssociationEnded, type Message } from "./association.ts";
import { type CommandSet, commandFields, responseBit } from "./command-set.ts";
import type { Caller } from "./open-association.ts";
import { serveFind } from "./serve-find.ts";
import { serveRetrieve } from "./serve-retrieve.ts";
import { serveStores } from "./serve-store.ts";
import { queryClasses, verificationClass } from "./sop-classes.ts";
import { statuses, statusOfRefusal } from "./status.ts";

export type DimseDesk = Pick<House, "database" | "clock" | "objects" | "secrets">;

/** An association that was accepted, with whom it serves. */
export type Served = {
  desk: DimseDesk;
  association: Association;
  peer: CallingPeer;
  /** The AE title of the peer, as it called. */
  callingAe: string;
  own: Caller;
  /** Told of what went wrong on our side. */
  onFault: (error: unknown) => void;
};

/** Answers every request of an association until it ends: PS3.7 chapter 9. */
export async function serveAssociation(served: Served): Promise<void> {
  const { association, onFault } = served;
  try {
    for await (const message of association.requests) await association.working(() => answer(served, message));
  } catch (error) {
    if (error instanceof AssociationEnded) return;
    onFault(error);
    association.abort("a fault on our side");
  }
}

async function answer(served: Served, message: Message): Promise<void> {
  try {
    await serve(served, message);
  } catch (error) {
    if (error instanceof AssociationEnded) throw error;
    message.dataset?.discard();
    await respond(served, message, failureOf(error, served.onFault));
  }
}

async function serve(served: Served, message: Message): Promise<void> {
  const { command, context } = message;
  const { CommandField: field } = command;
  const query = queryClasses[context.abstractSyntax];
  if (field === commandFields.store) await serveStores(served, message);
  else if (field === commandFields.echo && context.abstractSyntax === verificationClass)
    await respond(served, message, { Status: statuses.success });
  else if (query !== undefined && field === commandFields[query.operation]) {
    if (query.operation === "find") await serveFind(served, message, query.root);
    else await serveRetrieve(served, message, query.root);
  } else {
    message.dataset?.discard();
    await respond(served, message, { Status: statuses.unrecognizedOperation });
  }
}

/** A fault of ours is told to the log, a refusal to the peer. */
export function failureOf(error: unknown, onFault: (error: unknown) => void): CommandSet {
  if (error instanceof Refusal) {
    if (error.code === "failed") onFault(error);
    return { Status: statusOfRefusal[error.code], ErrorComment: error.detail[0] ?? error.message };
  }
  onFault(error);
  return { Status: statusOfRefusal.failed, ErrorComment: "a fault on our side" };
}

/** Answers a request; what the request says of itself is repeated. */
export async function respond(
  { association }: Pick<Served, "association">,
  { command, context }: Message,
  more: CommandSet,
  dataset: Buffer | null = null,
): Promise<void> {
  const answered: CommandSet = {
    CommandField: (command.CommandField ?? 0) | responseBit,
    MessageIDBeingRespondedTo: command.MessageID ?? 0,
    AffectedSOPClassUID: command.AffectedSOPClassUID ?? context.abstractSyntax,
    ...(command.AffectedSOPInstanceUID === undefined ? {} : { AffectedSOPInstanceUID: command.AffectedSOPInstanceUID }),
    ...more,
  };
  await association.send(context, answered, dataset);
}
