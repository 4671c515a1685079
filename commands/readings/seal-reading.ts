import { type ReadingVersion, readingContent } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import { noteCritical } from "../follow-up/record-contact.ts";
import type { House } from "../house.ts";
import { appendReadingVersion } from "./append-reading-version.ts";
import { openReading } from "./open-reading.ts";
import { missingForSeal } from "./reading-missing.ts";

/**
 * Seals the reading as last saved: from here on it cannot change, and the comparison opens.
 * @throws Refusal "changed-meanwhile" where the draft is not the one that the reader saw; "not-complete" with what it needs
 */
export async function sealReading(
  desk: Pick<House, "database" | "clock" | "jobs">,
  scope: PersonScope,
  caseId: CaseId,
  revision: number,
): Promise<ReadingVersion> {
  return await actInCase(desk, scope, caseId, "seal-reading", async (act) => {
    const readingId = await openReading(act, scope);
    const draft = await act.tx
      .selectFrom("reading_draft")
      .select(["revision", "content"])
      .where("reading_id", "=", readingId)
      .executeTakeFirstOrThrow();
    if (draft.revision !== revision) throw new Refusal("changed-meanwhile");
    const content = readingContent.parse(draft.content);
    const missing = await missingForSeal(act.tx, caseId, content);
    if (missing.length > 0) throw new Refusal("not-complete", ...missing);
    const version = await appendReadingVersion(act, scope, readingId, { version: 1, content, reason: null });
    await act.record({ kind: "reading-sealed", subject: readingId, detail: { version: 1, sha256: version.sha256 } });
    await noteCritical(act, content.findings);
    const { organisationId } = act.kase;
    await desk.jobs.enqueue(act.tx, "store-marks", { organisationId, caseId, readingId, version: version.version });
    await act.move("sealed");
    return version;
  });
}
