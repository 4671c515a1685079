import type { MarkCalibration } from "#contract/finding.ts";
import { type DataSet, groupOf, itemsOf, numberOf, numbersOf, textOf } from "./dicom-json.ts";
import type { ImagePoint } from "./image-plane.ts";

/** What one step along an axis of an ultrasound region is worth, and where that axis is zero (PS3.3 C.8.5.5.1.15 to 18). */
export type RegionAxis = { unit: "mm" | "s" | "Hz" | "cm/s"; perPixel: number; zeroAt: number | null };

/** A region of an ultrasound image with its own scale, PS3.3 C.8.5.5. Pixel bounds are inclusive indices. */
export type UltrasoundRegion = {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Millimetres per pixel; null where the axis is not a length (time, velocity …). */
  x: number | null;
  y: number | null;
  /** The same with every unit that we know; null where the axis has none of them. */
  axes: { x: RegionAxis | null; y: RegionAxis | null };
};

/** What a pixel of an image measures. `patient`: in the patient. `detector`: at the detector, so larger than in the patient. */
export type Calibration =
  | { kind: "patient"; x: number; y: number }
  | { kind: "calibrated"; x: number; y: number; type: string }
  | { kind: "magnification"; x: number; y: number; factor: number }
  | { kind: "detector"; x: number; y: number }
  | { kind: "regions"; regions: readonly UltrasoundRegion[]; aspect: number }
  | { kind: "none"; aspect: number };

/** How long a pixel is where these points lie. `basis` is said on the label, so that nobody takes one for another. */
export type PixelScale = { x: number; y: number; unit: "mm" | "px"; basis: Calibration["kind"] };

/** Modalities whose PixelSpacing is at the detector unless it says otherwise (PS3.3 10.7.1.3). */
const projections = new Set(["CR", "DX", "MG", "XA", "RF", "IO", "PX", "RG", "RTIMAGE"]);
/** PhysicalUnitsXDirection and -YDirection, PS3.3 C.8.5.5.1.15; a centimetre is told in millimetres as everywhere else. */
const regionUnits: Readonly<Record<number, { unit: RegionAxis["unit"]; factor: number }>> = {
  3: { unit: "mm", factor: 10 },
  4: { unit: "s", factor: 1 },
  5: { unit: "Hz", factor: 1 },
  7: { unit: "cm/s", factor: 1 },
};

const pair = (numbers: readonly number[]): { x: number; y: number } | null => {
  const [y, x] = numbers;
  return x !== undefined && y !== undefined && x > 0 && y > 0 ? { x, y } : null;
};

/** An axis of a region. @param from place of the region's edge, from which ReferencePixel is counted */
function axisOf(
  item: DataSet,
  tags: { unit: string; delta: string; pixel: string; value: string },
  from: number,
): RegionAxis | null {
  const known = regionUnits[numberOf(item, tags.unit) ?? 0];
  const delta = numberOf(item, tags.delta);
  if (known === undefined || delta === null || delta === 0) return null;
  const pixel = numberOf(item, tags.pixel);
  const value = numberOf(item, tags.value) ?? 0;
  return {
    unit: known.unit,
    // A length has no direction; a velocity or a frequency has.
    perPixel: known.factor * (known.unit === "mm" ? Math.abs(delta) : delta),
    zeroAt: pixel === null ? null : from + pixel - value / delta,
  };
}
const acrossTags = { unit: "00186024", delta: "0018602C", pixel: "00186020", value: "00186028" };
const downTags = { unit: "00186026", delta: "0018602E", pixel: "00186022", value: "0018602A" };

function regionsOf(set: DataSet): readonly UltrasoundRegion[] {
  return itemsOf(set, "00186011").flatMap((item) => {
    const left = numberOf(item, "00186018");
    const top = numberOf(item, "0018601A");
    const right = numberOf(item, "0018601C");
    const bottom = numberOf(item, "0018601E");
    if (left === null || top === null || right === null || bottom === null) return [];
    const axes = { x: axisOf(item, acrossTags, left), y: axisOf(item, downTags, top) };
    const millimetres = (axis: RegionAxis | null) => (axis?.unit === "mm" ? axis.perPixel : null);
    return [{ left, top, right, bottom, x: millimetres(axes.x), y: millimetres(axes.y), axes }];
  });
}

function aspectOf(set: DataSet): number {
  const [vertical, horizontal] = numbersOf(set, "00280034");
  return vertical !== undefined && horizontal !== undefined && horizontal > 0 && vertical > 0
    ? vertical / horizontal
    : 1;
}

/** Radiographs: PS3.3 10.7.1.3. PixelSpacing counts as calibrated only where it says how, or differs from the detector's. */
function projectionCalibration(set: DataSet): Calibration {
  const spacing = pair(numbersOf(set, "00280030"));
  const imager = pair(numbersOf(set, "00181164")) ?? pair(numbersOf(set, "00182010"));
  const type = textOf(set, "00280A02");
  const differs = imager !== null && spacing !== null && (imager.x !== spacing.x || imager.y !== spacing.y);
  if (spacing !== null && (type !== "" || differs)) return { kind: "calibrated", ...spacing, type };
  const detector = imager ?? spacing;
  if (detector === null) return { kind: "none", aspect: aspectOf(set) };
  const factor = numberOf(set, "00181114");
  if (factor !== null && factor > 0)
    return { kind: "magnification", x: detector.x / factor, y: detector.y / factor, factor };
  return { kind: "detector", ...detector };
}

/** What the pixels of a frame measure, by the rules of PS3.3 10.7.1, C.7.6.16.2.1 and C.8.5.5. */
export function calibrationOf(set: DataSet, frameNumber: number): Calibration {
  const modality = textOf(set, "00080060");
  const regions = regionsOf(set);
  if (regions.length > 0) return { kind: "regions", regions, aspect: aspectOf(set) };
  if (projections.has(modality)) return projectionCalibration(set);
  const spacing = pair(numbersOf(groupOf(set, "00289110", frameNumber) ?? set, "00280030"));
  if (spacing !== null) return { kind: "patient", ...spacing };
  const scanned = pair(numbersOf(set, "00181164")) ?? pair(numbersOf(set, "00182010"));
  return scanned === null ? { kind: "none", aspect: aspectOf(set) } : { kind: "detector", ...scanned };
}

/** The ultrasound region that holds all these points; regions may overlap, and the smallest is the one drawn on top. */
export function regionAt(calibration: Calibration, points: readonly ImagePoint[]): UltrasoundRegion | null {
  if (calibration.kind !== "regions") return null;
  const holds = (region: UltrasoundRegion) =>
    points.every(([x, y]) => x >= region.left && x <= region.right + 1 && y >= region.top && y <= region.bottom + 1);
  const area = (region: UltrasoundRegion) => (region.right - region.left) * (region.bottom - region.top);
  return calibration.regions.filter(holds).sort((a, b) => area(a) - area(b))[0] ?? null;
}

/** The scale that holds for all these points; pixels where they do not lie in one ultrasound region that measures lengths. */
export function scaleAt(calibration: Calibration, points: readonly ImagePoint[]): PixelScale {
  if (calibration.kind === "none") return { x: 1, y: calibration.aspect, unit: "px", basis: "none" };
  if (calibration.kind !== "regions") {
    return { x: calibration.x, y: calibration.y, unit: "mm", basis: calibration.kind };
  }
  const region = regionAt(calibration, points);
  if (region === null || region.x === null || region.y === null) {
    return { x: 1, y: calibration.aspect, unit: "px", basis: "none" };
  }
  return { x: region.x, y: region.y, unit: "mm", basis: "regions" };
}

/** The calibration in force where these points lie, as a mark keeps it. */
export function calibrationOfMark(calibration: Calibration, points: readonly ImagePoint[]): MarkCalibration {
  const { x, y, unit, basis } = scaleAt(calibration, points);
  const note =
    calibration.kind === "calibrated"
      ? calibration.type.slice(0, 100)
      : calibration.kind === "magnification"
        ? String(calibration.factor)
        : "";
  return unit === "mm" ? { kind: basis, x, y, note } : { kind: basis, x: null, y: null, note: "" };
}
