import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { DicomTls } from "#commands/peers/dicom-settings.ts";
import { implementationClassUid, implementationVersionName } from "#dicom/uid.ts";
import { Association, type Context } from "./association.ts";
import { applicationContext, type ProposedContext, type RoleSelection } from "./pdu.ts";
import { tlsOptions } from "./tls-options.ts";
import { longestData, type Timing } from "./upper-layer.ts";

export type CalledPeer = { aeTitle: string; host: string; port: number; tls: boolean };

/** Who calls: our own AE title, and what it takes to speak over TLS. */
export type Caller = { aeTitle: string; tls: DicomTls | null };

/** A peer that searches a large archive thinks for a while before its first answer. */
const timing: Timing = { artim: 30_000, idle: 120_000 };
const connectWithin = 10_000;

/**
 * Opens an association with a peer.
 * @throws AssociationEnded where it is refused; the error of the connection where there is none
 */
export async function openAssociation(
  caller: Caller,
  peer: CalledPeer,
  contexts: readonly ProposedContext[],
  roles: readonly RoleSelection[] = [],
): Promise<Association> {
  const socket = await connected(caller, peer);
  const user = { maxPdu: longestData, implementationClassUid, implementationVersionName, window: null, roles };
  const asks = { calledAe: peer.aeTitle, callingAe: caller.aeTitle, applicationContext, contexts, user };
  const association = new Association(socket, asks, timing);
  association.layer.connected();
  const accept = await association.accepted;
  const agreed = accept.contexts.flatMap((answer): Context[] => {
    const proposed = contexts.find((one) => one.id === answer.id);
    if (answer.result !== 0 || proposed === undefined) return [];
    return [{ id: answer.id, abstractSyntax: proposed.abstractSyntax, transferSyntax: answer.transferSyntax }];
  });
  association.agree(agreed, accept.user.maxPdu);
  return association;
}

/** Server name indication takes names only, RFC 6066 section 3. */
const named = (host: string) => (isIP(host) === 0 ? { servername: host } : {});

async function connected({ tls }: Caller, peer: CalledPeer): Promise<Socket> {
  const { host, port } = peer;
  const socket = peer.tls ? connectTls({ host, port, ...named(host), ...tlsOptions(tls) }) : connect({ host, port });
  return await new Promise<Socket>((resolve, reject) => {
    const late = setTimeout(() => socket.destroy(new Error("the peer does not answer")), connectWithin);
    socket.once("error", (error) => {
      clearTimeout(late);
      reject(error);
    });
    socket.once(peer.tls ? "secureConnect" : "connect", () => {
      clearTimeout(late);
      socket.removeAllListeners("error");
      resolve(socket);
    });
  });
}
