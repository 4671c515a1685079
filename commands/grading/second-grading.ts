import { gradeOf, needsSecondGrader, stepsOf } from "#concordance/grading-scales.ts";
import type { Grade, GradingSetting, SecondGrade } from "#contract/grading.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { findingTitle } from "#reporting/describe-finding.ts";
import { type ConfirmedComparison, findConfirmedComparison } from "#store/comparisons.ts";
import { listCaseReadings } from "#store/readings.ts";
import type { PersonScope } from "#store/scope.ts";
import { appendSecondGrade, listSecondGrades } from "#store/second-grades.ts";
import { actInCase, type CaseAct, lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findGradingSetting } from "./grading-setting.ts";

type Basis = { confirmed: ConfirmedComparison; setting: GradingSetting; grade: Grade | null; given: SecondGrade[] };

async function loadBasis({ tx, kase }: CaseAct): Promise<Basis> {
  const confirmed = await findConfirmedComparison(tx, kase.id);
  if (confirmed === null) throw new Refusal("not-found");
  const setting = await findGradingSetting(tx);
  return { confirmed, setting, grade: gradeOf(confirmed.content), given: await listSecondGrades(tx, kase.id) };
}

/** Whether the person who asks may be the second: neither who gave the grade nor who read or settled in this case; and once only. */
function barredFrom({ kase }: CaseAct, scope: PersonScope, { confirmed, given }: Basis) {
  const { standing } = kase;
  if (given.some(({ version }) => version === confirmed.version)) return "given" as const;
  if (confirmed.confirmedBy.id === scope.personId) return "own-grade" as const;
  const parts = standing.kind === "person" ? standing.parts : [];
  return parts.includes("reader") || parts.includes("adjudicator") ? ("took-part" as const) : null;
}

const isNeeded = ({ setting, grade }: Basis) => grade !== null && needsSecondGrader(setting, grade);

/** What a second grader looks at. @throws Refusal "not-found" where no comparison was confirmed */
export async function getSecondGrading(desk: Desk, scope: PersonScope, caseId: CaseId) {
  return await lookInCase(desk, scope, caseId, "grade-again", async (act) => {
    const basis = await loadBasis(act);
    const { confirmed, setting, grade, given } = basis;
    const readings = await listCaseReadings(act.tx, caseId);
    const findings = readings
      .flatMap(({ versions }) => versions.filter(({ version }) => version === confirmed.reading.version))
      .flatMap(({ content }) => content.findings.map((finding) => ({ id: finding.id, title: findingTitle(finding) })));
    await act.recordView({ kind: "comparison-viewed" });
    return {
      version: confirmed.version,
      content: confirmed.content,
      findings,
      grade,
      setting,
      needed: isNeeded(basis),
      confirmedBy: confirmed.confirmedBy.name,
      barred: barredFrom(act, scope, basis),
      given,
    };
  });
}

/**
 * The second person's word on a grade; with it the grade is final.
 * @throws Refusal "changed-meanwhile" where a newer comparison was confirmed; "not-permitted" for who gave the grade or took part;
 * "already-done"; "not-valid" for a grade that the scale does not have, or where no second person is asked for
 */
export async function gradeAgain(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  input: { version: number; value: string; comment: string },
): Promise<SecondGrade> {
  return await actInCase(desk, scope, caseId, "grade-again", async (act) => {
    const basis = await loadBasis(act);
    const { confirmed, setting, grade } = basis;
    if (confirmed.version !== input.version) throw new Refusal("changed-meanwhile");
    const barred = barredFrom(act, scope, basis);
    if (barred === "given") throw new Refusal("already-done", "a second person has graded this already");
    if (barred !== null) throw new Refusal("not-permitted", "a second grader has no part in the case");
    if (grade === null || !isNeeded(basis)) throw new Refusal("not-valid", "this grade needs no second person");
    const steps = stepsOf({ ...setting, scale: grade.scale });
    if (!steps.includes(input.value)) throw new Refusal("not-valid", `the grades are ${steps.join(", ")}`);
    const agrees = input.value === grade.value;
    if (!agrees && input.comment === "")
      throw new Refusal("not-complete", "Please say why the grade should be another.");
    const given = {
      version: input.version,
      value: input.value,
      agrees,
      comment: input.comment,
      graderName: scope.name,
    };
    const { organisationId } = act.kase;
    const put = await appendSecondGrade(act.tx, {
      ...given,
      organisationId,
      caseId,
      graderId: scope.personId,
      at: act.at,
    });
    if (!put) throw new Refusal("already-done", "a second person has graded this already");
    await act.record({
      kind: "comparison-graded-again",
      detail: { version: input.version, value: input.value, agrees },
    });
    return { ...given, at: act.at.toISOString() };
  });
}
