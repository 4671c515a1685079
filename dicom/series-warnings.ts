import { type DicomJson, frameGroup, number, numbers, text } from "./json.ts";

/** What a slice says of its place in the series; null or empty where it is silent. */
export type SliceFacts = {
  instanceNumber: number | null;
  /** Image Position (Patient): x, y, z of the first pixel in mm, PS3.3 section C.7.6.2.1.1. */
  position: readonly number[];
  /** Image Orientation (Patient): six direction cosines. */
  orientation: readonly number[];
  rows: number | null;
  columns: number | null;
  frames: number;
  lossy: boolean;
};

/** Reads the facts from DICOM JSON; of a multi-frame object those of its first frame. */
export function sliceFacts(json: DicomJson, frames: number): SliceFacts {
  const plane = frameGroup(json, 1, "00209113") ?? json;
  const orientation = frameGroup(json, 1, "00209116") ?? json;
  return {
    instanceNumber: number(json, "00200013"),
    position: numbers(plane, "00200032"),
    orientation: numbers(orientation, "00200037"),
    rows: number(json, "00280010"),
    columns: number(json, "00280011"),
    frames,
    lossy: text(json, "00282110").trim() === "01",
  };
}

/** Modalities whose series are stacks of slices, where a gap matters. */
const stacks = new Set(["CT", "MR", "PT", "NM"]);
/** From here on a run of slices is regular enough for a missing one to show. */
const fewest = 4;
const sameMillimetre = 0.01;

/** What is not as it should be in a series, in sentences for a layman; empty where nothing was found. */
export function seriesWarnings(modality: string, slices: readonly SliceFacts[]): string[] {
  const images = slices.filter((slice) => slice.frames > 0);
  const warnings: string[] = [];
  if (images.some((slice) => slice.lossy)) {
    warnings.push("The images were compressed with a loss of detail before they came here.");
  }
  if (!stacks.has(modality) || images.length < 2) return warnings;
  warnings.push(...numberWarnings(images));
  if (images.every((slice) => slice.frames === 1)) warnings.push(...stackWarnings(images));
  return warnings;
}

const imagesAre = (count: number): string => (count === 1 ? "1 image is" : `${count} images are`);

function numberWarnings(images: readonly SliceFacts[]): string[] {
  const numbered = images.flatMap((slice) => (slice.instanceNumber === null ? [] : [slice.instanceNumber]));
  if (numbered.length < images.length)
    return [`${imagesAre(images.length - numbered.length)} without a number, so that a missing one would not show.`];
  const distinct = [...new Set(numbered)].sort((a, b) => a - b);
  if (distinct.length < fewest || distinct.length < numbered.length) return [];
  const steps = distinct.slice(1).map((value, i) => value - (distinct[i] ?? value));
  // Some devices count every second image: the usual step is what most pairs have.
  const step = mostCommon(steps);
  const missing = steps.reduce((sum, one) => sum + (one > step && one % step === 0 ? one / step - 1 : 0), 0);
  return missing > 0 && missing < distinct.length
    ? [`The numbering has gaps: ${imagesAre(missing)} probably missing.`]
    : [];
}

function stackWarnings(images: readonly SliceFacts[]): string[] {
  const placed = images.filter((slice) => slice.position.length === 3 && slice.orientation.length === 6);
  if (placed.length < images.length || placed.length < 2) return [];
  const stacksOf = [
    ...Map.groupBy(placed, (slice) => slice.orientation.map((value) => value.toFixed(2)).join()).values(),
  ];
  if (stacksOf.length > 1) {
    return stacksOf.some((stack) => stack.length >= fewest)
      ? ["The series holds images of different directions; gaps in it could not be checked for all."]
      : [];
  }
  const sizes = new Set(placed.map((slice) => `${slice.rows} x ${slice.columns}`));
  const warnings = sizes.size > 1 ? ["The series holds images of different sizes."] : [];
  return [...warnings, ...spacingWarnings(placed)];
}

/** Gaps and doubles along the normal of the slices, PS3.3 section C.7.6.2.1.1. */
function spacingWarnings(placed: readonly SliceFacts[]): string[] {
  const heights = placed.map(heightOf).sort((a, b) => a - b);
  const steps = heights.slice(1).map((height, i) => height - (heights[i] ?? height));
  const doubles = steps.filter((step) => step < sameMillimetre).length;
  // Phases of a perfusion or diffusion series lie on the same places again and again; a few doubles are copies.
  const warnings =
    doubles > 0 && doubles * 4 < placed.length
      ? [`${imagesAre(doubles)} at a place where another one is already.`]
      : [];
  const real = steps.filter((step) => step >= sameMillimetre);
  if (real.length + 1 < fewest) return warnings;
  const usual = mostCommon(real.map((step) => Math.round(step * 100) / 100));
  const gaps = real.filter((step) => step > usual * 1.5);
  const missing = gaps.reduce((sum, step) => sum + Math.max(1, Math.round(step / usual) - 1), 0);
  if (gaps.length === 0) return warnings;
  // Where every other distance differs, the spacing is uneven by design (localisers, scouts), and no slice is missing.
  return gaps.length * 3 > real.length
    ? warnings
    : [...warnings, `There are gaps between the slices: ${imagesAre(missing)} probably missing.`];
}

function heightOf({ position, orientation }: SliceFacts): number {
  const [x = 0, y = 0, z = 0] = position;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = orientation;
  return x * (b * f - c * e) + y * (c * d - a * f) + z * (a * e - b * d);
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 1;
}
