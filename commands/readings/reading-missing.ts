import { readingMissing } from "#cases/sealable-reading.ts";
import type { ImageReference, ReadingContent } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { type CaseImage, listCaseImages } from "#store/case-images.ts";
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
  const rows = await listCaseImages(tx, caseId, wanted);
  const found = new Map(rows.map((row) => [row.sop_instance_uid, row]));
  return images.some((image) => !isThere(image, found.get(image.sopInstanceUid)));
}

/** The whole reference counts, not only its last part: a structured report repeats it, and a viewer opens by it. */
function isThere(image: ImageReference, row: CaseImage | undefined): boolean {
  return (
    row !== undefined &&
    row.series_instance_uid === image.seriesInstanceUid &&
    row.study_instance_uid === image.studyInstanceUid &&
    row.sop_class_uid === image.sopClassUid &&
    image.frameNumber <= Math.max(1, row.frames)
  );
}
