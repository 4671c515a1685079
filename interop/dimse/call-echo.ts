import { explicitLittle, implicitLittle } from "#dicom/transfer-syntaxes.ts";
import { commandFields } from "./command-set.ts";
import { type CalledPeer, type Caller, openAssociation } from "./open-association.ts";
import { refusedByPeer } from "./refused-by-peer.ts";
import { verificationClass } from "./sop-classes.ts";
import { statuses } from "./status.ts";

/** C-ECHO, PS3.7 section 9.1.5. @throws Error saying what the peer did instead of answering */
export async function callEcho(caller: Caller, peer: CalledPeer): Promise<void> {
  const proposed = { id: 1, abstractSyntax: verificationClass, transferSyntaxes: [implicitLittle, explicitLittle] };
  const association = await openAssociation(caller, peer, [proposed]);
  const [context] = association.contexts;
  try {
    if (context === undefined) throw refusedByPeer("does not offer verification");
    const command = { CommandField: commandFields.echo, AffectedSOPClassUID: verificationClass };
    for await (const { command: answer } of association.call(context, command, null))
      if (answer.Status !== statuses.success) throw refusedByPeer("answered the echo with a failure", answer);
  } finally {
    await association.release();
  }
}
