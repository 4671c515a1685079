import { z } from "zod";
import { comparisonContent } from "../comparison.ts";
import { grade, gradingSetting, secondGrade } from "../grading.ts";
import { caseId } from "../ids.ts";
import { defineRoutes } from "../route.ts";

const inCase = z.object({ caseId });

/** How first readings are graded, and the second person that some grades need. */
export const gradingRoutes = defineRoutes({
  getGrading: {
    method: "GET",
    path: "/api/organisation/grading",
    summary: "The scale in which first readings are graded",
    access: { kind: "signed-in" },
    blind: "carries-nothing",
    reply: gradingSetting,
  },
  setGrading: {
    method: "PUT",
    path: "/api/organisation/grading",
    summary: "Set the scale in which first readings are graded from now on",
    access: { kind: "roles", roles: ["administrator", "quality-lead"] },
    blind: "carries-nothing",
    body: gradingSetting,
    reply: gradingSetting,
  },
  /** Only of signed cases: a reader who has not sealed yet has none among them. */
  listGradesWaiting: {
    method: "GET",
    path: "/api/grades/waiting",
    summary: "Signed cases whose grade waits for a second person",
    access: { kind: "roles", roles: ["quality-lead"] },
    blind: "carries-nothing",
    reply: z.object({
      waiting: z.array(
        z.object({ caseId, number: z.string(), version: z.number().int(), grade, confirmedAt: z.iso.datetime() }),
      ),
    }),
  },
  getSecondGrading: {
    method: "GET",
    path: "/api/cases/:caseId/second-grading",
    summary: "What a second grader looks at: the confirmed comparison, its grade, and whether it stands already",
    access: { kind: "case", verb: "grade-again" },
    blind: "refused",
    params: inCase,
    reply: z.object({
      version: z.number().int(),
      content: comparisonContent,
      findings: z.array(z.object({ id: z.uuid(), title: z.string() })),
      grade: grade.nullable(),
      setting: gradingSetting,
      needed: z.boolean(),
      confirmedBy: z.string(),
      /** Why the person who asks cannot be the second grader; null where they can. */
      barred: z.enum(["own-grade", "took-part", "given"]).nullable(),
      given: z.array(secondGrade),
    }),
  },
  gradeAgain: {
    method: "POST",
    path: "/api/cases/:caseId/second-grading",
    summary: "Confirm or change a grade as the second person; it is final then",
    access: { kind: "case", verb: "grade-again" },
    blind: "refused",
    params: inCase,
    body: z.object({
      version: z.number().int().min(1),
      value: z.string().min(1).max(20),
      comment: z.string().trim().max(2000),
    }),
    reply: secondGrade,
  },
});
