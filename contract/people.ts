import { z } from "zod";
import { day, instant, organisationId, personId, sessionId } from "./ids.ts";

export const roles = [
  "patient",
  "referrer",
  "coordinator",
  "radiologist",
  "adjudicator",
  "quality-lead",
  "administrator",
] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** What a service token may do: `integrator` sends and fetches images, `agent` is for AI readers. */
export const serviceRole = z.enum(["integrator", "agent"]);
export type ServiceRole = z.infer<typeof serviceRole>;

/** DICOM Modality, PS3.3 C.7.3.1.1.1; the ones a reader can be qualified for. */
export const modality = z.enum(["CR", "DX", "CT", "MR", "US", "MG", "XA", "RF", "NM", "PT", "OT"]);
export type Modality = z.infer<typeof modality>;

export const subspecialty = z.enum([
  "abdominal",
  "breast",
  "cardiac",
  "chest",
  "emergency",
  "head-and-neck",
  "interventional",
  "musculoskeletal",
  "neuro",
  "nuclear",
  "paediatric",
  "general",
]);
export type Subspecialty = z.infer<typeof subspecialty>;

/** ISO 3166-1 alpha-2, or ISO 3166-2 where licences are given by region: "DE", "US-NY". */
export const jurisdiction = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, "a country or region code such as DE or US-NY");

export const licence = z.object({ jurisdiction, number: z.string().min(1).max(60), validFrom: day, validUntil: day });
export type Licence = z.infer<typeof licence>;

export const readerProfile = z.object({
  modalities: z.array(modality),
  subspecialties: z.array(subspecialty),
  languages: z.array(z.string().regex(/^[a-z]{2}$/)),
  institution: z.string().max(200),
  credentials: z.string().max(200),
  maxOpenCases: z.number().int().min(1).max(100),
  licences: z.array(licence),
});
export type ReaderProfile = z.infer<typeof readerProfile>;

export const person = z.object({
  id: personId,
  organisationId,
  email: z.email().max(254),
  name: z.string().min(1).max(200),
  roles: z.array(role),
});
export type Person = z.infer<typeof person>;

/** The signed-in person as the web application knows it. */
export const me = person.extend({
  organisationName: z.string(),
  hasAuthenticator: z.boolean(),
  passkeys: z.number().int(),
  demo: z.boolean(),
});
export type Me = z.infer<typeof me>;

export const sessionSummary = z.object({
  id: sessionId,
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  userAgent: z.string(),
  address: z.string(),
  current: z.boolean(),
});
export type SessionSummary = z.infer<typeof sessionSummary>;

/** NIST SP 800-63B-4 3.1.1: at least 15 characters where a password stands alone; no composition rules; paste allowed. */
export const newPassword = z.string().min(15, "at least 15 characters").max(256);
