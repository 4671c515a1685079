import type { OrganisationId } from "#contract/ids.ts";
import type { RetentionRule } from "#contract/retention.ts";
import type { Tx } from "#store/database.ts";

export type SetRule = { rule: RetentionRule; setBy: string | null; setAt: Date | null };

/** The organisation's rule; where nobody has made one, everything is kept for good. */
export async function currentRule(tx: Tx, organisationId: OrganisationId): Promise<SetRule> {
  const row = await tx
    .selectFrom("retention_rule")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return {
    rule: {
      closedYears: row?.closed_years ?? null,
      withdrawnYears: row?.withdrawn_years ?? null,
      unclaimedDays: row?.unclaimed_days ?? null,
    },
    setBy: row?.by_name ?? null,
    setAt: row?.at ?? null,
  };
}
