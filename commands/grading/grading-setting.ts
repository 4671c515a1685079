import { defaultGrading, type GradingSetting, gradingSetting } from "#contract/grading.ts";
import type { Tx } from "#store/database.ts";
import { appendOrganisationRule, findOrganisationRule } from "#store/organisation-rules.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";

/** How the organisation at hand grades: as last set, or RADPEER 2016. */
export async function findGradingSetting(tx: Tx): Promise<GradingSetting> {
  const saved = await findOrganisationRule(tx, "grading");
  return saved === null ? defaultGrading : gradingSetting.parse(saved);
}

export async function getGrading(desk: Desk, scope: PersonScope): Promise<GradingSetting> {
  return await inScope(desk.database, scope, findGradingSetting);
}

/** Sets the scale from now on. Grades given before keep theirs. */
export async function setGrading(desk: Desk, scope: PersonScope, setting: GradingSetting): Promise<GradingSetting> {
  return await actInOrganisation(desk, scope, async ({ tx, at, record }) => {
    const { organisationId, name } = scope;
    await appendOrganisationRule(tx, { organisationId, kind: "grading", content: setting, by: name, at });
    await record(organisationId, { kind: "grading-changed", detail: { setting } });
    return setting;
  });
}
