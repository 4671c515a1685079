import { randomUUID } from "node:crypto";
import type { Finding } from "#contract/finding.ts";
import type { CriticalFinding, SpokenContact } from "#contract/follow-up.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { findCritical } from "#reporting/critical-findings.ts";
import type { Tx } from "#store/database.ts";
import { listContacts } from "#store/follow-up.ts";
import { findCurrentReading, findReadingDraft } from "#store/readings.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct, lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findFollowUpRules } from "./follow-up-rules.ts";

/** What must be told of this case, and what was: of one's own draft while one reads blind, of the sealed reading afterwards. */
export async function getCriticalFindings(desk: Desk, scope: PersonScope, caseId: CaseId) {
  return await lookInCase(desk, scope, caseId, "record-contact", async (act) => ({
    critical: await criticalNow(act, scope),
    contacts: await listContacts(act.tx, caseId),
  }));
}

/** Records that a critical finding was told by word of mouth: the six facts. A contact may be recorded again, with somebody else. */
export async function recordContact(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  contact: SpokenContact,
): Promise<void> {
  await actInCase(desk, scope, caseId, "record-contact", async (act) => {
    const { tx, kase, at } = act;
    const critical = (await criticalNow(act, scope)).find((one) => one.findingId === contact.findingId);
    if (critical === undefined)
      throw new Refusal("not-valid", "this finding is not a critical one; save the reading first");
    if (new Date(contact.at).getTime() > at.getTime() + 60_000)
      throw new Refusal("not-valid", "the time of the contact lies in the future");
    const id = randomUUID();
    await tx
      .insertInto("spoken_contact")
      .values({
        id,
        organisation_id: kase.organisationId,
        case_id: caseId,
        finding_id: contact.findingId,
        finding: critical.finding,
        told_to: contact.toldTo,
        their_role: contact.theirRole,
        told_at: new Date(contact.at),
        how: contact.how,
        note: contact.note,
        told_by: scope.personId,
        told_by_name: scope.name,
        at,
      })
      .execute();
    const { toldTo, how, at: when } = contact;
    await act.record({ kind: "critical-told", subject: contact.findingId, detail: { toldTo, how, at: when } });
  });
}

async function criticalNow({ tx, kase }: CaseAct, scope: PersonScope): Promise<CriticalFinding[]> {
  const content = kase.blind
    ? await findReadingDraft(tx, kase.id, scope.personId)
    : ((await findCurrentReading(tx, kase.id))?.content ?? null);
  return content === null ? [] : await criticalAmong(tx, content.findings);
}

/** By the list of the organisation at hand. */
async function criticalAmong(tx: Tx, findings: readonly Finding[]): Promise<CriticalFinding[]> {
  return findCritical(findings, (await findFollowUpRules(tx)).criticalFindings);
}

/** Sentences about critical findings of the sealed reading that nobody was told of: they stand in the way of the signature. */
export async function untoldCritical(tx: Tx, caseId: CaseId, findings: readonly Finding[]): Promise<string[]> {
  const told = new Set((await listContacts(tx, caseId)).map((contact) => contact.findingId));
  const soon = { 1: "within minutes", 2: "within hours", 3: "within days" } as const;
  return (await criticalAmong(tx, findings))
    .filter((one) => !told.has(one.findingId))
    .map(
      (one) =>
        `“${one.finding}” is a critical finding, to be told by word of mouth ${soon[one.category]}: record who was told before the signature.`,
    );
}

/** Notes with the seal what must be told from now on, so that the coordinator sees what nobody was told of. */
export async function noteCritical({ tx, kase, at }: CaseAct, findings: readonly Finding[]): Promise<void> {
  for (const one of await criticalAmong(tx, findings)) {
    await tx
      .insertInto("critical_finding")
      .values({
        organisation_id: kase.organisationId,
        case_id: kase.id,
        finding_id: one.findingId,
        category: one.category,
        since: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
