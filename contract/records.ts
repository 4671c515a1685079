import { z } from "zod";
import { instant, recordId, sha256 } from "./ids.ts";

export const recordKind = z.enum(["first-report", "prior-report", "laboratory", "letter", "other"]);
export type RecordKind = z.infer<typeof recordKind>;

export const caseRecord = z.object({
  id: recordId,
  kind: recordKind,
  title: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256,
  text: z.string().nullable(),
  /** Where the text is from; `none` when a machine could not read it: then a person types what it says. */
  textSource: z.enum(["typed", "pdf-text", "recognised", "none"]),
  notes: z.array(z.string()),
  receivedAt: instant,
  receivedFrom: z.string(),
});
export type CaseRecord = z.infer<typeof caseRecord>;
