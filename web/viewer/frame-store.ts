import { wadors } from "@cornerstonejs/dicom-image-loader";
import type { ImageReference } from "#contract/finding.ts";
import { frameOfReferenceOf } from "./annotation-of-mark.ts";
import { type DataSet, numbersOf } from "./dicom-json.ts";
import { withPaletteValues } from "./palette-values.ts";
import { loadSeriesFrames, type SeriesFrames, type ViewerFrame } from "./series-frames.ts";
import type { SeriesAddress } from "./viewer-types.ts";

const keyOf = (reference: ImageReference): string => `${reference.sopInstanceUid}/${reference.frameNumber}`;

/** The series whose metadata this viewer has, and the frames in them. */
export type FrameStore = {
  load: (series: SeriesAddress) => Promise<SeriesFrames>;
  byImageId: (imageId: string) => ViewerFrame | undefined;
  byReference: (reference: ImageReference) => ViewerFrame | undefined;
  seriesOf: (series: SeriesAddress) => SeriesFrames | undefined;
  stop: () => void;
};

type LoaderMetadata = Parameters<typeof wadors.metaDataManager.add>[1];

/** The loader's own type leaves out what DICOM JSON may hold (sequences, names, empty values), though its code reads them all. */
const isLoaderMetadata = (set: object): set is LoaderMetadata => typeof set === "object";
function cornerstoneMetadata(set: DataSet): LoaderMetadata {
  const copy: object = { ...set };
  return isLoaderMetadata(copy) ? copy : {};
}

/** A window narrower than 1 is not one (PS3.3 C.11.2.1.2.1) and would show black alone: without it the range of the values is shown. */
function withUsableWindow(set: DataSet): DataSet {
  const { "00281050": center, "00281051": width, ...rest } = set;
  const usable = numbersOf(set, "00281051").every((each) => each >= 1);
  return usable || center === undefined || width === undefined ? set : rest;
}

/** Cornerstone reads geometry, windows and pixel formats from the metadata given to it here. */
function register(frames: readonly ViewerFrame[]): void {
  for (const frame of frames) {
    // Of a multi-frame instance the first frame alone is known to the loader; it derives the others.
    if (frame.frameNumber !== 1) continue;
    const set = withPaletteValues(withUsableWindow(frame.dataSet));
    const frameOfReference = { vr: "UI", Value: [frameOfReferenceOf(frame)] };
    wadors.metaDataManager.add(frame.imageId, { ...cornerstoneMetadata(set), "00200052": frameOfReference });
  }
}

export function createFrameStore(onLoaded: () => void): FrameStore {
  const loading = new Map<string, Promise<SeriesFrames>>();
  const loaded = new Map<string, SeriesFrames>();
  const byImageId = new Map<string, ViewerFrame>();
  const byReference = new Map<string, ViewerFrame>();
  const stopped = new AbortController();

  const fetchSeries = async (series: SeriesAddress): Promise<SeriesFrames> => {
    const result = await loadSeriesFrames(series, stopped.signal);
    register(result.frames);
    for (const frame of result.frames) {
      byImageId.set(frame.imageId, frame);
      byReference.set(keyOf(frame.reference), frame);
    }
    loaded.set(series.seriesInstanceUid, result);
    onLoaded();
    return result;
  };
  return {
    load: (series) => {
      const known = loading.get(series.seriesInstanceUid);
      if (known !== undefined) return known;
      const promise = fetchSeries(series);
      loading.set(series.seriesInstanceUid, promise);
      // A failure is not kept, so that opening the series again tries again.
      promise.catch(() => loading.delete(series.seriesInstanceUid));
      return promise;
    },
    byImageId: (imageId) => byImageId.get(imageId),
    byReference: (reference) => byReference.get(keyOf(reference)),
    seriesOf: (series) => loaded.get(series.seriesInstanceUid),
    stop: () => stopped.abort(),
  };
}
