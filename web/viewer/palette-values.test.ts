import { describe, expect, it } from "vitest";
import { withPaletteValues } from "./palette-values.ts";

const table = (bytes: readonly number[]) => ({ vr: "OW", InlineBinary: btoa(String.fromCharCode(...bytes)) });
const descriptor = (...Value: number[]) => ({ vr: "US", Value });

describe("palettes of colour images", () => {
  it("become numbers of 16 bits, or of 8 where there is a byte for each entry", () => {
    const wide = withPaletteValues({ "00281101": descriptor(3, 0, 16), "00281201": table([0, 0, 0, 128, 255, 255]) });
    expect(wide["00281201"]?.Value).toEqual([0, 32_768, 65_535]);
    const narrow = withPaletteValues({ "00281102": descriptor(4, 0, 8), "00281202": table([1, 2, 3, 4]) });
    expect(narrow["00281202"]?.Value).toEqual([1, 2, 3, 4]);
  });
  it("leaves other images as they are", () => {
    const grey = { "00280010": descriptor(64) };
    expect(withPaletteValues(grey)).toBe(grey);
  });
});
