import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readInstance } from "#dicom/read-instance.ts";
import { testData } from "#tests/kit/test-data.ts";
import { type Calibration, calibrationOf, calibrationOfMark } from "./calibration.ts";
import { type DataSet, dataSet } from "./dicom-json.ts";
import { frameRateOf } from "./frame-facts.ts";
import type { ImagePoint } from "./image-plane.ts";
import { measureMark } from "./measure-mark.ts";
import { suvOf } from "./suv.ts";

const data = join(testData, "dicom");
const present = existsSync(data);

const setOf = (path: string): DataSet => dataSet.parse(readInstance(readFileSync(join(data, path))).metadata);

type Row = {
  file: string;
  frame?: number;
  from: ImagePoint;
  to: ImagePoint;
  kind: Calibration["kind"];
  name?: "length" | "time";
  value: number;
  unit: "mm" | "px" | "s";
};

/** Lengths worked out by hand from what `dcmdump` shows: the distance in pixels times the spacing that the standard says holds. */
const rows: readonly Row[] = [
  // PixelSpacing of the patient's space.
  { file: "pet/pt_ACRIN-FLT_1.dcm", from: [10, 10], to: [110, 10], kind: "patient", value: 407.28, unit: "mm" },
  { file: "multiframe/NM-MONO2-16-13x-heart", from: [0, 0], to: [3, 4], kind: "patient", value: 15.58, unit: "mm" },
  // Functional groups of a multi-frame image.
  {
    file: "multiframe/eCT_Supplemental.dcm",
    frame: 2,
    from: [0, 0],
    to: [100, 0],
    kind: "patient",
    value: 38.87,
    unit: "mm",
  },
  {
    file: "multiframe/enhanced_mr_knee_19frames.dcm",
    from: [0, 0],
    to: [100, 0],
    kind: "patient",
    value: 62.5,
    unit: "mm",
  },
  // PixelSpacing that repeats ImagerPixelSpacing, and ImagerPixelSpacing alone: at the detector.
  { file: "xray/dx_966_j2k_lossless.dcm", from: [0, 0], to: [0, 100], kind: "detector", value: 16, unit: "mm" },
  { file: "xray_labelled/kermany_normal.dcm", from: [0, 0], to: [30, 40], kind: "detector", value: 10, unit: "mm" },
  // EstimatedRadiographicMagnificationFactor of 1.
  {
    file: "xray/mg_mammogram_jpeg_lossless.dcm",
    from: [0, 0],
    to: [110, 0],
    kind: "magnification",
    value: 10.35,
    unit: "mm",
  },
  // A spacing of 0 is none.
  { file: "xray/cr_RG1_monochrome1_j2k.dcm", from: [0, 0], to: [3, 4], kind: "none", value: 5, unit: "px" },
  // Regions of ultrasound images: centimetres, seconds, and none.
  { file: "us/OBXXXX1A.dcm", from: [200, 100], to: [300, 100], kind: "regions", value: 26.23, unit: "mm" },
  { file: "us/OBXXXX1A.dcm", from: [200, 550], to: [300, 550], kind: "none", name: "time", value: 0.96, unit: "s" },
  { file: "us/OBXXXX1A.dcm", from: [10, 10], to: [40, 50], kind: "none", value: 50, unit: "px" },
  { file: "us/US-YBR_FULL_422-EVRLE.dcm", from: [300, 100], to: [300, 200], kind: "regions", value: 6.16, unit: "mm" },
  {
    file: "us/echo_8frames_rgb_implicit.dcm",
    from: [100, 100],
    to: [150, 100],
    kind: "regions",
    value: 114.69,
    unit: "mm",
  },
  { file: "us/US1_UNCR.dcm", from: [0, 0], to: [6, 8], kind: "none", value: 10, unit: "px" },
  // No scale at all.
  { file: "multiframe/xa_angio_96frames_jpeg.dcm", from: [0, 0], to: [30, 40], kind: "none", value: 50, unit: "px" },
];

describe.skipIf(!present)("what real images measure (PS3.3 10.7.1.3, C.8.5.5, C.7.6.16.2.1)", () => {
  it.each(rows)("$file: $value $unit", ({ file, frame, from, to, kind, name, value, unit }) => {
    const calibration = calibrationOf(setOf(file), frame ?? 1);
    const values = measureMark("length", [from, to], calibration, null);
    expect(values).toContainEqual({ name: name ?? "length", value, unit });
    expect(calibrationOfMark(calibration, [from, to]).kind).toBe(kind);
  });

  it("gives the SUV of a real PET image", () => {
    // 69.7344 kg; 178.34 MBq at 14:17:00, half-life 6586.2 s, the series begun at 15:23:16.921.
    const left = 178_340_011.59668 * 0.5 ** (3976.921 / 6586.2);
    expect(suvOf(setOf("pet/pt_ACRIN-FLT_1.dcm"))?.factor).toBeCloseTo(69_734.4 / left, 12);
  });

  it.each([
    ["multiframe/xa_angio_96frames_jpeg.dcm", 1000 / 33],
    ["us/US-PAL-8-10x-echo.dcm", 1000 / 76],
    ["us/examples_ybr_color.dcm", 1000 / 33.333],
    // FrameTimeVector 33.333, 50, 33.333, 50, 50 …: the first belongs to no step.
    ["us/echo_8frames_rgb_implicit.dcm", 22.58],
    ["us/OBXXXX1A_rle_2frame.dcm", null],
  ] as const)("plays %s at the rate that it asks for", (file, rate) => {
    const found = frameRateOf(setOf(file));
    if (rate === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(rate, 0);
  });
});
