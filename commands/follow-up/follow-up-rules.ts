import { type FollowUpRules, followUpRules } from "#contract/follow-up.ts";
import { defaultCriticalFindings } from "#reporting/critical-findings.ts";
import type { Tx } from "#store/database.ts";
import { appendOrganisationRule, findOrganisationRule } from "#store/organisation-rules.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";

const defaults: FollowUpRules = {
  unopenedHours: [24, 72],
  criticalFindings: [...defaultCriticalFindings],
  feedbackLetters: false,
};

/**
 * The rules of an organisation: as last set, or the defaults.
 * @param organisationId needed by the worker, who looks after all of them; else that of the scope
 */
export async function findFollowUpRules(tx: Tx, organisationId?: string): Promise<FollowUpRules> {
  const saved = await findOrganisationRule(tx, "follow-up", organisationId);
  return saved === null ? defaults : followUpRules.parse(saved);
}

/** Hours after which an answer or link that nobody has opened is late, for lists and badges: the first of the steps. */
export async function findUnopenedHours(tx: Tx): Promise<number> {
  return Math.min(...(await findFollowUpRules(tx)).unopenedHours);
}

export async function getFollowUpRules(desk: Desk, scope: PersonScope): Promise<FollowUpRules> {
  return await inScope(desk.database, scope, (tx) => findFollowUpRules(tx));
}

/** Sets when unopened answers come back, what is critical, and whether first radiologists may be written to. */
export async function setFollowUpRules(desk: Desk, scope: PersonScope, rules: FollowUpRules): Promise<FollowUpRules> {
  return await actInOrganisation(desk, scope, async ({ tx, at, record }) => {
    const { organisationId, name } = scope;
    await appendOrganisationRule(tx, { organisationId, kind: "follow-up", content: rules, by: name, at });
    const { unopenedHours, feedbackLetters, criticalFindings } = rules;
    const detail = { unopenedHours, feedbackLetters, criticalFindings: criticalFindings.length };
    await record(organisationId, { kind: "follow-up-rules-changed", detail });
    return rules;
  });
}
