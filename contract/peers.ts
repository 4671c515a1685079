import { z } from "zod";
import { caseId, dicomUid, instant, personId } from "./ids.ts";

/** DICOM AE, PS3.5 Table 6.2-1: up to 16 characters of the default repertoire without backslash, not spaces alone. */
export const aeTitle = z
  .string()
  .trim()
  .regex(/^[\x20-\x5b\x5d-\x7e]{1,16}$/, "an AE title has 1 to 16 plain characters");

const host = z
  .string()
  .trim()
  .regex(/^[a-zA-Z0-9.:_-]{1,253}$/, "a host name or address");

/** How to reach a peer, and who it is when it calls. */
export const dimseAddress = z.object({
  kind: z.literal("dimse"),
  aeTitle,
  /** Null for a peer that only calls. */
  host: host.nullable(),
  port: z.number().int().min(1).max(65_535).nullable(),
  tls: z.boolean(),
  /** It may call from its own host only. */
  onlyFromHost: z.boolean(),
});

export const dicomwebAddress = z.object({
  kind: z.literal("dicomweb"),
  /** Without a slash at the end, as https://archive.example/dicom-web. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .transform((url) => url.replace(/\/+$/, "")),
});

const peerContent = z.object({
  name: z.string().trim().min(1).max(80),
  address: z.discriminatedUnion("kind", [dimseAddress, dicomwebAddress]),
  /** What it may do here when it calls. */
  mayStore: z.boolean(),
  mayQuery: z.boolean(),
  mayRetrieve: z.boolean(),
  /** The person for whom it asks; null for the organisation, as an integrator's token does. */
  actsFor: personId.nullable(),
});

/** `token` of a DICOMweb peer: null leaves what is there. */
export const peerInput = peerContent.extend({ token: z.string().trim().max(4000).nullable() });
export type PeerInput = z.infer<typeof peerInput>;

export const peer = peerContent.extend({
  id: z.uuid(),
  hasToken: z.boolean(),
  lastSeenAt: instant.nullable(),
});
export type Peer = z.infer<typeof peer>;

/** What a study is looked for by; empty fields do not matter. */
export const peerSearch = z.object({
  patientName: z.string().trim().max(64),
  patientId: z.string().trim().max(64),
  accessionNumber: z.string().trim().max(16),
  birthDate: z.union([z.iso.date(), z.literal("")]),
});
export type PeerSearch = z.infer<typeof peerSearch>;

/** A study that a peer has. Texts are its own. */
export const peerStudy = z.object({
  studyInstanceUid: dicomUid,
  patientName: z.string(),
  patientId: z.string(),
  patientBirthDate: z.string().nullable(),
  studyDate: z.string().nullable(),
  description: z.string(),
  accessionNumber: z.string(),
  modalities: z.array(z.string()),
  instances: z.number().int().nullable(),
});
export type PeerStudy = z.infer<typeof peerStudy>;

export const transferState = z.enum(["waiting", "running", "done", "failed"]);

export const peerTransfer = z.object({
  id: z.uuid(),
  peerId: z.uuid(),
  peerName: z.string(),
  direction: z.enum(["pull", "send"]),
  caseId: caseId.nullable(),
  studyInstanceUid: dicomUid,
  label: z.string(),
  state: transferState,
  /** How many images there are; null where the peer does not say. */
  expected: z.number().int().nullable(),
  done: z.number().int(),
  failed: z.number().int(),
  problem: z.string().nullable(),
  askedAt: instant,
});
export type PeerTransfer = z.infer<typeof peerTransfer>;
