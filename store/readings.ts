import { z } from "zod";
import { type ReadingContent, type ReadingVersion, readingContent } from "#contract/finding.ts";
import { type CaseId, type PersonId, type ReadingId, readingId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

/** What a seal hashes: the whole reading with whose it is and when; changing any of it changes the hash. */
export const sealedReading = z.object({
  model: z.literal("overread-reading-1"),
  caseId: z.uuid(),
  readingId: z.uuid(),
  version: z.number().int(),
  reader: z.object({ id: z.uuid(), name: z.string() }),
  sealedAt: z.string(),
  reason: z.string().nullable(),
  content: readingContent,
});
export type SealedReading = z.infer<typeof sealedReading>;

type VersionRow = {
  version: number;
  canonical: string;
  sha256: string;
  sealed_at: Date;
  reader_name: string;
  reason: string | null;
};

const describeVersion = (row: VersionRow): ReadingVersion => ({
  version: row.version,
  content: sealedReading.parse(JSON.parse(row.canonical)).content,
  sha256: row.sha256,
  sealedAt: row.sealed_at.toISOString(),
  readerName: row.reader_name,
  reason: row.reason,
});

/** The reading of this reader in this case, if it was opened. */
export async function findReadingId(tx: Tx, caseId: CaseId, readerId: PersonId): Promise<ReadingId | null> {
  const row = await tx
    .selectFrom("reading")
    .select("id")
    .where("case_id", "=", caseId)
    .where("reader_id", "=", readerId)
    .executeTakeFirst();
  return row === undefined ? null : readingId.parse(row.id);
}

/** Sealed versions of one reading, oldest first. */
/** What a reader has saved and not sealed; null where nothing is. */
export async function findReadingDraft(tx: Tx, caseId: CaseId, readerId: PersonId): Promise<ReadingContent | null> {
  const row = await tx
    .selectFrom("reading_draft")
    .innerJoin("reading", "reading.id", "reading_draft.reading_id")
    .select("reading_draft.content")
    .where("reading.case_id", "=", caseId)
    .where("reading_draft.reader_id", "=", readerId)
    .executeTakeFirst();
  return row === undefined ? null : readingContent.parse(row.content);
}

export async function listReadingVersions(tx: Tx, id: ReadingId): Promise<ReadingVersion[]> {
  const rows = await tx
    .selectFrom("reading_version")
    .select(["version", "canonical", "sha256", "sealed_at", "reader_name", "reason"])
    .where("reading_id", "=", id)
    .orderBy("version")
    .execute();
  return rows.map(describeVersion);
}

/** All sealed readings of a case that the scope sees, by reading, in the order of their first seals. */
export async function listCaseReadings(tx: Tx, caseId: CaseId) {
  const rows = await tx
    .selectFrom("reading_version")
    .select(["reading_id", "version", "canonical", "sha256", "sealed_at", "reader_name", "reason"])
    .where("case_id", "=", caseId)
    .orderBy("sealed_at")
    .orderBy("version")
    .execute();
  const readings = new Map<string, { readingId: ReadingId; readerName: string; versions: ReadingVersion[] }>();
  for (const row of rows) {
    const found = readings.get(row.reading_id);
    if (found !== undefined) found.versions.push(describeVersion(row));
    else {
      readings.set(row.reading_id, {
        readingId: readingId.parse(row.reading_id),
        readerName: row.reader_name,
        versions: [describeVersion(row)],
      });
    }
  }
  return [...readings.values()];
}

/** The newest sealed version that the case's present reader made; null before the seal. */
export async function findCurrentReading(
  tx: Tx,
  caseId: CaseId,
): Promise<(ReadingVersion & { readerId: string }) | null> {
  const row = await tx
    .selectFrom("reading_version")
    .innerJoin("case_grant", (join) =>
      join
        .onRef("case_grant.case_id", "=", "reading_version.case_id")
        .onRef("case_grant.person_id", "=", "reading_version.reader_id")
        .on("case_grant.part", "=", "reader")
        .on("case_grant.revoked_at", "is", null),
    )
    .select(["version", "canonical", "sha256", "sealed_at", "reader_name", "reason", "reader_id"])
    .where("reading_version.case_id", "=", caseId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { ...describeVersion(row), readerId: row.reader_id };
}
