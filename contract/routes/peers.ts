import { z } from "zod";
import { caseId, dicomUid } from "../ids.ts";
import { peer, peerInput, peerSearch, peerStudy, peerTransfer } from "../peers.ts";
import { defineRoutes } from "../route.ts";

const done = z.object({ done: z.literal(true) });
const ofPeer = z.object({ peerId: z.uuid() });
const administrators = { kind: "roles", roles: ["administrator"] } as const;
const coordinators = { kind: "roles", roles: ["coordinator"] } as const;

/** Other archives and devices: who they are, and fetching from and sending to them. */
export const peerRoutes = defineRoutes({
  listPeers: {
    method: "GET",
    path: "/api/peers",
    summary: "The peers of the organisation and the AE title that they call",
    access: { kind: "roles", roles: ["administrator", "coordinator"] },
    blind: "carries-nothing",
    reply: z.object({ peers: z.array(peer), aeTitle: z.string(), port: z.number().int().nullable() }),
  },
  addPeer: {
    method: "POST",
    path: "/api/peers",
    summary: "Make a peer known",
    access: administrators,
    blind: "carries-nothing",
    body: peerInput,
    reply: z.object({ peerId: z.uuid() }),
  },
  changePeer: {
    method: "PUT",
    path: "/api/peers/:peerId",
    summary: "Change a peer",
    access: administrators,
    blind: "carries-nothing",
    params: ofPeer,
    body: peerInput,
    reply: done,
  },
  removePeer: {
    method: "DELETE",
    path: "/api/peers/:peerId",
    summary: "Remove a peer; its next association is refused",
    access: administrators,
    blind: "carries-nothing",
    params: ofPeer,
    reply: done,
  },
  echoPeer: {
    method: "POST",
    path: "/api/peers/:peerId/echo",
    summary: "Does the peer answer? C-ECHO, or a search over DICOMweb",
    access: { kind: "roles", roles: ["administrator", "coordinator"] },
    blind: "carries-nothing",
    params: ofPeer,
    reply: z.object({ answered: z.boolean(), milliseconds: z.number(), problem: z.string().nullable() }),
  },
  searchPeer: {
    method: "POST",
    path: "/api/peers/:peerId/studies",
    summary: "Search a peer for studies: C-FIND or QIDO-RS",
    access: coordinators,
    blind: "carries-nothing",
    params: ofPeer,
    body: peerSearch,
    reply: z.object({ studies: z.array(peerStudy), more: z.boolean() }),
  },
  pullStudies: {
    method: "POST",
    path: "/api/peers/:peerId/pulls",
    summary: "Fetch studies from a peer, into a case or for whoever claims them",
    access: coordinators,
    blind: "carries-nothing",
    params: ofPeer,
    body: z.object({
      caseId: caseId.nullable(),
      studies: z
        .array(z.object({ studyInstanceUid: dicomUid, label: z.string().trim().max(200) }))
        .min(1)
        .max(50),
    }),
    reply: z.object({ transfers: z.array(z.uuid()) }),
  },
  sendStudy: {
    method: "POST",
    path: "/api/peers/:peerId/sends",
    summary: "Send a study of a case to a peer: C-STORE or STOW-RS",
    access: coordinators,
    blind: "carries-nothing",
    params: ofPeer,
    body: z.object({ caseId, studyInstanceUid: dicomUid }),
    reply: z.object({ transferId: z.uuid() }),
  },
  listTransfers: {
    method: "GET",
    path: "/api/transfers",
    summary: "Studies on their way from and to peers, newest first",
    access: coordinators,
    blind: "carries-nothing",
    query: z.object({ caseId: caseId.optional() }),
    reply: z.object({ transfers: z.array(peerTransfer) }),
  },
  repeatTransfer: {
    method: "POST",
    path: "/api/transfers/:transferId/again",
    summary: "Try a failed transfer once more",
    access: coordinators,
    blind: "carries-nothing",
    params: z.object({ transferId: z.uuid() }),
    reply: done,
  },
});
