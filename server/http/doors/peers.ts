import type { House } from "#commands/house.ts";
import { askPull, askSend, repeatTransfer } from "#commands/peers/ask-transfers.ts";
import { findPeer } from "#commands/peers/find-peer.ts";
import { listPeers } from "#commands/peers/list-peers.ts";
import { listTransfers } from "#commands/peers/list-transfers.ts";
import { addPeer, changePeer, removePeer } from "#commands/peers/save-peer.ts";
import { Refusal } from "#contract/refusals.ts";
import type { peerRoutes } from "#contract/routes/peers.ts";
import { describeFault } from "#interop/peers/describe-fault.ts";
import { type PeerClient, peerClient } from "#interop/peers/peer-client.ts";
import type { PersonScope } from "#store/scope.ts";
import type { HandlersOf } from "../handler.ts";

const done = { done: true } as const;
/** Whoever gets more has to ask more exactly. */
const mostStudies = 100;

/** Everything of contract/routes/peers.ts. */
export const peerDoors = (house: House): HandlersOf<typeof peerRoutes> => {
  const clientOf = async (scope: PersonScope, peerId: string): Promise<PeerClient> =>
    peerClient(house, await findPeer(house, scope.organisationId, peerId), () => undefined);
  return {
    listPeers: async ({ scope }) => {
      const { aeTitle, port } = house.settings.dicom;
      return { json: { peers: await listPeers(house, scope), aeTitle, port } };
    },
    addPeer: async ({ scope, body }) => ({ json: { peerId: await addPeer(house, scope, body) } }),
    changePeer: async ({ scope, params, body }) => {
      await changePeer(house, scope, params.peerId, body);
      return { json: done };
    },
    removePeer: async ({ scope, params }) => {
      await removePeer(house, scope, params.peerId);
      return { json: done };
    },
    echoPeer: async ({ scope, params }) => {
      const client = await clientOf(scope, params.peerId);
      const start = performance.now();
      const problem = await client.echo().then(() => null, describeFault);
      return { json: { answered: problem === null, milliseconds: Math.round(performance.now() - start), problem } };
    },
    searchPeer: async ({ scope, params, body }) => {
      if (Object.values(body).every((one) => one === ""))
        throw new Refusal("not-valid", "give a name, an ID, an accession number or a date of birth");
      const client = await clientOf(scope, params.peerId);
      try {
        return { json: await client.search(body, mostStudies) };
      } catch (error) {
        throw new Refusal("try-again", describeFault(error));
      }
    },
    pullStudies: async ({ scope, params, body }) => ({
      json: { transfers: await askPull(house, scope, params.peerId, body) },
    }),
    sendStudy: async ({ scope, params, body }) => ({
      json: { transferId: await askSend(house, scope, params.peerId, body) },
    }),
    listTransfers: async ({ scope, query }) => ({
      json: { transfers: await listTransfers(house, scope, query.caseId ?? null) },
    }),
    repeatTransfer: async ({ scope, params }) => {
      await repeatTransfer(house, scope, params.transferId);
      return { json: done };
    },
  };
};
