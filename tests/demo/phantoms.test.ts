import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type BrainMr, brainMr } from "#demo/phantoms/brain-mr.ts";
import { newCanvas } from "#demo/phantoms/canvas.ts";
import { paintBones, ribBreak } from "#demo/phantoms/chest-bones.ts";
import { chestCt } from "#demo/phantoms/chest-ct.ts";
import { type ChestXray, chestXray } from "#demo/phantoms/chest-xray.ts";
import { type KneeMr, kneeMr } from "#demo/phantoms/knee-mr.ts";
import { type MammogramView, mammogram, mammogramPixel } from "#demo/phantoms/mammogram.ts";
import type { Point } from "#demo/phantoms/shapes.ts";
import { findPoint } from "#demo/phantoms/slices.ts";
import type { PhantomImage, PhantomStudy } from "#demo/phantoms/study-tags.ts";
import { loopPoint, loopSize, ultrasoundLoop } from "#demo/phantoms/ultrasound.ts";
import { decodeFrame } from "#dicom/decode-frame.ts";
import { frameBytes } from "#dicom/frames.ts";
import { number, text } from "#dicom/json.ts";
import { type DicomInstance, readInstance } from "#dicom/read-instance.ts";

const study: PhantomStudy = {
  seed: "test",
  patient: { familyName: "Testmann", givenName: "Erika", id: "P-1", birthDate: "1961-04-12", sex: "F" },
  day: "2026-10-02",
  time: "101500",
  institution: "Harbour Hospital",
  description: "Phantom",
};
const chest = { seed: "test", sex: "M" as const, blood: 45, nodule: null, consolidation: null };
const tumour = { center: [46, -46, 20] as const, diameter: 24 };
const cluster = { side: "L", forward: 66, down: -26, grains: 14 } as const;
const rib = { side: -1, rib: 7 } as const;

let brain: BrainMr;
let knee: KneeMr;
let breasts: MammogramView[];
let loop: PhantomImage;
let film: ChestXray;
beforeAll(() => {
  brain = brainMr(study, tumour);
  knee = kneeMr(study, { seed: "test", medialTear: true, effusion: true });
  breasts = mammogram(study, cluster);
  loop = ultrasoundLoop(study, 14);
  film = chestXray(study, { ...chest, brokenRib: rib });
}, 300_000);

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

describe("phantoms", () => {
  it("are the same each time", () => {
    expect(Buffer.compare(ultrasoundLoop(study, 14).bytes, loop.bytes)).toBe(0);
    expect(Buffer.compare(ultrasoundLoop({ ...study, seed: "other" }, 14).bytes, loop.bytes)).not.toBe(0);
  }, 120_000);

  it("show a meningioma that is bright after contrast, on the patient's left", async () => {
    const { t1, t2, flair } = brain;
    const { image, at } = findPoint(t1, tumour.center);
    const { metadata, values } = await opened(image);
    const columns = number(metadata, "00280011") ?? 0;
    const signal = (x: number) => values[Math.floor(at[1]) * columns + Math.floor(x)] ?? 0;
    expect(at[0]).toBeGreaterThan(columns / 2);
    expect(signal(at[0])).toBeGreaterThan(1.6 * signal(columns - at[0]));
    expect(t2.frameOfReferenceUid).toBe(flair.frameOfReferenceUid);
  });

  it("show a bright line through the hind horn of the inner meniscus alone", async () => {
    const brightest = async (x: number) => {
      const { image, at } = findPoint(knee.sagittal, [x, 20.4, 1.4]);
      const { metadata, values } = await opened(image);
      const columns = number(metadata, "00280011") ?? 0;
      return Math.max(...[-1, 0, 1].map((n) => values[(Math.floor(at[1]) + n) * columns + Math.floor(at[0])] ?? 0));
    };
    expect(await brightest(-23)).toBeGreaterThan(600);
    expect(await brightest(23)).toBeLessThan(300);
  });

  it("show a cluster of grains in both views of one breast alone", async () => {
    for (const view of breasts) {
      const { metadata, values } = await opened(view);
      expect(text(metadata, "00200062")).toBe(view.side);
      const [x, y] = view.find(cluster.forward, cluster.down);
      const columns = number(metadata, "00280011") ?? 0;
      const reach = Math.round(6 / mammogramPixel);
      const at = (i: number, j: number) => values[(Math.floor(y) + j) * columns + Math.floor(x) + i] ?? 0;
      let grains = 0;
      for (let j = -reach; j <= reach; j++)
        for (let i = -reach; i <= reach; i++) {
          const beside = (at(i - 5, j) + at(i + 5, j) + at(i, j - 5) + at(i, j + 5)) / 4;
          if (at(i, j) > beside + 700) grains += 1;
        }
      if (view.side === "L") expect(grains).toBeGreaterThan(15);
      else expect(grains).toBe(0);
    }
  });

  it("show a stone as an echo with a shadow behind it", async () => {
    const { frames, values } = await opened(loop, 1);
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
  });

  it("break the rib that they say, where they say", () => {
    const [x, y, z]: Point = ribBreak(rib);
    const differs = (side: 1 | -1) => {
      const painted = [null, rib].map((broken) => {
        const canvas = newCanvas(
          [
            { count: 24, along: 0, start: side * -x - 12, step: 1 },
            { count: 24, along: 1, start: y - 12, step: 1 },
            { count: 24, along: 2, start: z - 12, step: 1 },
          ],
          [0],
        );
        paintBones(canvas, "test", broken);
        return canvas.channels[0] ?? new Float32Array(0);
      });
      const [whole, broken] = painted;
      return (whole ?? []).some((value, at) => Math.abs(value - (broken?.[at] ?? 0)) > 200);
    };
    expect(differs(-1)).toBe(true);
    expect(differs(1)).toBe(false);
    const [column, row] = film.find(x, z);
    expect(column).toBeGreaterThan(0);
    expect(column).toBeLessThan(1098 / 2);
    expect(row).toBeGreaterThan(0);
    expect(row).toBeLessThan(1064);
  });
});

describe.skipIf(!hasDciodvfy)("a validator of DICOM files", () => {
  it("finds no error in any of them", () => {
    const series = [knee.sagittal, knee.sagittalT1, knee.coronal, brain.t1, brain.t2, brain.flair];
    const files = [
      ...chestCt(study, { ...chest, brokenRib: null }, 60).images,
      ...series.flatMap((one) => one.images.slice(0, 1)),
      ...breasts,
      film,
      loop,
    ];
    expect(files.flatMap(errorsOf)).toEqual([]);
  }, 240_000);
});
