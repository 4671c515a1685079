import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { type OutcomeVerdict, type outcomeReport, outcomeVerdict } from "#contract/follow-up.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/** Reports what turned out (pathology, surgery, a later examination), and which reading it bears out. */
export async function reportOutcome(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  report: z.output<typeof outcomeReport>,
): Promise<void> {
  await actInCase(desk, scope, caseId, "report-outcome", async (act) => {
    const { tx, kase, at } = act;
    if (report.happenedOn !== null && report.happenedOn > at.toISOString().slice(0, 10))
      throw new Refusal("not-valid", "this day lies in the future");
    const id = randomUUID();
    await tx
      .insertInto("case_outcome")
      .values({
        id,
        organisation_id: kase.organisationId,
        case_id: caseId,
        kind: report.kind,
        verdict: report.verdict,
        happened_on: report.happenedOn,
        text: report.text,
        by_name: scope.name,
        at,
      })
      .execute();
    const { kind, verdict } = report;
    await act.record({ kind: "outcome-reported", subject: id, detail: { kind, verdict } });
  });
}

/** How often the outcome bore out which reading, over the cases that this person sees: the newest outcome of each case counts. */
export async function countOutcomes(
  desk: Desk,
  scope: PersonScope,
): Promise<{ verdict: OutcomeVerdict; cases: number }[]> {
  const rows = await inScope(desk.database, scope, (tx) =>
    tx
      .selectFrom((eb) =>
        eb
          .selectFrom("case_outcome")
          .select(["case_id", "verdict"])
          .distinctOn("case_id")
          .orderBy("case_id")
          .orderBy("at", "desc")
          .as("newest"),
      )
      .select((eb) => ["verdict", eb.fn.countAll<string>().as("cases")])
      .groupBy("verdict")
      .execute(),
  );
  return outcomeVerdict.options.map((verdict) => ({
    verdict,
    cases: Number(rows.find((row) => row.verdict === verdict)?.cases ?? 0),
  }));
}
