import type { CaseId } from "#contract/ids.ts";
import type { SeriesPreview } from "#contract/previews.ts";
import { Refusal } from "#contract/refusals.ts";
import { DicomRefused } from "#dicom/refused.ts";
import type { PersonScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { listImages } from "./list-images.ts";
import { findFrames } from "./load-frames.ts";
import { findPreview, makePreview } from "./preview-image.ts";

type PreviewDesk = Pick<House, "database" | "clock" | "objects" | "derived">;

/**
 * A small picture of every series of the case that the asker may see, in the order of `listImages`: what a list of series shows at
 * once. A series that is withheld, or that holds no pictures, has none.
 */
export async function listPreviews(desk: PreviewDesk, scope: PersonScope, caseId: CaseId): Promise<SeriesPreview[]> {
  const studies = await listImages(desk, scope, caseId);
  const wanted = studies.flatMap((study) =>
    study.series
      .filter((series) => series.withheld === null && series.frames > 0 && study.identity !== "removed")
      .map((series) => ({
        studyInstanceUid: study.studyInstanceUid,
        seriesInstanceUid: series.seriesInstanceUid,
        sopInstanceUid: series.middleInstanceUid,
        frame: series.middleFrame,
      })),
  );
  const previews = await Promise.all(
    wanted.map(async (one) => {
      const jpeg = await previewOf(desk, scope, one);
      return jpeg === "not-seen" ? [] : [{ ...one, jpeg }];
    }),
  );
  return previews.flat();
}

/** The pixels are looked up through the same wall as every other image: a list that erred would still show nothing that is closed. */
async function previewOf(
  desk: PreviewDesk,
  scope: PersonScope,
  of: Omit<SeriesPreview, "jpeg">,
): Promise<string | null | "not-seen"> {
  const place = { study: of.studyInstanceUid, series: of.seriesInstanceUid, instance: of.sopInstanceUid };
  try {
    const source = await findFrames(desk, scope, place, [of.frame], "rendered");
    const bytes = (await findPreview(desk, source.sha256, of.frame)) ?? (await makePreview(desk, source, of.frame));
    return Buffer.from(bytes).toString("base64");
  } catch (error) {
    if (error instanceof DicomRefused) return null;
    if (error instanceof Refusal && error.code === "not-found") return "not-seen";
    throw error;
  }
}
