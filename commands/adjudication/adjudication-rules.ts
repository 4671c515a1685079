import { type AdjudicationRules, adjudicationRules, defaultAdjudicationRules } from "#contract/adjudication.ts";
import type { Tx } from "#store/database.ts";
import { appendOrganisationRule, findOrganisationRule } from "#store/organisation-rules.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";

/** The rules of the organisation whose scope this is: as last set, or the defaults. */
export async function findAdjudicationRules(tx: Tx): Promise<AdjudicationRules> {
  const saved = await findOrganisationRule(tx, "adjudication");
  return saved === null ? defaultAdjudicationRules : adjudicationRules.parse(saved);
}

export async function getAdjudicationRules(desk: Desk, scope: PersonScope): Promise<AdjudicationRules> {
  return await inScope(desk.database, scope, findAdjudicationRules);
}

/** Sets when a third reader is called for, from now on. */
export async function setAdjudicationRules(
  desk: Desk,
  scope: PersonScope,
  rules: AdjudicationRules,
): Promise<AdjudicationRules> {
  return await actInOrganisation(desk, scope, async ({ tx, at, record }) => {
    const { organisationId, name } = scope;
    await appendOrganisationRule(tx, { organisationId, kind: "adjudication", content: rules, by: name, at });
    await record(organisationId, { kind: "adjudication-rules-changed", detail: { rules } });
    return rules;
  });
}
