import type { Finding, ImageReference, Mark } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import type { FindingPicture } from "#contract/opinion.ts";
import { findingPicture, pictureImage } from "#reporting/finding-picture.ts";
import type { Tx } from "#store/database.ts";
import type { House } from "../house.ts";
import { renderStoredFrame } from "./render-stored-frame.ts";

export type Pictured = { pictures: FindingPicture[]; warnings: string[] };

/**
 * The pictures of the findings, each with its marks drawn in. A frame that cannot be shown gives no picture and a warning: it never
 * keeps an opinion from being signed.
 */
export async function pictureFindings(
  objects: House["objects"],
  tx: Tx,
  caseId: CaseId,
  reading: { findings: readonly Finding[]; marks: readonly Mark[] },
): Promise<Pictured> {
  const pictured: Pictured = { pictures: [], warnings: [] };
  for (const finding of reading.findings) {
    const image = pictureImage(finding, reading.marks);
    if (image === null) continue;
    const picture = await pictureOf(objects, tx, caseId, finding, reading.marks, image);
    if (picture !== null) pictured.pictures.push(picture);
    else pictured.warnings.push(`The image of “${finding.observation}” cannot be shown as a picture.`);
  }
  return pictured;
}

async function pictureOf(
  objects: House["objects"],
  tx: Tx,
  caseId: CaseId,
  finding: Finding,
  marks: readonly Mark[],
  image: ImageReference,
): Promise<FindingPicture | null> {
  const rendered = await renderStoredFrame(objects, tx, caseId, image);
  return rendered === null ? null : findingPicture(rendered.frame, marks, finding, rendered.scale);
}
