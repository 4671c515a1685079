import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { DicomTls } from "#commands/peers/dicom-settings.ts";
import { type CallingPeer, findCallingPeer } from "#commands/peers/find-calling-peer.ts";
import { Association } from "./association.ts";
import { negotiate } from "./negotiate.ts";
import { type AssociateReject, type AssociateRequest, applicationContext, rejections } from "./pdu.ts";
import { isSameHost } from "./same-host.ts";
import { type DimseDesk, serveAssociation } from "./serve-association.ts";
import { tlsOptions } from "./tls-options.ts";
import type { Timing } from "./upper-layer.ts";

export type ListenerOptions = {
  host: string;
  port: number;
  aeTitle: string;
  /** Null for connections in plain. */
  tls: DicomTls | null;
  /** What is used to call peers (C-MOVE). */
  callWith: DicomTls | null;
  privateClasses: ReadonlySet<string>;
  /** Associations at the same time; the next one is refused and may try again. */
  mostAssociations: number;
  timing: Timing;
  onFault: (error: unknown) => void;
  /** Told of what was refused and how associations ended, for the log. */
  note: (event: { what: string; callingAe: string; address: string; detail: string }) => void;
};

export type Listener = { port: number; stop: () => Promise<void> };

/** Connections at the same time, those that have asked for nothing yet included. Beyond it they are closed at once. */
const mostConnections = 512;

/**
 * Listens for associations (PS3.8 section 9.1.2) and serves them.
 * @throws the error of the socket where it cannot listen
 */
export async function listen(desk: DimseDesk, options: ListenerOptions): Promise<Listener> {
  const sockets = new Set<Socket>();
  const state = { associations: 0 };
  const take = (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    receive(desk, options, state, socket);
  };
  const { tls } = options;
  const server =
    tls === null
      ? createServer(take)
      : createTlsServer(
          { ...tlsOptions(tls), requestCert: tls.clientCertificates, rejectUnauthorized: tls.clientCertificates },
          take,
        );
  server.maxConnections = mostConnections;
  const port = await listening(server, options);
  return {
    port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function listening(server: Server, { host, port }: ListenerOptions): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, backlog: 511 }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

function receive(desk: DimseDesk, options: ListenerOptions, state: { associations: number }, socket: Socket): void {
  const address = socket.remoteAddress ?? "";
  const association = new Association(socket, null, options.timing, (request) => {
    void decide(request).catch((error: unknown) => {
      options.onFault(error);
      association.layer.reject(rejections.temporaryCongestion);
    });
  });
  const decide = async (request: AssociateRequest) => {
    const { callingAe } = request;
    const note = (what: string, detail: string) => options.note({ what, callingAe, address, detail });
    const found = await judge(desk, options, request, address);
    if ("rejection" in found) {
      note("association refused", found.detail);
      association.layer.reject(found.rejection);
      return;
    }
    const { peer } = found;
    if (association.isOver) return;
    if (state.associations >= options.mostAssociations) {
      note("association refused", `${state.associations} associations already`);
      association.layer.reject(rejections.localLimitExceeded);
      return;
    }
    state.associations += 1;
    const { store, query, retrieve } = peer;
    const { accept, contexts } = negotiate(request, { store, query, retrieve, privateClasses: options.privateClasses });
    association.agree(contexts, request.user.maxPdu);
    association.layer.accept(accept);
    const own = { aeTitle: options.aeTitle, tls: options.callWith };
    try {
      await serveAssociation({ desk, association, peer, callingAe, own, onFault: options.onFault });
      const { how, detail } = await association.ended;
      if (how !== "released") note(`association ${how}`, detail);
    } finally {
      state.associations -= 1;
    }
  };
}

type Judged = { peer: CallingPeer } | { rejection: AssociateReject; detail: string };

/** Whether the caller is known, and calls us. */
async function judge(
  desk: DimseDesk,
  { aeTitle }: ListenerOptions,
  request: AssociateRequest,
  address: string,
): Promise<Judged> {
  if (request.applicationContext !== applicationContext)
    return { rejection: rejections.applicationContextNotSupported, detail: "another application context" };
  if (request.calledAe !== aeTitle)
    return { rejection: rejections.calledAeNotRecognized, detail: `called ${request.calledAe.slice(0, 16)}` };
  const peer = await findCallingPeer(desk, request.callingAe);
  if (peer === null) return { rejection: rejections.callingAeNotRecognized, detail: "no known peer" };
  if (peer.onlyFrom !== null && !(await isSameHost(peer.onlyFrom, address)))
    return { rejection: rejections.callingAeNotRecognized, detail: "calls from another host" };
  return { peer };
}
