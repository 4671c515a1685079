import { describe, expect, it } from "vitest";
import type { DataSet } from "./dicom-json.ts";
import { suvOf } from "./suv.ts";

const element = (vr: string, ...Value: unknown[]) => ({ vr, Value });
/** 70 kg, 370 MBq of F-18 (half-life 6586.2 s), the scan one half-life after the injection. */
const dose: DataSet = {
  "00181072": element("TM", "100000"),
  "00181074": element("DS", "370000000"),
  "00181075": element("DS", "6586.2"),
};
const base: DataSet = {
  "00080060": element("CS", "PT"),
  "00541001": element("CS", "BQML"),
  "00541102": element("CS", "START"),
  "00280051": element("CS", "ATTN", "DECY", "SCAT"),
  "00101030": element("DS", "70"),
  "00080021": element("DA", "20260105"),
  "00080031": element("TM", "114946.2"),
  "00080022": element("DA", "20260105"),
  "00080032": element("TM", "115000"),
  "00540016": element("SQ", dose),
};
const without = (...tags: string[]): DataSet =>
  Object.fromEntries(Object.entries(base).filter(([tag]) => !tags.includes(tag)));
const withDose = (part: DataSet): DataSet => ({ ...base, "00540016": element("SQ", { ...dose, ...part }) });

describe("SUV by body weight", () => {
  it("divides by the dose that is left at the start of the scan", () => {
    expect(suvOf(base)?.factor).toBeCloseTo(70_000 / (370e6 / 2), 12);
  });
  it("takes the dose as given where the images are corrected to the injection", () => {
    expect(suvOf({ ...base, "00541102": element("CS", "ADMIN") })?.factor).toBeCloseTo(70_000 / 370e6, 12);
  });
  it("knows an injection before midnight", () => {
    const night = {
      ...withDose({ "00181072": element("TM", "233000") }),
      "00080031": element("TM", "001946.2"),
      "00080032": element("TM", "002000"),
    };
    const seconds = 49 * 60 + 46.2;
    expect(suvOf(night)?.factor).toBeCloseTo(70_000 / (370e6 * 2 ** (-seconds / 6586.2)), 12);
  });
  it("takes the date and time of the dose where it has both", () => {
    const set = withDose({ "00181078": element("DT", "20260105100000"), "00181072": element("TM", "090000") });
    expect(suvOf(set)?.factor).toBeCloseTo(70_000 / (370e6 / 2), 12);
  });
  it("reckons back from the frame where the series was made later", () => {
    const later = {
      ...base,
      "00080031": element("TM", "180000"),
      "00080032": element("TM", "114946.2"),
      // A frame of a moment at the very start: the reference is the start itself.
      "00541300": element("DS", "0.5"),
      "00181242": element("IS", 1),
    };
    expect(suvOf(later)?.factor).toBeCloseTo(70_000 / (370e6 / 2), 9);
  });
  it("takes values that are SUV already as they are", () => {
    expect(suvOf({ ...base, "00541001": element("CS", "GML") })).toEqual({ factor: 1, refused: null });
  });
  it("takes Philips' own factor for counts", () => {
    const philips = {
      ...base,
      "00541001": element("CS", "CNTS"),
      "70530010": element("LO", "Philips PET Private Group"),
      "70531000": element("DS", "0.00042"),
    };
    expect(suvOf(philips)?.factor).toBeCloseTo(0.00042, 9);
  });
  it("says nothing of what is not PET", () => {
    expect(suvOf({ ...base, "00080060": element("CS", "CT") })).toBeNull();
  });
  it.each([
    ["not-corrected", { ...base, "00280051": element("CS", "DECY") }],
    ["no-weight", without("00101030")],
    ["no-dose", without("00540016")],
    ["no-half-life", { ...base, "00540016": element("SQ", { ...dose, "00181075": element("DS") }) }],
    ["no-times", without("00080021", "00080031", "00080022")],
    ["no-times", { ...base, "00540016": element("SQ", { ...dose, "00181072": element("TM") }) }],
    ["decay-unknown", { ...base, "00541102": element("CS", "NONE") }],
    ["unit-unknown", { ...base, "00541001": element("CS", "CM2ML") }],
    ["unit-unknown", { ...base, "00541001": element("CS", "GML"), "00541006": element("CS", "LBMJANMA") }],
    ["no-factor", { ...base, "00541001": element("CS", "CNTS") }],
  ] satisfies [string, DataSet][])("refuses with its reason: %s", (reason, set) => {
    expect(suvOf(set)).toEqual({ factor: null, refused: reason });
  });
});
