import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleJpeg, sampleMp4, samplePng, sampleTiff } from "./pictures/sample-pictures.ts";
import { sampleDisc } from "./sample-disc.ts";
import { type FuzzKind, fuzzSeeds, mutated, randomFrom, tryInput } from "./sample-mutations.ts";

const inputs = 600;
const disc = () => sampleDisc({ DICOM: { IM1: new Uint8Array(100) } }, { joliet: true });

describe("parsers of what comes from outside", () => {
  it.each<[FuzzKind, () => Promise<Uint8Array[]> | Uint8Array[]]>([
    ["dicom", fuzzSeeds],
    ["disc", () => [disc()]],
    ["jpeg", async () => [await sampleJpeg({ orientation: 6 })]],
    ["png", () => [samplePng()]],
    ["tiff", () => [sampleTiff({ pages: 2 }), sampleTiff({ bits: 8 })]],
    ["mp4", () => [sampleMp4()]],
  ])("say no to faulty %s files, and do nothing else", async (kind, seeds) => {
    const random = randomFrom(20_261_129);
    const files = await seeds();
    for (let number = 0; number < inputs; number++) {
      const file = files[number % files.length] ?? new Uint8Array(0);
      const { ms, fault } = await tryInput(kind, mutated(file, random));
      expect(fault).toBeNull();
      expect(ms).toBeLessThan(1000);
    }
  });

  it("say no to whatever bytes there are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        for (const kind of ["dicom", "disc", "jpeg", "png", "tiff", "mp4"] as const)
          expect((await tryInput(kind, bytes)).fault).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it("say no to a file cut at any place, or take what is whole", async () => {
    for (const seed of fuzzSeeds()) {
      for (let length = 0; length < seed.length; length += 3)
        expect((await tryInput("dicom", seed.subarray(0, length))).fault).toBeNull();
    }
  });
});
