import type { CaseId } from "#contract/ids.ts";
import { readerProfile } from "#contract/people.ts";
import type { SecondReading } from "#matching/judge-reader.ts";
import type { Tx } from "#store/database.ts";

/** Who has the case to read, and where that person works; null while nobody has. */
export async function findSecondReading(tx: Tx, caseId: CaseId): Promise<SecondReading | null> {
  const row = await tx
    .selectFrom("case_grant")
    .innerJoin("person", "person.id", "case_grant.person_id")
    .leftJoin("reader_profile", "reader_profile.person_id", "person.id")
    .select(["person.name", "reader_profile.content"])
    .where("case_grant.case_id", "=", caseId)
    .where("case_grant.part", "=", "reader")
    .where("case_grant.revoked_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { name: row.name, institution: row.content === null ? "" : readerProfile.parse(row.content).institution };
}
