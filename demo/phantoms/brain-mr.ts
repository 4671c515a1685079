import { type Meningioma, paintHead } from "./brain.ts";
import { type Grid, newCanvas, sliceOf } from "./canvas.ts";
import { magnitude } from "./magnitude.ts";
import { randomFrom } from "./random.ts";
import { type PhantomSeries, writeSlices } from "./slices.ts";
import type { PhantomStudy } from "./study-tags.ts";

const side = 256;
const field = 224;
const pixel = field / side;
const start = pixel / 2 - field / 2;
/** Slices from below the eyes to the vertex. */
const grid: Grid = [
  { count: side, along: 0, start, step: pixel },
  { count: side, along: 1, start, step: pixel },
  { count: 24, along: 2, start: -62, step: 5.5 },
];

const contrasts = [
  {
    number: 2,
    description: "T2 TSE axial",
    tags: { ScanningSequence: "SE", SequenceVariant: "SK", RepetitionTime: 4600, EchoTime: 98, EchoTrainLength: 15 },
    window: [600, 1250],
  },
  {
    number: 3,
    description: "FLAIR axial",
    tags: {
      ScanningSequence: ["SE", "IR"],
      SequenceVariant: "SK",
      RepetitionTime: 9000,
      EchoTime: 112,
      InversionTime: 2500,
      EchoTrainLength: 16,
    },
    window: [420, 860],
  },
  {
    number: 4,
    description: "T1 axial post contrast",
    tags: {
      ScanningSequence: "SE",
      SequenceVariant: "NONE",
      RepetitionTime: 520,
      EchoTime: 12,
      EchoTrainLength: 1,
      ContrastBolusAgent: "Gadolinium",
    },
    window: [480, 960],
  },
] as const;

export type BrainMr = { t2: PhantomSeries; flair: PhantomSeries; t1: PhantomSeries };

/** An MR of the head at 1.5 T: T2, FLAIR and T1 after contrast, on the same planes. */
export function brainMr(study: PhantomStudy, tumour: Meningioma | null): BrainMr {
  const canvas = newCanvas(grid, [14, 10, 8]);
  paintHead(canvas, study.seed, tumour);
  const [t2, flair, t1] = contrasts.map(({ number, description, tags, window }, channel) => {
    const random = randomFrom(`${study.seed}/noise/${number}`);
    const series = { modality: "MR", number, description, bodyPart: "BRAIN", sopClass: "1.2.840.10008.5.1.4.1.1.4" };
    return writeSlices(study, series, grid, (slice) => magnitude(sliceOf(canvas, channel, slice), 17, random), {
      ImageType: ["ORIGINAL", "PRIMARY", "M"],
      ScanOptions: "",
      MRAcquisitionType: "2D",
      MagneticFieldStrength: 1.5,
      ImagingFrequency: 63.6,
      SequenceName: "",
      FlipAngle: 90,
      PixelBandwidth: 130,
      WindowCenter: window[0],
      WindowWidth: window[1],
      ...tags,
    });
  });
  if (t2 === undefined || flair === undefined || t1 === undefined)
    throw new TypeError("three contrasts make three series");
  return { t2, flair, t1 };
}
