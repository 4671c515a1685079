import { z } from "zod";

/**
 * How an organisation grades a first reading: RADPEER 2016 (ACR), the five-point scale of second consultations, the older RADPEER of
 * 1 to 4, a scale of its own, or no score at all (peer learning).
 */
export const gradingScale = z.enum(["radpeer-2016", "consult-5", "radpeer-4", "local", "none"]);
export type GradingScale = z.infer<typeof gradingScale>;

/** A step of a local scale: what it is called, and whether it counts only when a second person agrees. */
export const localStep = z.object({
  value: z.string().trim().min(1).max(20),
  label: z.string().trim().min(1).max(200),
  needsSecond: z.boolean(),
});

export const gradingSetting = z
  .object({ scale: gradingScale, local: z.array(localStep).max(9) })
  .refine(({ scale, local }) => scale !== "local" || local.length >= 2, "A local scale has two steps at least.")
  .refine(
    ({ local }) => new Set(local.map(({ value }) => value)).size === local.length,
    "Two steps of the local scale have the same name.",
  );
export type GradingSetting = z.infer<typeof gradingSetting>;

export const defaultGrading: GradingSetting = { scale: "radpeer-2016", local: [] };

/** A grade in the scale it was given in: a scale changed later changes no grade. */
export const grade = z.object({ scale: gradingScale, value: z.string().min(1).max(20) });
export type Grade = z.infer<typeof grade>;

/** What a second person made of a grade that counts only with two: the same, or another. */
export const secondGrade = z.object({
  version: z.number().int().min(1),
  value: z.string().min(1).max(20),
  agrees: z.boolean(),
  comment: z.string().max(2000),
  graderName: z.string(),
  at: z.iso.datetime(),
});
export type SecondGrade = z.infer<typeof secondGrade>;
