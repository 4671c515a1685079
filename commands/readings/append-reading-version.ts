import type { ReadingContent, ReadingVersion } from "#contract/finding.ts";
import type { ReadingId } from "#contract/ids.ts";
import { canonicalJson } from "#custody/canonical-json.ts";
import { sha256Hex } from "#custody/hash.ts";
import { type SealedReading, sealedReading } from "#store/readings.ts";
import type { PersonScope } from "#store/scope.ts";
import type { CaseAct } from "../act-in-case.ts";

/** Writes a sealed version: canonical JSON, SHA-256, time. The table takes no change afterwards. */
export async function appendReadingVersion(
  act: CaseAct,
  scope: PersonScope,
  readingId: ReadingId,
  next: { version: number; content: ReadingContent; reason: string | null },
): Promise<ReadingVersion> {
  const { tx, kase, at } = act;
  const sealed: SealedReading = {
    model: "overread-reading-1",
    caseId: kase.id,
    readingId,
    version: next.version,
    reader: { id: scope.personId, name: scope.name },
    sealedAt: at.toISOString(),
    reason: next.reason,
    content: next.content,
  };
  const canonical = canonicalJson(sealedReading.parse(sealed));
  const sha256 = sha256Hex(canonical);
  await tx
    .insertInto("reading_version")
    .values({
      organisation_id: kase.organisationId,
      case_id: kase.id,
      reading_id: readingId,
      reader_id: scope.personId,
      reader_name: scope.name,
      version: next.version,
      canonical,
      sha256,
      sealed_at: at,
      reason: next.reason,
    })
    .execute();
  return {
    version: next.version,
    content: next.content,
    sha256,
    sealedAt: sealed.sealedAt,
    readerName: scope.name,
    reason: next.reason,
  };
}
