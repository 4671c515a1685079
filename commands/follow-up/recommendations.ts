import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { RecommendationItem, recommendationChange } from "#contract/follow-up.ts";
import type { CaseId } from "#contract/ids.ts";
import type { OpinionContent } from "#contract/opinion.ts";
import { Refusal } from "#contract/refusals.ts";
import { readAdvice } from "#narrative/recommendations.ts";
import type { Tx } from "#store/database.ts";
import { listRecommendationRows } from "#store/follow-up.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/** Makes an item of each recommendation of the signed answer, with a date where it names an interval. */
export async function keepRecommendations({ tx, kase, at }: CaseAct, content: OpinionContent): Promise<void> {
  const wanted = [
    ...content.findings.map((finding) => ({ findingId: finding.id, text: finding.recommendation.trim() })),
    { findingId: null, text: content.recommendation.trim() },
  ];
  const said = new Set<string>();
  let place = 0;
  for (const { findingId, text } of wanted) {
    const advice = readAdvice(text);
    if (text === "" || advice.none || said.has(sameAdvice(text))) continue;
    said.add(sameAdvice(text));
    place += 1;
    await tx
      .insertInto("recommendation_item")
      .values({
        id: randomUUID(),
        organisation_id: kase.organisationId,
        case_id: kase.id,
        finding_id: findingId,
        text,
        due_on: advice.months === null ? null : dayAfter(at, advice.months),
        place,
        at,
      })
      .execute();
  }
}

const sameAdvice = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ");

/** The calendar day so many months after an instant; parts of a month count as days of a thirtieth. */
function dayAfter(at: Date, months: number): string {
  const whole = Math.floor(months);
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + whole, 1));
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(at.getUTCDate(), last) + Math.round((months - whole) * 30));
  return day.toISOString().slice(0, 10);
}

/** The recommendations of a case as they stand on this day. */
export async function listRecommendations(tx: Tx, caseId: CaseId, now: Date): Promise<RecommendationItem[]> {
  const today = now.toISOString().slice(0, 10);
  return (await listRecommendationRows(tx, caseId)).map(({ item, change }) => {
    const dueOn = change === null ? item.due_on : change.due_on;
    const state = change?.state === "done" || change?.state === "declined" ? change.state : "open";
    return {
      id: item.id,
      findingId: item.finding_id,
      text: item.text,
      dueOn,
      state: state === "open" && dueOn !== null && dueOn < today ? "overdue" : state,
      note: change?.note ?? "",
      changedBy: change?.by_name ?? null,
      changedAt: change?.at.toISOString() ?? null,
    };
  });
}

/** Says what became of a recommendation, or moves its date. What was said before stays on record. */
export async function changeRecommendation(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  itemId: string,
  change: z.output<typeof recommendationChange>,
): Promise<void> {
  await actInCase(desk, scope, caseId, "change-recommendation", async (act) => {
    const { tx, kase, at } = act;
    const found = (await listRecommendationRows(tx, caseId)).find((row) => row.item.id === itemId);
    if (found === undefined) throw new Refusal("not-found");
    if (change.state === "declined" && change.note.length < 3)
      throw new Refusal("not-complete", "say in a few words why it is not done");
    await tx
      .insertInto("recommendation_change")
      .values({
        organisation_id: kase.organisationId,
        case_id: caseId,
        item_id: itemId,
        state: change.state,
        due_on: change.dueOn,
        note: change.note,
        by_name: scope.name,
        at,
      })
      .execute();
    await act.record({
      kind: "recommendation-changed",
      subject: itemId,
      reason: change.note === "" ? null : change.note,
      detail: { state: change.state, dueOn: change.dueOn },
    });
  });
}
