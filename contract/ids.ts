import { z } from "zod";

/** Every id of ours is a UUID; the brand keeps a case id from standing where a person id is meant. */
const uuid = () => z.uuid();

export const organisationId = uuid().brand("OrganisationId");
export type OrganisationId = z.infer<typeof organisationId>;
export const personId = uuid().brand("PersonId");
export type PersonId = z.infer<typeof personId>;
export const sessionId = uuid().brand("SessionId");
export type SessionId = z.infer<typeof sessionId>;
export const caseId = uuid().brand("CaseId");
export type CaseId = z.infer<typeof caseId>;
export const recordId = uuid().brand("RecordId");
export type RecordId = z.infer<typeof recordId>;
export const readingId = uuid().brand("ReadingId");
export type ReadingId = z.infer<typeof readingId>;
export const offerId = uuid().brand("OfferId");
export type OfferId = z.infer<typeof offerId>;
export const deliveryId = uuid().brand("DeliveryId");
export type DeliveryId = z.infer<typeof deliveryId>;

/** DICOM unique identifier, PS3.5 section 9.1: digits and dots, at most 64 characters. */
export const dicomUid = z
  .string()
  .max(64)
  .regex(/^[0-9]+(\.[0-9]+)*$/, "a DICOM UID has digits and dots only");

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An instant as ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** A calendar day, YYYY-MM-DD. */
export const day = z.iso.date();
