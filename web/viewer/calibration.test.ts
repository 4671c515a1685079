import { describe, expect, it } from "vitest";
import { calibrationOf, scaleAt } from "./calibration.ts";
import type { DataSet } from "./dicom-json.ts";

const element = (vr: string, ...Value: unknown[]) => ({ vr, Value });
const of = (modality: string, rest: DataSet): DataSet => ({ "00080060": element("CS", modality), ...rest });
const spacing = { "00280030": element("DS", 0.8, 0.5) };
const imager = { "00181164": element("DS", 0.2, 0.2) };

const rows: readonly { name: string; set: DataSet; kind: string; x: number; y: number; unit: string }[] = [
  { name: "CT with PixelSpacing", set: of("CT", spacing), kind: "patient", x: 0.5, y: 0.8, unit: "mm" },
  { name: "CT without", set: of("CT", {}), kind: "none", x: 1, y: 1, unit: "px" },
  { name: "DX at the detector", set: of("DX", imager), kind: "detector", x: 0.2, y: 0.2, unit: "mm" },
  {
    name: "CR whose PixelSpacing repeats the detector's",
    set: of("CR", { ...imager, "00280030": element("DS", 0.2, 0.2) }),
    kind: "detector",
    x: 0.2,
    y: 0.2,
    unit: "mm",
  },
  {
    name: "CR with PixelSpacing alone and no word of how it was calibrated",
    set: of("CR", spacing),
    kind: "detector",
    x: 0.5,
    y: 0.8,
    unit: "mm",
  },
  {
    name: "DX calibrated by a fiducial",
    set: of("DX", { ...imager, ...spacing, "00280A02": element("CS", "FIDUCIAL") }),
    kind: "calibrated",
    x: 0.5,
    y: 0.8,
    unit: "mm",
  },
  {
    name: "MG with an estimated magnification of 1.25",
    set: of("MG", { ...imager, "00181114": element("DS", "1.25") }),
    kind: "magnification",
    x: 0.16,
    y: 0.16,
    unit: "mm",
  },
  {
    name: "XA without any scale and tall pixels",
    set: of("XA", { "00280034": element("IS", 2, 1) }),
    kind: "none",
    x: 1,
    y: 2,
    unit: "px",
  },
];

describe("what a pixel measures (PS3.3 10.7.1.3)", () => {
  it.each(rows)("$name", ({ set, kind, x, y, unit }) => {
    const calibration = calibrationOf(set, 1);
    expect(calibration.kind).toBe(kind);
    const scale = scaleAt(calibration, []);
    expect(scale.x).toBeCloseTo(x, 9);
    expect(scale.y).toBeCloseTo(y, 9);
    expect(scale.unit).toBe(unit);
  });
});

describe("regions of an ultrasound image (PS3.3 C.8.5.5)", () => {
  const region = (left: number, right: number, unit: number, delta: number): DataSet => ({
    "00186018": element("UL", left),
    "0018601A": element("UL", 0),
    "0018601C": element("UL", right),
    "0018601E": element("UL", 99),
    "00186024": element("US", unit),
    "00186026": element("US", unit),
    "0018602C": element("FD", delta),
    "0018602E": element("FD", -delta),
  });
  const set = of("US", { "00186011": element("SQ", region(0, 99, 3, 0.02), region(100, 199, 4, 0.01)) });
  const calibration = calibrationOf(set, 1);

  it("measures millimetres inside a region in centimetres", () => {
    expect(
      scaleAt(calibration, [
        [10, 10],
        [90, 90],
      ]),
    ).toMatchObject({ x: 0.2, y: 0.2, unit: "mm" });
  });
  it("measures no length where an axis is time", () => {
    expect(
      scaleAt(calibration, [
        [110, 10],
        [190, 90],
      ]).unit,
    ).toBe("px");
  });
  it("measures no length across two regions", () => {
    expect(
      scaleAt(calibration, [
        [10, 10],
        [150, 90],
      ]).unit,
    ).toBe("px");
  });
});
