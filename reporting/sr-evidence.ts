import type { ImageReference } from "#contract/finding.ts";
import type { SrDataset } from "./sr-item.ts";

/** Hierarchical SOP Instance Reference Macro (PS3.3 Table C.17-3). */
export function evidence(images: readonly ImageReference[]): SrDataset[] {
  return [...Map.groupBy(images, ({ studyInstanceUid }) => studyInstanceUid)].map(([study, ofStudy]) => ({
    StudyInstanceUID: study,
    ReferencedSeriesSequence: [...Map.groupBy(ofStudy, ({ seriesInstanceUid }) => seriesInstanceUid)].map(
      ([series, ofSeries]) => ({
        SeriesInstanceUID: series,
        ReferencedSOPSequence: ofSeries.map(({ sopClassUid, sopInstanceUid }) => ({
          ReferencedSOPClassUID: sopClassUid,
          ReferencedSOPInstanceUID: sopInstanceUid,
        })),
      }),
    ),
  }));
}
