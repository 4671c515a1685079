import type { ReadingContent, ReadingVersion } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { canonicalJson } from "#custody/canonical-json.ts";
import { findReadingId, listReadingVersions } from "#store/readings.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { appendReadingVersion } from "./append-reading-version.ts";
import { missingForSeal } from "./reading-missing.ts";

/**
 * After the reveal: the next version of the reading, with the reason. The sealed one stays as it is.
 * @throws Refusal "changed-meanwhile" where a newer version exists; "not-valid" where nothing is different
 */
export async function reviseReading(
  desk: Pick<House, "database" | "clock" | "jobs">,
  scope: PersonScope,
  caseId: CaseId,
  input: { content: ReadingContent; reason: string; baseVersion: number },
): Promise<ReadingVersion> {
  return await actInCase(desk, scope, caseId, "revise-reading", async (act) => {
    const readingId = await findReadingId(act.tx, caseId, scope.personId);
    if (readingId === null) throw new Refusal("not-found");
    const last = (await listReadingVersions(act.tx, readingId)).at(-1);
    if (last === undefined) throw new Refusal("blind-until-sealed");
    if (last.version !== input.baseVersion) throw new Refusal("changed-meanwhile");
    if (canonicalJson(last.content) === canonicalJson(input.content)) {
      throw new Refusal("not-valid", "this says the same as the version before");
    }
    const missing = await missingForSeal(act.tx, caseId, input.content);
    if (missing.length > 0) throw new Refusal("not-complete", ...missing);
    const next = { version: last.version + 1, content: input.content, reason: input.reason };
    const version = await appendReadingVersion(act, scope, readingId, next);
    await act.record({
      kind: "reading-revised",
      subject: readingId,
      reason: input.reason,
      detail: { version: version.version, sha256: version.sha256 },
    });
    const { organisationId } = act.kase;
    await desk.jobs.enqueue(act.tx, "store-marks", { organisationId, caseId, readingId, version: version.version });
    return version;
  });
}
