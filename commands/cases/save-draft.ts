import type { CaseDraft } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/**
 * Saves the request as far as it is filled in.
 * @throws Refusal "changed-meanwhile" where another tab or person saved since `baseRevision`
 */
export async function saveDraft(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  baseRevision: number,
  content: CaseDraft,
): Promise<number> {
  return await actInCase(desk, scope, caseId, "edit-request", async ({ tx, at, recordView }) => {
    const saved = await tx
      .updateTable("case_draft")
      .set({ revision: baseRevision + 1, content: JSON.stringify(content), saved_at: at })
      .where("case_id", "=", caseId)
      .where("revision", "=", baseRevision)
      .returning("revision")
      .executeTakeFirst();
    if (saved === undefined) throw new Refusal("changed-meanwhile");
    // Autosave comes with each step: one event per sitting says that the request was worked on, and by whom.
    await recordView({ kind: "request-saved" });
    return saved.revision;
  });
}
