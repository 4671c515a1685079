import { sql } from "kysely";
import { Refusal } from "#contract/refusals.ts";
import { frameBytes } from "#dicom/frames.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { DicomRefused } from "#dicom/refused.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { workOnPixels } from "../pixels/work-on-pixels.ts";
import { findAside } from "./find-aside.ts";
import { middleOf } from "./render-image.ts";

const box = 512;
/** A larger file is not read whole only to be glanced at. */
const largest = 256 * 1024 ** 2;

/**
 * The middle frame of a file kept aside, or of the one that was there first, as a small JPEG.
 * @throws Refusal "not-found"; "not-readable" where it has no picture
 */
export async function asidePicture(
  { database, objects }: Pick<House, "database" | "objects">,
  scope: PersonScope,
  asideId: string,
  which: "first" | "other",
): Promise<Uint8Array> {
  const [row] = await inScope(database, scope, (tx) => findAside(tx, scope, sql`c.id = ${asideId}::uuid`));
  const sha256 = which === "first" ? row?.kept_sha256 : row?.other_sha256;
  if (sha256 === undefined || sha256 === null) throw new Refusal("not-found");
  const size = (await objects.readRange(sha256, largest, 1)).length;
  if (size > 0) throw new Refusal("too-large");
  try {
    const file = await objects.read(sha256);
    const instance = readInstance(file);
    if (instance.frameLocations === null) throw new Refusal("not-readable", "there is no picture in it");
    const frame = middleOf(instance.frames);
    return await workOnPixels("picture", {
      frame: frameBytes(file, instance.frameLocations, frame).slice(),
      metadata: instance.metadata,
      transferSyntaxUid: instance.transferSyntaxUid,
      options: { frame, width: box, height: box },
      type: "image/jpeg",
      quality: 80,
    });
  } catch (error) {
    if (error instanceof DicomRefused) throw new Refusal("not-readable", error.message);
    throw error;
  }
}
