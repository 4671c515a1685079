import { type ImageReference, imageReference } from "#contract/finding.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { callForBytes, pathOf } from "../api/call.ts";
import { type Calibration, calibrationOf } from "./calibration.ts";
import { type DataSet, dataSets, groupOf, numberOf, numbersOf, textOf } from "./dicom-json.ts";
import { type FrameFacts, factsOf, frameRateOf } from "./frame-facts.ts";
import { type ImagePlane, planeOf } from "./image-plane.ts";
import { orderFrames } from "./order-frames.ts";
import { type Suv, suvOf } from "./suv.ts";
import type { SeriesAddress } from "./viewer-types.ts";
import { type GreyWindow, presetsFor, type WindowPreset } from "./window-presets.ts";

/** One frame that can be shown. `imageId` is Cornerstone's address of it. */
export type ViewerFrame = {
  imageId: string;
  reference: ImageReference;
  dataSet: DataSet;
  frameNumber: number;
  instanceNumber: number | null;
  plane: ImagePlane | null;
  calibration: Calibration;
  facts: FrameFacts;
  columns: number;
  rows: number;
  samples: number;
  /** Of PET; null for all else. */
  suv: Suv | null;
  /** The first window that the image asks for; null where it has none that can be used. */
  storedWindow: GreyWindow | null;
  /** The windows behind the number keys. */
  presets: readonly WindowPreset[];
};

export type SeriesFrames = {
  frames: readonly ViewerFrame[];
  modality: string;
  frameRate: number | null;
};

/** PS3.3 C.11.2.1.2, or the Frame VOI LUT macro (C.7.6.16.2.10). A window narrower than 1 is none. */
function windowOfFrame(set: DataSet, frameNumber: number): GreyWindow | null {
  const voi = groupOf(set, "00289132", frameNumber) ?? set;
  const [center] = numbersOf(voi, "00281050");
  const [width] = numbersOf(voi, "00281051");
  return center !== undefined && width !== undefined && width >= 1 ? { center, width } : null;
}

/** Grey or colour pixels for looking at: Segmentations (one bit) and objects without pixels are not pictures. */
const isPicture = (set: DataSet): boolean =>
  (numberOf(set, "00280010") ?? 0) > 0 && (numberOf(set, "00280011") ?? 0) > 0 && textOf(set, "00080060") !== "SEG";

function framesOf(set: DataSet, series: SeriesAddress): ViewerFrame[] {
  const sopInstanceUid = textOf(set, "00080018");
  const suv = suvOf(set);
  const count = Math.max(1, numberOf(set, "00280008") ?? 1);
  return Array.from({ length: count }, (_, index) => index + 1).flatMap((frameNumber) => {
    const reference = imageReference.safeParse({
      ...series,
      sopInstanceUid,
      sopClassUid: textOf(set, "00080016"),
      frameNumber,
    });
    if (!reference.success) return [];
    const storedWindow = windowOfFrame(set, frameNumber);
    const path = pathOf(dicomwebRoutes.retrieveFrames, {
      params: {
        study: series.studyInstanceUid,
        series: series.seriesInstanceUid,
        instance: sopInstanceUid,
        frames: String(frameNumber),
      },
    });
    return [
      {
        imageId: `wadors:${path}`,
        reference: reference.data,
        dataSet: set,
        frameNumber,
        instanceNumber: numberOf(set, "00200013"),
        plane: planeOf(set, frameNumber),
        calibration: calibrationOf(set, frameNumber),
        facts: factsOf(set, frameNumber),
        columns: numberOf(set, "00280011") ?? 0,
        rows: numberOf(set, "00280010") ?? 0,
        samples: numberOf(set, "00280002") ?? 1,
        suv,
        storedWindow,
        presets: presetsFor(textOf(set, "00080060"), storedWindow, suv?.factor ?? null),
      },
    ];
  });
}

/** The frames of a series from its metadata, in the order of scrolling. */
export function framesOfSeries(sets: readonly DataSet[], series: SeriesAddress): SeriesFrames {
  const frames = orderFrames(sets.filter(isPicture).flatMap((set) => framesOf(set, series)));
  const first = sets[0];
  return {
    frames,
    modality: first === undefined ? "" : textOf(first, "00080060"),
    frameRate: frames[0] === undefined ? null : frameRateOf(frames[0].dataSet),
  };
}

/**
 * Asks our own DICOMweb for the metadata of a series (PS3.18 10.4.1.1.2).
 * @throws what `callForBytes` throws; a ZodError where the reply is not DICOM JSON
 */
export async function loadSeriesFrames(series: SeriesAddress, signal: AbortSignal): Promise<SeriesFrames> {
  const params = { study: series.studyInstanceUid, series: series.seriesInstanceUid };
  const reply = await callForBytes(dicomwebRoutes.seriesMetadata, { params, signal });
  return framesOfSeries(dataSets.parse(JSON.parse(await reply.text())), series);
}
