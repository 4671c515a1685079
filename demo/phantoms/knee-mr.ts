import { type Canvas, type Grid, newCanvas, sliceOf } from "./canvas.ts";
import { type KneeFindings, paintKnee } from "./knee.ts";
import { magnitude } from "./magnitude.ts";
import { randomFrom } from "./random.ts";
import { type PhantomSeries, type SliceTags, writeSlices } from "./slices.ts";
import type { PhantomStudy } from "./study-tags.ts";

const side = 288;
const pixel = 160 / side;

/** From front to back across, from thigh to shin down; slices from the inside of the knee outwards. */
const sagittal: Grid = [
  { count: side, along: 1, start: pixel / 2 - 74, step: pixel },
  { count: side, along: 2, start: 84 - pixel / 2, step: -pixel },
  { count: 26, along: 0, start: -45, step: 3.6 },
];
const coronal: Grid = [
  { count: side, along: 0, start: pixel / 2 - 80, step: pixel },
  { count: side, along: 2, start: 84 - pixel / 2, step: -pixel },
  { count: 20, along: 1, start: -32, step: 3.6 },
];

const densityTags = {
  ScanningSequence: "SE",
  SequenceVariant: "SK",
  ScanOptions: "FS",
  RepetitionTime: 3200,
  EchoTime: 33,
  EchoTrainLength: 7,
};
const t1Tags = {
  ScanningSequence: "SE",
  SequenceVariant: "NONE",
  ScanOptions: "",
  RepetitionTime: 620,
  EchoTime: 11,
  EchoTrainLength: 1,
};

export type KneeMr = { sagittal: PhantomSeries; sagittalT1: PhantomSeries; coronal: PhantomSeries };

/** An MR of a left knee: proton density with fat suppression in two directions, and T1. */
export function kneeMr(study: PhantomStudy, findings: KneeFindings): KneeMr {
  const painted = (grid: Grid) => {
    const canvas = newCanvas(grid, [10, 8]);
    paintKnee(canvas, findings);
    return canvas;
  };
  const write = (number: number, description: string, canvas: Canvas, channel: 0 | 1, tags: SliceTags) => {
    const random = randomFrom(`${study.seed}/noise/${number}`);
    const series = { modality: "MR", number, description, bodyPart: "KNEE", sopClass: "1.2.840.10008.5.1.4.1.1.4" };
    return writeSlices(study, series, canvas.grid, (slice) => magnitude(sliceOf(canvas, channel, slice), 16, random), {
      ImageType: ["ORIGINAL", "PRIMARY", "OTHER"],
      Laterality: "L",
      MRAcquisitionType: "2D",
      MagneticFieldStrength: 3,
      ImagingFrequency: 123.2,
      SequenceName: "",
      FlipAngle: 90,
      PixelBandwidth: 180,
      WindowCenter: channel === 0 ? 360 : 480,
      WindowWidth: channel === 0 ? 720 : 960,
      PatientPosition: "FFS",
      ...tags,
    });
  };
  const fromSide = painted(sagittal);
  return {
    sagittal: write(2, "PD FS sagittal", fromSide, 0, densityTags),
    sagittalT1: write(3, "T1 sagittal", fromSide, 1, t1Tags),
    coronal: write(4, "PD FS coronal", painted(coronal), 0, densityTags),
  };
}
