import { comparisonMissing } from "#concordance/missing.ts";
import type { ComparisonVersion } from "#contract/comparison.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { canonicalJson } from "#custody/canonical-json.ts";
import { sha256Hex } from "#custody/hash.ts";
import { type ConfirmedComparison, confirmedComparison, findConfirmedComparison } from "#store/comparisons.ts";
import type { RecordRow } from "#store/records.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { loadComparison } from "./load-comparison.ts";

/**
 * Confirms the comparison as a version that stays: every pair of it was looked at by a person.
 * @throws Refusal "already-done" where nothing is new; "changed-meanwhile" where the draft is not the one that was seen; "not-complete" with what it needs
 */
export async function confirmComparison(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  revision: number,
): Promise<ComparisonVersion> {
  return await actInCase(desk, scope, caseId, "confirm-comparison", async (act) => {
    const { tx, kase, at } = act;
    const loaded = await loadComparison(act);
    if (loaded.revision !== revision) throw new Refusal("changed-meanwhile");
    const { content, report, reading, grading } = loaded;
    const missing = comparisonMissing(content, reading.content, report !== null, grading);
    if (missing.length > 0) throw new Refusal("not-complete", ...missing);
    const last = await findConfirmedComparison(tx, caseId);
    const firstReport = report === null ? null : reportCompared(report);
    if (last !== null && saysTheSame(last, { content, firstReport, readingVersion: reading.version })) {
      throw new Refusal("already-done", "this comparison is confirmed as it stands");
    }
    const version = (last?.version ?? 0) + 1;
    const confirmed: ConfirmedComparison = {
      model: "overread-comparison-1",
      caseId,
      version,
      reading: { version: reading.version, sha256: reading.sha256 },
      firstReport,
      confirmedAt: at.toISOString(),
      confirmedBy: { id: scope.personId, name: scope.name },
      content,
    };
    const canonical = canonicalJson(confirmedComparison.parse(confirmed));
    const sha256 = sha256Hex(canonical);
    await tx
      .insertInto("comparison_version")
      .values({
        organisation_id: kase.organisationId,
        case_id: caseId,
        version,
        reading_version: reading.version,
        canonical,
        sha256,
        confirmed_at: at,
        confirmed_by: scope.name,
      })
      .execute();
    await act.record({ kind: "comparison-confirmed", detail: { version, sha256, readingVersion: reading.version } });
    return {
      version,
      content,
      sha256,
      confirmedAt: confirmed.confirmedAt,
      confirmedBy: scope.name,
      readingVersion: reading.version,
    };
  });
}

/** The first report as it was compared: which file, and which version of what it says. */
export function reportCompared(report: RecordRow & { text: string }): NonNullable<ConfirmedComparison["firstReport"]> {
  return {
    recordId: report.id,
    fileSha256: report.sha256,
    textVersion: report.text_version ?? 1,
    textSha256: sha256Hex(report.text),
  };
}

function saysTheSame(
  last: ConfirmedComparison,
  now: Pick<ConfirmedComparison, "content" | "firstReport"> & { readingVersion: number },
): boolean {
  return (
    last.reading.version === now.readingVersion &&
    canonicalJson(last.content) === canonicalJson(now.content) &&
    canonicalJson(last.firstReport) === canonicalJson(now.firstReport)
  );
}
