import type { Message } from "./association.ts";
import { findMatches } from "./find.ts";
import { readIdentifier, writeIdentifier } from "./identifier.ts";
import { respond, type Served } from "./serve-association.ts";
import { statuses } from "./status.ts";

/** C-FIND, PS3.4 section C.4.1: a pending answer for each match, until there are no more or the peer has cancelled. */
export async function serveFind(served: Served, message: Message, root: "patient" | "study"): Promise<void> {
  const { association, desk, peer, own } = served;
  const { transferSyntax } = message.context;
  const keys = await readIdentifier(message.dataset, transferSyntax);
  for await (const match of findMatches(desk, peer.scope, keys, { root, aeTitle: own.aeTitle })) {
    if (association.isCancelled(message.command.MessageID ?? 0)) {
      await respond(served, message, { Status: statuses.cancelled });
      return;
    }
    await respond(served, message, { Status: statuses.pending }, writeIdentifier(match, transferSyntax));
  }
  await respond(served, message, { Status: statuses.success });
}
