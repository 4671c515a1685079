import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { endAdjudication } from "#store/adjudications.ts";
import { revokeGrants } from "#store/grants.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findVote, type OpenVote } from "./find-my-adjudication.ts";

/** Takes an adjudication back: ballots cast so far stay in its record and count for nothing; the case goes back to its reader. */
export async function takeBackAdjudication(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  reason: string,
): Promise<void> {
  await actInCase(desk, scope, caseId, "manage-adjudication", async (act) => {
    const { tx, kase, at } = act;
    const vote = await openVote(act);
    await endAdjudication(
      tx,
      { id: vote.id, caseId, organisationId: kase.organisationId },
      { kind: "taken-back", by: scope.name, reason, at },
    );
    for (const member of vote.members) await revokeGrants(tx, caseId, member.personId, "adjudicator", at);
    await act.record({ kind: "adjudication-taken-back", subject: vote.id, reason });
    await act.move("adjudication-taken-back", reason);
  });
}

/** Gives an adjudication more time, counted from now. */
export async function extendAdjudication(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  input: { hours: number; reason: string },
): Promise<{ dueAt: string }> {
  return await actInCase(desk, scope, caseId, "manage-adjudication", async (act) => {
    const { tx, kase, at } = act;
    const vote = await openVote(act);
    const dueAt = new Date(at.getTime() + input.hours * 3_600_000);
    if (dueAt <= vote.dueAt) throw new Refusal("not-valid", "the new time must be later than the present one");
    await tx
      .insertInto("adjudication_due")
      .values({
        organisation_id: kase.organisationId,
        case_id: caseId,
        adjudication_id: vote.id,
        kind: "extended",
        due_at: dueAt,
        by_name: scope.name,
        reason: input.reason,
        at,
      })
      .execute();
    const detail = { dueAt: dueAt.toISOString() };
    await act.record({ kind: "adjudication-extended", subject: vote.id, reason: input.reason, detail });
    return { dueAt: dueAt.toISOString() };
  });
}

async function openVote({ tx, kase }: CaseAct): Promise<OpenVote> {
  const vote = await findVote(tx, kase.id);
  if (vote === null || vote.end !== null) throw new Refusal("not-found");
  return vote;
}
