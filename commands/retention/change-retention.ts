import { Refusal } from "#contract/refusals.ts";
import type { RetentionRule } from "#contract/retention.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";
import { currentRule } from "./current-rule.ts";

/**
 * Sets how long the organisation keeps what it holds. Nothing is deleted by it: what is due is listed, and a person decides.
 * @throws Refusal "already-done" where the rule is this one
 */
export async function changeRetention(
  desk: Desk,
  scope: PersonScope,
  { reason, ...rule }: RetentionRule & { reason: string },
): Promise<void> {
  await actInOrganisation(desk, scope, async ({ tx, at, record }) => {
    const { rule: before } = await currentRule(tx, scope.organisationId);
    if (JSON.stringify(before) === JSON.stringify({ ...before, ...rule })) throw new Refusal("already-done");
    await tx
      .insertInto("retention_rule")
      .values({
        organisation_id: scope.organisationId,
        closed_years: rule.closedYears,
        withdrawn_years: rule.withdrawnYears,
        unclaimed_days: rule.unclaimedDays,
        reason,
        by_id: scope.personId,
        by_name: scope.name,
        at,
      })
      .execute();
    await record(scope.organisationId, { kind: "retention-changed", reason, detail: { before, after: rule } });
  });
}
