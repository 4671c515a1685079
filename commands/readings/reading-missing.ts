import { readingMissing } from "#cases/sealable-reading.ts";
import type { ReadingContent } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "#store/database.ts";

/** What a seal still needs, the store asked too: every image that is referred to must be one of the case. */
export async function missingForSeal(tx: Tx, caseId: CaseId, content: ReadingContent): Promise<string[]> {
  const missing = readingMissing(content);
  if (await refersOutside(tx, caseId, content))
    missing.push("A mark or finding refers to an image that is not in this case.");
  return missing;
}

async function refersOutside(tx: Tx, caseId: CaseId, content: ReadingContent): Promise<boolean> {
  const images = [...content.marks.map((mark) => mark.image), ...content.findings.flatMap((finding) => finding.images)];
  const wanted = [...new Set(images.map((image) => image.sopInstanceUid))];
  if (wanted.length === 0) return false;
  const found = await tx
    .selectFrom("instance")
    .innerJoin("case_study", "case_study.study_id", "instance.study_id")
    .select("instance.sop_instance_uid")
    .where("case_study.case_id", "=", caseId)
    .where("instance.sop_instance_uid", "in", wanted)
    .execute();
  return new Set(found.map((row) => row.sop_instance_uid)).size < wanted.length;
}
