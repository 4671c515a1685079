import { z } from "zod";
import { certainty, side } from "./finding.ts";

export const sectionName = z.enum([
  "indication",
  "technique",
  "comparison",
  "findings",
  "impression",
  "recommendation",
  "addendum",
  "other",
]);
export type SectionName = z.infer<typeof sectionName>;

/** A part of a report, by its character range [start, end) in the source text. */
export const reportSection = z.object({
  name: sectionName,
  heading: z.string(),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
});
export type ReportSection = z.infer<typeof reportSection>;

/** One thing a report says. `start` and `end` are a character range [start, end) in the source: what it points at can be checked. */
export const statement = z.object({
  id: z.uuid(),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  text: z.string().max(2000),
  section: sectionName,
  kind: z.enum(["observation", "normal", "recommendation", "context"]),
  observation: z.string().max(200).nullable(),
  anatomy: z.string().max(200).nullable(),
  side,
  /** Millimetres, in the order the report gives them. */
  sizeMillimetres: z.array(z.number().positive()).max(3).nullable(),
  negated: z.boolean(),
  certainty,
  category: z.string().max(80).nullable(),
  /** Who found it in the text: the machine proposes, a person confirms or marks one by selecting text. */
  origin: z.enum(["proposed", "marked"]),
  confirmed: z.boolean(),
});
export type Statement = z.infer<typeof statement>;
