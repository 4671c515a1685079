import type { ReadingContent } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { openReading } from "./open-reading.ts";
import { missingForSeal } from "./reading-missing.ts";

/**
 * Saves the draft of a reading.
 * @throws Refusal "changed-meanwhile" where another tab saved since; "wrong-stage" once it is sealed
 */
export async function saveReading(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  input: { baseRevision: number; content: ReadingContent },
) {
  return await actInCase(desk, scope, caseId, "write-reading", async (act) => {
    const { tx, kase, at } = act;
    if (kase.stage !== "reading") throw new Refusal("wrong-stage", "a sealed reading cannot be changed");
    const readingId = await openReading(act, scope);
    const saved = await tx
      .updateTable("reading_draft")
      .set({ revision: input.baseRevision + 1, content: JSON.stringify(input.content), saved_at: at })
      .where("reading_id", "=", readingId)
      .where("revision", "=", input.baseRevision)
      .returning("revision")
      .executeTakeFirst();
    if (saved === undefined) throw new Refusal("changed-meanwhile");
    await act.recordView({ kind: "reading-saved", subject: readingId });
    return {
      revision: saved.revision,
      savedAt: at.toISOString(),
      missing: await missingForSeal(tx, caseId, input.content),
    };
  });
}
