import { readingContent } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { listReadingVersions } from "#store/readings.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { openReading } from "./open-reading.ts";
import { missingForSeal } from "./reading-missing.ts";

/** The person's own reading: the draft as last saved and its sealed versions. Opens it the first time. */
export async function getMyReading(desk: Desk, scope: PersonScope, caseId: CaseId) {
  return await actInCase(desk, scope, caseId, "write-reading", async (act) => {
    const readingId = await openReading(act, scope);
    const draft = await act.tx
      .selectFrom("reading_draft")
      .select(["revision", "content", "saved_at"])
      .where("reading_id", "=", readingId)
      .executeTakeFirstOrThrow();
    const content = readingContent.parse(draft.content);
    return {
      readingId,
      revision: draft.revision,
      content,
      savedAt: draft.revision === 0 ? null : draft.saved_at.toISOString(),
      versions: await listReadingVersions(act.tx, readingId),
      missing: await missingForSeal(act.tx, caseId, content),
    };
  });
}
