import { z } from "zod";
import type { ImageReference } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { asDicomJson } from "#dicom/as-dicom-json.ts";
import type { FrameLocations } from "#dicom/frames.ts";
import type { RenderedFrame } from "#dicom/render-frame.ts";
import type { Tx } from "#store/database.ts";
import type { House } from "../house.ts";
import { readFrame } from "../images/read-frame.ts";
import { workOnPixels } from "../pixels/work-on-pixels.ts";

/** A frame of an image of the case as a picture; `scale` is picture pixels for one image pixel, across and down. */
export type StoredPicture = { frame: RenderedFrame; scale: readonly [number, number] };

const range = z.tuple([z.number(), z.number()]);
const locations = z.object({
  encapsulated: z.boolean(),
  deflated: z.boolean(),
  frames: z.array(z.array(range)),
  startBits: z.array(z.number()).nullable(),
});
/** A picture of a report needs no more. */
const box = { width: 1400, height: 1400 };

/** Null where the image is not of the case or cannot be shown: the caller says so. */
export async function renderStoredFrame(
  objects: House["objects"],
  tx: Tx,
  caseId: CaseId,
  image: ImageReference,
): Promise<StoredPicture | null> {
  const row = await tx
    .selectFrom("instance")
    .innerJoin("case_study", "case_study.study_id", "instance.study_id")
    .select(["sha256", "metadata", "frame_locations", "transfer_syntax_uid"])
    .where("case_study.case_id", "=", caseId)
    .where("sop_instance_uid", "=", image.sopInstanceUid)
    .executeTakeFirst();
  if (row === undefined || row.frame_locations === null) return null;
  try {
    const frame = await frameOf(objects, row.sha256, locations.parse(row.frame_locations), image.frameNumber);
    const input = { frame, metadata: asDicomJson(row.metadata), transferSyntaxUid: row.transfer_syntax_uid };
    return await workOnPixels("drawing", { ...input, options: { ...box, frame: image.frameNumber } });
  } catch {
    return null;
  }
}

/** The bytes of one frame, the first being 1. @throws RangeError where there is no such frame */
async function frameOf(
  objects: House["objects"],
  sha256: string,
  at: FrameLocations,
  frame: number,
): Promise<Uint8Array> {
  const where = at.frames[frame - 1] ?? [];
  if (where.length === 0) throw new RangeError(`There is no frame ${frame}`);
  return await readFrame(objects, sha256, where, { ...at, startBits: [at.startBits?.[frame - 1] ?? 0] });
}
