import type { House } from "#commands/house.ts";
import type { WholeInstance } from "#commands/images/load-whole.ts";
import type { PeerScope } from "#commands/peers/find-calling-peer.ts";
import type { PeerToCall } from "#commands/peers/find-peer.ts";
import type { PeerSearch, PeerStudy } from "#contract/peers.ts";
import { dicomwebClient } from "./dicomweb-client.ts";
import { dimseClient } from "./dimse-client.ts";

export type PeerDesk = Pick<House, "database" | "clock" | "objects" | "secrets"> & {
  settings: Pick<House["settings"], "dicom">;
};

/** How far a transfer is; `expected` is null where nobody can tell. */
export type TransferProgress = { expected: number | null; done: number; failed: number; problem: string | null };
export type Tell = (progress: TransferProgress) => Promise<void>;

/** What can be asked of a peer, whichever way it speaks. Each throws an Error whose message says what was wrong. */
export type PeerClient = {
  /** Resolves where the peer answers. */
  echo: () => Promise<void>;
  search: (search: PeerSearch, limit: number) => Promise<{ studies: PeerStudy[]; more: boolean }>;
  /** Fetches a study; its images are stored on behalf of `scope`. */
  pull: (studyInstanceUid: string, scope: PeerScope, tell: Tell) => Promise<TransferProgress>;
  send: (files: readonly WholeInstance[], tell: Tell) => Promise<TransferProgress>;
};

/** @param onFault told of what went wrong on our side while images came in */
export function peerClient(desk: PeerDesk, peer: PeerToCall, onFault: (error: unknown) => void): PeerClient {
  const { address } = peer;
  return address.kind === "dimse"
    ? dimseClient(desk, peer.name, address, onFault)
    : dicomwebClient(desk, address.baseUrl, peer.token);
}
