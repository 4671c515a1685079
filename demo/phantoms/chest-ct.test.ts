import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { decodeFrame } from "#dicom/decode-frame.ts";
import { frameBytes } from "#dicom/frames.ts";
import { number, numbers } from "#dicom/json.ts";
import { type DicomInstance, readInstance } from "#dicom/read-instance.ts";
import { chestCt } from "./chest-ct.ts";
import type { Point } from "./shapes.ts";
import { findPoint, patientPoint } from "./slices.ts";
import type { PhantomImage, PhantomStudy } from "./study-tags.ts";

const study: PhantomStudy = {
  seed: "test",
  patient: { familyName: "Testmann", givenName: "Erika", id: "P-1", birthDate: "1961-04-12", sex: "F" },
  day: "2026-10-02",
  time: "101500",
  institution: "Harbour Hospital",
  description: "Phantom",
};
const center: Point = [-78, -8, 52];
const chest = {
  seed: "test",
  sex: "F" as const,
  blood: 165,
  nodule: { center, diameter: 8 },
  consolidation: null,
  brokenRib: null,
};

const hashOf = (images: readonly PhantomImage[]) => {
  const hash = createHash("sha256");
  for (const { bytes } of images) hash.update(bytes);
  return hash.digest("hex");
};

async function opened(image: PhantomImage, frame = 1): Promise<DicomInstance & { values: ArrayLike<number> }> {
  const instance = await readInstance(image.bytes);
  if (instance.frameLocations === null) throw new Error("no frames");
  const bytes = frameBytes(image.bytes, instance.frameLocations, frame);
  const { data } = await decodeFrame(bytes, instance.metadata, instance.transferSyntaxUid);
  return { ...instance, values: data };
}

describe("the chest in CT", () => {
  const series = chestCt(study, chest, 8);

  it("is the same each time, and another with another seed", () => {
    const [first, again, other] = [study, study, { ...study, seed: "other" }].map((of) => chestCt(of, chest, 40));
    expect(hashOf(again?.images ?? [])).toBe(hashOf(first?.images ?? []));
    expect(hashOf(other?.images ?? [])).not.toBe(hashOf(first?.images ?? []));
  }, 120_000);

  it("has a nodule of 8 mm in the right upper lobe, as its planes say", async () => {
    const { image, at } = findPoint(series, center);
    const { metadata, values } = await opened(image);
    const [x, y, z] = numbers(metadata, "00200032");
    const [rowSpacing = 0, columnSpacing = 0] = numbers(metadata, "00280030");
    expect(numbers(metadata, "00200037")).toEqual([1, 0, 0, 0, 1, 0]);
    expect((x ?? 0) + (at[0] - 0.5) * columnSpacing).toBeCloseTo(center[0], 2);
    expect((y ?? 0) + (at[1] - 0.5) * rowSpacing).toBeCloseTo(center[1], 2);
    expect(Math.abs((z ?? 0) - center[2])).toBeLessThanOrEqual(4);
    const columns = number(metadata, "00280011") ?? 0;
    const row = Math.floor(at[1]) * columns;
    // Half height between lung and nodule, along the row.
    const inside = Array.from({ length: 24 }, (_, n) => values[row + Math.floor(at[0]) - 12 + n] ?? -1000);
    expect(inside.filter((hu) => hu > -415).length * columnSpacing).toBeGreaterThan(6.5);
    expect(inside.filter((hu) => hu > -415).length * columnSpacing).toBeLessThan(10);
  });

  it("has air, lung, blood and bone at their HU", async () => {
    const hu = async (point: Point) => {
      const { image, at } = findPoint(series, point);
      const { metadata, values } = await opened(image);
      const columns = number(metadata, "00280011") ?? 0;
      let sum = 0;
      for (let y = -2; y <= 2; y++)
        for (let x = -2; x <= 2; x++) sum += values[(Math.floor(at[1]) + y) * columns + Math.floor(at[0]) + x] ?? 0;
      return sum / 25;
    };
    expect(await hu([0, 14, 90])).toBeLessThan(-900);
    expect(await hu([28, 55, -30])).toBeCloseTo(165, -1.5);
    expect(await hu([-90, 0, 30])).toBeLessThan(-600);
    expect(await hu([0, 72, 0])).toBeGreaterThan(120);
    expect(await hu([-70, 0, -112])).toBeCloseTo(106, -1.5);
  });

  it("keeps the place of a pixel in the patient, there and back", () => {
    for (const [point, slice] of [
      [[0.5, 0.5], 0],
      [[100.2, 33.7], 17],
    ] as const) {
      const found = findPoint(series, patientPoint(series.grid, point, slice));
      expect(found.slice).toBe(slice);
      expect(found.at[0]).toBeCloseTo(point[0], 6);
      expect(found.at[1]).toBeCloseTo(point[1], 6);
    }
  });
});
