import { z } from "zod";

/** Where the frames of an instance lie, in a form that costs little to remember: thousands of frames are two arrays of numbers. */
export type FramePlaces = {
  encapsulated: boolean;
  deflated: boolean;
  /** Frame n (from 1) has the ranges from `starts[n - 1]` up to `starts[n]`. */
  starts: Uint32Array;
  /** Offset and length of each range, one behind the other. */
  ranges: Float64Array;
  startBits: Uint8Array | null;
};

const locations = z.object({
  encapsulated: z.boolean(),
  deflated: z.boolean(),
  frames: z.array(z.array(z.tuple([z.number(), z.number()]))),
  startBits: z.array(z.number()).nullable(),
});

/** @param stored frame locations as the index keeps them (dicom/frames.ts); null where it has none */
export function framePlaces(stored: unknown): FramePlaces | null {
  const parsed = locations.safeParse(stored);
  if (!parsed.success) return null;
  const { encapsulated, deflated, frames, startBits } = parsed.data;
  const starts = new Uint32Array(frames.length + 1);
  frames.forEach((ranges, index) => {
    starts[index + 1] = (starts[index] ?? 0) + ranges.length;
  });
  return {
    encapsulated,
    deflated,
    starts,
    ranges: Float64Array.from(frames.flat(2)),
    startBits: startBits === null ? null : Uint8Array.from(startBits),
  };
}

/** The ranges of one frame, the first being 1, and the bit of the first byte at which it begins; null where there is no such frame. */
export function placeOfFrame(
  places: FramePlaces,
  frame: number,
): { where: [number, number][]; startBit: number } | null {
  const { starts, ranges, startBits } = places;
  const from = starts[frame - 1];
  const to = starts[frame];
  if (from === undefined || to === undefined || to === from) return null;
  const where = Array.from({ length: to - from }, (_, i): [number, number] => [
    ranges[(from + i) * 2] ?? 0,
    ranges[(from + i) * 2 + 1] ?? 0,
  ]);
  return { where, startBit: startBits?.[frame - 1] ?? 0 };
}
