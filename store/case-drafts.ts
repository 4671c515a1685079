import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

/** Drafts of which a case has one, with a revision that every save must know. */
type DraftTable = "comparison_draft" | "opinion_draft";

type DraftToSave = { organisationId: string; caseId: CaseId; base: number; content: unknown; at: Date };

export async function findCaseDraft(
  tx: Tx,
  table: DraftTable,
  caseId: CaseId,
): Promise<{ revision: number; content: unknown } | null> {
  const row = await tx
    .selectFrom(table)
    .select(["revision", "content"])
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes the draft where `base` is still the newest revision (0: there is none yet); gives the new one, or null where somebody saved meanwhile. */
export async function saveCaseDraft(tx: Tx, table: DraftTable, draft: DraftToSave): Promise<number | null> {
  const { organisationId, caseId, base, at } = draft;
  const content = JSON.stringify(draft.content);
  const saved =
    base === 0
      ? sql<{
          revision: number;
        }>`INSERT INTO ${sql.table(table)} (organisation_id, case_id, revision, content, saved_at)
          VALUES (${organisationId}, ${caseId}, 1, ${content}, ${at}) ON CONFLICT DO NOTHING RETURNING revision`
      : sql<{
          revision: number;
        }>`UPDATE ${sql.table(table)} SET revision = ${base + 1}, content = ${content}, saved_at = ${at}
          WHERE case_id = ${caseId} AND revision = ${base} RETURNING revision`;
  return (await saved.execute(tx)).rows[0]?.revision ?? null;
}
