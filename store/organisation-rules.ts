import type { Tx } from "./database.ts";

/** What an organisation decides for itself, a schema of `contract/` for each. */
export type RuleKind = "adjudication" | "follow-up" | "grading";

/**
 * The rules of a kind as last set by the organisation at hand; null where it never set any.
 * @param organisationId needed where the scope is of no organisation
 */
export async function findOrganisationRule(tx: Tx, kind: RuleKind, organisationId?: string): Promise<unknown> {
  const row = await tx
    .selectFrom("organisation_rule")
    .select("content")
    .where("kind", "=", kind)
    .$if(organisationId !== undefined, (query) => query.where("organisation_id", "=", organisationId ?? ""))
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.content ?? null;
}

/** Sets the rules of a kind from now on; the ones before stay on record. */
export async function appendOrganisationRule(
  tx: Tx,
  rule: { organisationId: string; kind: RuleKind; content: unknown; by: string; at: Date },
): Promise<void> {
  await tx
    .insertInto("organisation_rule")
    .values({
      organisation_id: rule.organisationId,
      kind: rule.kind,
      content: JSON.stringify(rule.content),
      by_name: rule.by,
      at: rule.at,
    })
    .execute();
}
