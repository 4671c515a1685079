import type { CaseId } from "#contract/ids.ts";
import type { OpinionDraft } from "#contract/opinion.ts";
import { Refusal } from "#contract/refusals.ts";
import { plainText } from "#reporting/check-opinion.ts";
import { readingGrade } from "#reporting/reading-grade.ts";
import { saveCaseDraft } from "#store/case-drafts.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { loadOpinionBasis } from "./load-opinion-basis.ts";

/** One decimal is all that the formula is good for. */
const gradeOf = (draft: OpinionDraft) => Math.round(readingGrade(plainText(draft.plain)) * 10) / 10;

/** The answer as drafted, proposed where nothing is written yet, with its school grade (Flesch–Kincaid). */
export async function getOpinionDraft(desk: Desk, scope: PersonScope, caseId: CaseId) {
  return await lookInCase(desk, scope, caseId, "draft-opinion", async (act) => {
    const { draft } = await loadOpinionBasis(act);
    return { ...draft, readingGrade: gradeOf(draft.content) };
  });
}

/** @throws Refusal "changed-meanwhile" where another tab saved since */
export async function saveOpinionDraft(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  input: { baseRevision: number; content: OpinionDraft },
) {
  return await actInCase(desk, scope, caseId, "draft-opinion", async (act) => {
    const { tx, kase, at } = act;
    const draft = { organisationId: kase.organisationId, caseId, base: input.baseRevision, content: input.content, at };
    const revision = await saveCaseDraft(tx, "opinion_draft", draft);
    if (revision === null) throw new Refusal("changed-meanwhile");
    await act.recordView({ kind: "opinion-saved" });
    return { revision, readingGrade: gradeOf(input.content) };
  });
}
