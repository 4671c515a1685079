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
  /** How it stands to an earlier examination, as far as the words say. */
  change: z.enum(["new", "larger", "smaller", "unchanged", "resolved"]).exactOptional(),
  /** How many, where a number of them is named. */
  count: z.number().int().min(2).max(1000).exactOptional(),
  /** Millimetres at an earlier examination. */
  priorMillimetres: z.array(z.number().positive()).max(3).exactOptional(),
  /** The plane or axis a size was taken in. */
  plane: z
    .enum(["axial", "coronal", "sagittal", "long axis", "short axis", "craniocaudal", "anteroposterior", "transverse"])
    .exactOptional(),
  /** What a mention is about that asserts nothing of these images. */
  about: z.enum(["history", "other-person", "question"]).exactOptional(),
  /** What a recommendation asks for, and after how many months. */
  advice: z
    .object({ actions: z.array(z.string().max(40)).max(20), months: z.number().min(0).nullable() })
    .exactOptional(),
  /** Who found it in the text: the machine (by rules, or a language model) proposes, a person confirms or marks one by selecting text. */
  origin: z.enum(["proposed", "marked", "model"]),
  confirmed: z.boolean(),
});
export type Statement = z.infer<typeof statement>;
