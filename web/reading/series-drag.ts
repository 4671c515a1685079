import { z } from "zod";
import type { SeriesAddress } from "../viewer/viewer-types.ts";

/** A series on its way from the list to a viewport. */
const type = "application/x-overread-series";
const address = z.object({ studyInstanceUid: z.string(), seriesInstanceUid: z.string() });

export const dragSeries = (data: DataTransfer, series: SeriesAddress): void =>
  data.setData(type, JSON.stringify(series));

/** The series that was dropped; null for anything else. */
export function draggedSeries(data: DataTransfer): SeriesAddress | null {
  const text = data.getData(type);
  if (text === "") return null;
  try {
    return address.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
