import { randomInt, randomUUID } from "node:crypto";
import type { AdjudicationCall } from "#contract/adjudication.ts";
import type { Pair } from "#contract/comparison.ts";
import type { CaseId, PersonId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { describeFinding } from "#reporting/describe-finding.ts";
import type { DisputedPoint } from "#store/adjudications.ts";
import { insertGrant } from "#store/grants.ts";
import { findRequest } from "#store/requests.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct } from "../act-in-case.ts";
import { findSecondReading } from "../cases/find-second-reading.ts";
import { judgeReaders } from "../cases/judge-readers.ts";
import { type LoadedComparison, loadComparison } from "../comparisons/load-comparison.ts";
import type { Desk } from "../house.ts";

/**
 * Asks an independent third reader, or a panel of three or five, to settle the named differences. The two versions are put in an
 * order that is drawn here, once.
 * @throws Refusal "not-eligible" with the reasons; "not-valid" where a pair is no saved difference
 */
export async function askAdjudication(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  call: AdjudicationCall,
): Promise<void> {
  await actInCase(desk, scope, caseId, "ask-adjudication", async (act) => {
    const loaded = await loadComparison(act);
    if (loaded.revision === 0) throw new Refusal("not-complete", "save the comparison first");
    const points = [...new Set(call.pairIds)].map((id) => pointOf(loaded, id));
    const members = await eligibleMembers(act, call.adjudicatorIds);
    const id = await insertAdjudication(act, scope, call, points);
    for (const [index, member] of members.entries()) await seat(act, id, member, index + 1, scope.name);
    await act.record({
      kind: "adjudication-asked",
      subject: id,
      reason: call.reason,
      detail: {
        adjudicator: members.map((member) => member.name).join(", "),
        mode: call.mode,
        hours: call.hours,
        pairs: points.map((point) => point.pairId),
      },
    });
    await act.move("adjudication-asked", call.reason);
  });
}

type Member = { readerId: PersonId; name: string };

async function eligibleMembers({ tx, kase, at }: CaseAct, ids: readonly PersonId[]): Promise<Member[]> {
  const wanted = { caseId: kase.id, request: await findRequest(tx, kase.id), at };
  const judged = await judgeReaders(tx, wanted, "adjudicator", await findSecondReading(tx, kase.id));
  return ids.map((id) => {
    const found = judged.find((one) => one.readerId === id);
    if (found === undefined) throw new Refusal("not-eligible", "this person is no adjudicator of the organisation");
    if (found.judgement.refusal !== null)
      throw new Refusal(found.judgement.refusal, `${found.name}:`, ...found.reasonsAgainst);
    return found;
  });
}

async function insertAdjudication(
  { tx, kase, at }: CaseAct,
  scope: PersonScope,
  call: AdjudicationCall,
  points: readonly DisputedPoint[],
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto("adjudication")
    .values({
      id,
      organisation_id: kase.organisationId,
      case_id: kase.id,
      asked_by: scope.name,
      asked_at: at,
      reason: call.reason,
      points: JSON.stringify(points),
      mode: call.mode,
      due_at: new Date(at.getTime() + call.hours * 3_600_000),
    })
    .execute();
  return id;
}

async function seat({ tx, kase, at }: CaseAct, adjudicationId: string, member: Member, number: number, by: string) {
  const { organisationId, id: caseId } = kase;
  await tx
    .insertInto("adjudication_member")
    .values({
      organisation_id: organisationId,
      case_id: caseId,
      adjudication_id: adjudicationId,
      person_id: member.readerId,
      name: member.name,
      seat: number,
    })
    .execute();
  await insertGrant(tx, { organisationId, caseId, personId: member.readerId, by, at, part: "adjudicator" });
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
