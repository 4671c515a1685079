import { randomInt, randomUUID } from "node:crypto";
import type { Pair } from "#contract/comparison.ts";
import type { CaseId, PersonId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { describeFinding } from "#reporting/describe-finding.ts";
import type { DisputedPoint } from "#store/adjudications.ts";
import { insertGrant } from "#store/grants.ts";
import { findRequest } from "#store/requests.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import { findSecondReading } from "../cases/find-second-reading.ts";
import { judgeReaders } from "../cases/judge-readers.ts";
import type { Desk } from "../house.ts";
import { type LoadedComparison, loadComparison } from "./load-comparison.ts";

/**
 * Asks an independent third reader to settle the named differences. The two versions are put in an order that is drawn here, once.
 * @throws Refusal "not-eligible" with the reasons; "not-valid" where a pair is no saved difference
 */
export async function askAdjudication(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  input: { adjudicatorId: PersonId; pairIds: string[]; reason: string },
): Promise<void> {
  await actInCase(desk, scope, caseId, "ask-adjudication", async (act) => {
    const { tx, kase, at } = act;
    const loaded = await loadComparison(act);
    if (loaded.revision === 0) throw new Refusal("not-complete", "save the comparison first");
    const points = [...new Set(input.pairIds)].map((id) => pointOf(loaded, id));
    const wanted = { caseId, request: await findRequest(tx, caseId), at };
    const judged = await judgeReaders(tx, wanted, "adjudicator", await findSecondReading(tx, caseId));
    const adjudicator = judged.find((one) => one.readerId === input.adjudicatorId);
    if (adjudicator === undefined)
      throw new Refusal("not-eligible", "this person is no adjudicator of the organisation");
    if (adjudicator.judgement.refusal !== null)
      throw new Refusal(adjudicator.judgement.refusal, ...adjudicator.reasonsAgainst);
    const id = randomUUID();
    await tx
      .insertInto("adjudication")
      .values({
        id,
        organisation_id: kase.organisationId,
        case_id: caseId,
        adjudicator_id: input.adjudicatorId,
        asked_by: scope.name,
        asked_at: at,
        reason: input.reason,
        points: JSON.stringify(points),
      })
      .execute();
    const grant = { organisationId: kase.organisationId, caseId, personId: input.adjudicatorId, by: scope.name, at };
    await insertGrant(tx, { ...grant, part: "adjudicator" });
    await act.record({
      kind: "adjudication-asked",
      subject: id,
      reason: input.reason,
      detail: { adjudicator: adjudicator.name, pairs: points.map((point) => point.pairId) },
    });
    await act.move("adjudication-asked", input.reason);
  });
}

function pointOf({ content, reading }: LoadedComparison, pairId: string): DisputedPoint {
  const pair = content.pairs.find((one) => one.id === pairId);
  if (pair === undefined || pair.agreement === "agree")
    throw new Refusal("not-valid", "only a difference can be settled");
  if (!pair.confirmed) throw new Refusal("not-complete", "confirm the difference first; then it can be settled");
  const first = firstVersion(pair, content.statements);
  const finding = reading.content.findings.find((one) => one.id === pair.findingId);
  const second = finding === undefined ? "Nothing of this kind is described." : describeFinding(finding);
  const aIs = randomInt(2) === 0 ? "first" : "second";
  return aIs === "first" ? { pairId, a: first, b: second, aIs } : { pairId, a: second, b: first, aIs };
}

function firstVersion(pair: Pair, statements: LoadedComparison["content"]["statements"]): string {
  return statements.find((one) => one.id === pair.statementId)?.text.trim() ?? "Nothing of this kind is described.";
}
