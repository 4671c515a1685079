import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeFrame } from "#dicom/decode-frame.ts";
import { frameBytes } from "#dicom/frames.ts";
import { number, numbers, text } from "#dicom/json.ts";
import { type DicomInstance, readInstance } from "#dicom/read-instance.ts";
import { brainMr } from "./brain-mr.ts";
import { ribBreak } from "./chest-bones.ts";
import { chestCt } from "./chest-ct.ts";
import { chestXray } from "./chest-xray.ts";
import { kneeMr } from "./knee-mr.ts";
import { mammogram, mammogramPixel } from "./mammogram.ts";
import type { Point } from "./shapes.ts";
import { findPoint, patientPoint } from "./slices.ts";
import type { PhantomImage, PhantomStudy } from "./study-tags.ts";
import { loopPoint, loopSize, ultrasoundLoop } from "./ultrasound.ts";

const study: PhantomStudy = {
  seed: "test",
  patient: { familyName: "Testmann", givenName: "Erika", id: "P-1", birthDate: "1961-04-12", sex: "F" },
  day: "2026-10-02",
  time: "101500",
  institution: "Harbour Hospital",
  description: "Phantom",
};
const center: Point = [-78, -8, 52];
const chest = { seed: "test", blood: 165, nodule: { center, diameter: 8 }, consolidation: null, brokenRib: null };

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

const hasDciodvfy = spawnSync("dciodvfy", ["-version"]).error === undefined;

/** Lines with which David Clunie's validator says that a file breaks the standard. */
function errorsOf(image: PhantomImage): string[] {
  const folder = mkdtempSync(join(tmpdir(), "overread-phantom-"));
  try {
    const path = join(folder, "image.dcm");
    writeFileSync(path, image.bytes);
    const said = spawnSync("dciodvfy", [path], { encoding: "utf8", timeout: 20_000 });
    return `${said.stderr}${said.stdout}`.split("\n").filter((line) => line.startsWith("Error"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("the chest in CT", () => {
  const series = chestCt(study, chest, 4);

  it("is the same each time, and another with another seed", () => {
    expect(hashOf(chestCt(study, chest, 4).images)).toBe(hashOf(series.images));
    const other = chestCt({ ...study, seed: "other" }, chest, 12);
    expect(other.images[0]?.reference).not.toEqual(series.images[0]?.reference);
  }, 120_000);

  it("has a nodule of 8 mm in the right upper lobe, as its planes say", async () => {
    const { image, at } = findPoint(series, center);
    const { metadata, values } = await opened(image);
    const [x, y, z] = numbers(metadata, "00200032");
    const [rowSpacing = 0, columnSpacing = 0] = numbers(metadata, "00280030");
    expect(numbers(metadata, "00200037")).toEqual([1, 0, 0, 0, 1, 0]);
    expect((x ?? 0) + (at[0] - 0.5) * columnSpacing).toBeCloseTo(center[0], 2);
    expect((y ?? 0) + (at[1] - 0.5) * rowSpacing).toBeCloseTo(center[1], 2);
    expect(Math.abs((z ?? 0) - center[2])).toBeLessThanOrEqual(2);
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

describe("the other phantoms", () => {
  it("are the same each time", () => {
    const knee = { seed: "test", medialTear: true, effusion: true };
    const twice = [0, 1].map(() =>
      hashOf([ultrasoundLoop(study, 14), ...kneeMr(study, knee).sagittal.images, ...brainMr(study, null).flair.images]),
    );
    expect(twice[0]).toBe(twice[1]);
  }, 240_000);

  it("show a meningioma that is bright after contrast, on the patient's left", async () => {
    const { t1, t2, flair } = brainMr(study, { center: [46, -46, 20], diameter: 24 });
    const { image, at } = findPoint(t1, [46, -46, 20]);
    const { metadata, values } = await opened(image);
    const columns = number(metadata, "00280011") ?? 0;
    const signal = (x: number) => values[Math.floor(at[1]) * columns + Math.floor(x)] ?? 0;
    expect(at[0]).toBeGreaterThan(columns / 2);
    expect(signal(at[0])).toBeGreaterThan(1.6 * signal(columns - at[0]));
    expect(t2.frameOfReferenceUid).toBe(flair.frameOfReferenceUid);
  }, 120_000);

  it("show a cluster of grains in both views of one breast alone", async () => {
    const cluster = { side: "L", forward: 66, down: -26, grains: 14 } as const;
    const plain = mammogram(study, null);
    for (const [n, view] of mammogram(study, cluster).entries()) {
      const { metadata, values } = await opened(view);
      const without = await opened(plain[n] ?? view);
      expect(text(metadata, "00200062")).toBe(view.side);
      const [x, y] = view.find(cluster.forward, cluster.down);
      const columns = number(metadata, "00280011") ?? 0;
      let more = 0;
      const reach = Math.round(8 / mammogramPixel);
      for (let j = -reach; j <= reach; j++)
        for (let i = -reach; i <= reach; i++) {
          const at = (Math.floor(y) + j) * columns + Math.floor(x) + i;
          if ((values[at] ?? 0) - (without.values[at] ?? 0) > 400) more += 1;
        }
      if (view.side === "L") expect(more).toBeGreaterThan(20);
      else expect(more).toBe(0);
    }
  }, 240_000);

  it("show a stone as an echo with a shadow behind it", async () => {
    const image = ultrasoundLoop(study, 14);
    const { frames, values } = await opened(image, 1);
    expect(frames).toBe(loopSize.frames);
    const mean = (across: number, down: number) => {
      const [x, y] = loopPoint(across, down).map(Math.floor);
      let sum = 0;
      for (let j = -3; j <= 3; j++)
        for (let i = -3; i <= 3; i++) sum += values[(((y ?? 0) + j) * loopSize.columns + (x ?? 0) + i) * 3] ?? 0;
      return sum / 49;
    };
    expect(mean(2, 69)).toBeGreaterThan(mean(-14, 62) + 40);
    expect(mean(3, 110)).toBeLessThan(mean(-40, 110) - 30);
  }, 120_000);

  it("break the rib that they say", () => {
    const film = (brokenRib: { side: 1 | -1; rib: number } | null) =>
      chestXray(study, { ...chest, nodule: null, blood: 45, brokenRib });
    const broken = film({ side: -1, rib: 7 });
    const [x, , z] = ribBreak({ side: -1, rib: 7 });
    const [column, row] = broken.find(x, z);
    expect(column).toBeGreaterThan(0);
    expect(row).toBeLessThan(1064);
    expect(hashOf([broken])).not.toBe(hashOf([film(null)]));
  }, 240_000);
});

describe.skipIf(!hasDciodvfy)("a validator of DICOM files", () => {
  it("finds no error in any of them", () => {
    expect(execFileSync("which", ["dciodvfy"]).length).toBeGreaterThan(0);
    const knee = kneeMr(study, { seed: "test", medialTear: true, effusion: true });
    const brain = brainMr(study, null);
    const files = [
      ...chestCt(study, chest, 40).images,
      chestXray(study, { ...chest, nodule: null }),
      ...[knee.sagittal, knee.sagittalT1, knee.coronal, brain.t1, brain.t2, brain.flair].flatMap((one) =>
        one.images.slice(0, 1),
      ),
      ...mammogram(study, null),
      ultrasoundLoop(study, null),
    ];
    expect(files.flatMap(errorsOf)).toEqual([]);
  }, 240_000);
});
