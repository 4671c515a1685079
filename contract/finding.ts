import { z } from "zod";
import { dicomUid, sha256 } from "./ids.ts";

export const side = z.enum(["left", "right", "bilateral", "midline", "not-stated"]);
export type Side = z.infer<typeof side>;

export const certainty = z.enum(["definite", "probable", "possible", "unlikely"]);
export type Certainty = z.infer<typeof certainty>;

/** How much a finding matters to the patient, in the reader's judgement. */
export const severity = z.enum(["normal", "incidental", "minor", "moderate", "major", "critical"]);
export type Severity = z.infer<typeof severity>;

/** Where in the images: one frame of one instance. FrameNumber counts from 1 (PS3.3 C.7.6.6). */
export const imageReference = z.object({
  studyInstanceUid: dicomUid,
  seriesInstanceUid: dicomUid,
  sopInstanceUid: dicomUid,
  sopClassUid: dicomUid,
  frameNumber: z.number().int().min(1),
});
export type ImageReference = z.infer<typeof imageReference>;

/** Image pixel coordinates: column, row; 0,0 is the outer corner of the first pixel (as PS3.3 C.18.6.1.1 GraphicData). */
export const imagePoint = z.tuple([z.number(), z.number()]);

/** `SUV` is SUVbw in g/ml; `raw` is a stored value without a unit. */
export const measurementUnit = z.enum([
  ...["mm", "mm2", "px", "px2", "deg", "HU", "SUV", "raw", "cm", "cm2"],
  ...["s", "Hz", "cm/s", "Bq/ml"],
] as const);

export const measuredValue = z.object({
  name: z.enum([
    ...["length", "angle", "area", "mean", "standard-deviation", "minimum", "maximum", "width", "height"],
    // The value at a point; the differences that a line in a spectral or M-mode region spans.
    ...["value", "time", "frequency", "velocity"],
  ] as const),
  value: z.number(),
  unit: measurementUnit,
});

/** What a pixel measured when the mark was drawn (PS3.3 10.7.1.3, C.8.5.5, C.7.6.16.2.1), so that its numbers can be judged later. */
export const markCalibration = z.object({
  kind: z.enum(["patient", "calibrated", "magnification", "detector", "regions", "none"]),
  /** Size of a pixel across and down, millimetres; null where a pixel has no length. */
  x: z.number().positive().nullable(),
  y: z.number().positive().nullable(),
  /** As the image states it: PixelSpacingCalibrationType, or the magnification factor; "" where it states nothing. */
  note: z.string().max(100),
});
export type MarkCalibration = z.infer<typeof markCalibration>;

/**
 * A mark that a reader put on an image. `points` by tool: length 2, bidirectional 4 (ends of the long axis, then of the short one),
 * angle 3 (the vertex is the second), cobb 4 (two lines), ellipse 4 (ends of the two axes: top, bottom, left, right), rectangle 4
 * (corners, going round), freehand 3 or more (a closed outline), probe 1, arrow 2 (tip first), text 1.
 */
export const mark = z.object({
  id: z.uuid(),
  tool: z.enum([
    ...["length", "bidirectional", "angle", "cobb", "ellipse", "rectangle", "freehand", "probe", "arrow", "text"],
  ] as const),
  image: imageReference,
  points: z.array(imagePoint).min(1).max(2000),
  values: z.array(measuredValue),
  text: z.string().max(500),
  /** Absent on marks of older versions. */
  calibration: markCalibration.exactOptional(),
  frameOfReferenceUid: dicomUid.nullable(),
  /** The same points in patient coordinates (mm, LPS) where the image has a plane (PS3.3 C.7.6.2). */
  worldPoints: z.array(z.tuple([z.number(), z.number(), z.number()])).nullable(),
});
export type Mark = z.infer<typeof mark>;

export const size = z.object({
  /** Millimetres, longest first. */
  millimetres: z.array(z.number().positive().max(2000)).min(1).max(3),
  /** The mark it was taken from; null when typed in. */
  markId: z.uuid().nullable(),
});

export const finding = z.object({
  id: z.uuid(),
  presence: z.enum(["present", "absent"]),
  observation: z.string().max(200),
  anatomy: z.string().max(200),
  side,
  size: size.nullable(),
  certainty,
  severity,
  /** e.g. "Lung-RADS 4A"; free in the spine, computed by the calculators later. */
  category: z.string().max(80).nullable(),
  description: z.string().max(4000),
  recommendation: z.string().max(2000),
  images: z.array(imageReference).max(50),
  markIds: z.array(z.uuid()).max(50),
});
export type Finding = z.infer<typeof finding>;

export const adequacy = z.object({
  /** Can these images answer the question? */
  answerable: z.enum(["yes", "with-limits", "no"]),
  note: z.string().max(2000),
});

/** What a reader writes: the whole of a reading. A draft may be incomplete; `sealableReading` in cases/ says what a seal needs. */
export const readingContent = z.object({
  adequacy: adequacy.nullable(),
  technique: z.string().max(4000),
  comparison: z.string().max(4000),
  findings: z.array(finding).max(200),
  marks: z.array(mark).max(1000),
  /** Images that show what matters, without a finding of their own; absent in readings of older versions. */
  keyImages: z.array(imageReference).max(200).exactOptional(),
  impression: z.string().max(8000),
  recommendation: z.string().max(4000),
});
export type ReadingContent = z.infer<typeof readingContent>;

export const emptyReading: ReadingContent = {
  adequacy: null,
  technique: "",
  comparison: "",
  findings: [],
  marks: [],
  impression: "",
  recommendation: "",
};

/** A sealed version of a reading: never changes; a revision is the next version, with its reason. */
export const readingVersion = z.object({
  version: z.number().int().min(1),
  content: readingContent,
  sha256,
  sealedAt: z.iso.datetime(),
  readerName: z.string(),
  reason: z.string().nullable(),
});
export type ReadingVersion = z.infer<typeof readingVersion>;
