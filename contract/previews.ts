import { z } from "zod";
import { dicomUid } from "./ids.ts";

/** The picture that stands for a series: a small JPEG of the middle frame of its middle image. */
export const seriesPreview = z.object({
  studyInstanceUid: dicomUid,
  seriesInstanceUid: dicomUid,
  sopInstanceUid: dicomUid,
  /** Counts from 1. */
  frame: z.number().int().positive(),
  /** JPEG in base64, at most 128 pixels wide and high; null where the image cannot be drawn. */
  jpeg: z.string().nullable(),
});
export type SeriesPreview = z.infer<typeof seriesPreview>;
