import { describe, expect, it } from "vitest";
import { factsOf, frameRateOf, readableName } from "./frame-facts.ts";
import { framesOfSeries } from "./series-frames.ts";
import { rangeOf, windowOf } from "./window-presets.ts";

const element = (vr: string, ...Value: unknown[]) => ({ vr, Value });

describe("what stands on a viewport", () => {
  it("writes names as people read them", () => {
    expect(readableName("Lindqvist^Hanna^Maria^Dr^")).toBe("Lindqvist, Dr Hanna Maria");
    expect(readableName("Jane_Doe")).toBe("Jane_Doe");
    expect(readableName("")).toBe("");
  });
  it("says that an image was compressed with loss, and how much at the last step", () => {
    expect(factsOf({}, 1).lossy).toBeNull();
    expect(factsOf({ "00282110": element("CS", "01") }, 1).lossy).toBe(0);
    const twice = { "00282110": element("CS", "01"), "00282112": element("DS", 2, "10.5") };
    expect(factsOf(twice, 1).lossy).toBe(10.5);
  });
  it("reads the name from its alphabetic group and the side from the image before the series", () => {
    const set = {
      "00100010": element("PN", { Alphabetic: "Ek^Jonas" }),
      "00200060": element("CS", "L"),
      "00200062": element("CS", "R"),
    };
    expect(factsOf(set, 1)).toMatchObject({ patientName: "Ek, Jonas", laterality: "R" });
  });
  it("takes the frame rate that the data asks for", () => {
    expect(frameRateOf({ "00181063": element("DS", 40) })).toBe(25);
    expect(frameRateOf({ "00082144": element("IS", 15), "00181063": element("DS", 40) })).toBe(15);
    expect(frameRateOf({})).toBeNull();
  });
});

describe("windows", () => {
  it("come back from their range", () => {
    expect(windowOf(rangeOf({ center: 40, width: 400 }))).toEqual({ center: 40, width: 400 });
    expect(rangeOf({ center: 128, width: 256 })).toEqual({ lower: 0, upper: 255 });
  });
});

describe("the frames of a series", () => {
  const series = { studyInstanceUid: "1.2.3", seriesInstanceUid: "1.2.3.4" };
  const instance = (number: number, frames: number, modality = "US") => ({
    "00080016": element("UI", "1.2.840.10008.5.1.4.1.1.3.1"),
    "00080018": element("UI", `1.2.3.4.${number}`),
    "00080060": element("CS", modality),
    "00200013": element("IS", number),
    "00280008": element("IS", frames),
    "00280010": element("US", 10),
    "00280011": element("US", 10),
  });
  it("has every frame of every instance, each with its address", () => {
    const { frames } = framesOfSeries([instance(2, 2), instance(1, 1)], series);
    expect(frames.map((each) => each.imageId)).toEqual([
      "wadors:/dicomweb/studies/1.2.3/series/1.2.3.4/instances/1.2.3.4.1/frames/1",
      "wadors:/dicomweb/studies/1.2.3/series/1.2.3.4/instances/1.2.3.4.2/frames/1",
      "wadors:/dicomweb/studies/1.2.3/series/1.2.3.4/instances/1.2.3.4.2/frames/2",
    ]);
  });
  it("has none where nothing can be looked at", () => {
    const { "00280010": _rows, ...report } = instance(1, 1, "SR");
    expect(framesOfSeries([report], series)).toMatchObject({ frames: [], modality: "SR" });
    expect(framesOfSeries([instance(1, 3, "SEG")], series).frames).toEqual([]);
  });
});
