import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { decodeFrame } from "../decode-frame.ts";
import { frameBytes } from "../frames.ts";
import { text } from "../json.ts";
import { readInstance } from "../read-instance.ts";
import { convertPicture } from "./convert-picture.ts";
import type { PictureIdentity, PictureKind } from "./picture-object.ts";
import { PictureRefused } from "./picture-refused.ts";
import { sampleJpeg, sampleMp4, samplePdf, samplePixels, samplePng, sampleTiff } from "./sample-pictures.ts";
import { type PictureMediaType, sniffPicture } from "./sniff-picture.ts";

const identity: PictureIdentity = {
  patient: { name: "Testmann^Erika", id: "P-100", birthDate: "19610412", sex: "F" },
  studyInstanceUid: "2.25.1",
  seriesInstanceUid: "2.25.2",
  sopInstanceUid: "2.25.3",
  studyDate: "20260301",
  studyDescription: "Photographs",
  instanceNumber: 1,
  taken: "",
  at: new Date("2026-03-05T06:07:08Z"),
};

async function made(bytes: Uint8Array, kind: PictureKind = "photograph") {
  const mediaType = sniffPicture(bytes);
  if (mediaType === null || mediaType === "image/heic") throw new Error("not a picture");
  const file = await convertPicture({ bytes, mediaType, kind, title: "Letter", identity });
  return { file, instance: readInstance(file) };
}
const pixels = async ({ file, instance }: Awaited<ReturnType<typeof made>>, frame = 1) => {
  if (instance.frameLocations === null) throw new Error("no frames");
  const bytes = frameBytes(file, instance.frameLocations, frame);
  return await decodeFrame(bytes, instance.metadata, instance.transferSyntaxUid);
};
const refusal = async (bytes: Uint8Array, mediaType: PictureMediaType): Promise<string> => {
  const error: unknown = await convertPicture({ bytes, mediaType, kind: "photograph", title: "", identity }).catch(
    (refused: unknown) => refused,
  );
  if (!(error instanceof PictureRefused)) throw new Error(`not refused: ${String(error)}`);
  return error.message;
};

describe("a JPEG", () => {
  it("that stands upright keeps its codestream, and loses what the camera wrote beside it", async () => {
    const jpeg = await sampleJpeg({ orientation: 1 });
    const photo = await made(jpeg);
    expect(photo.instance).toMatchObject({
      sopClassUid: "1.2.840.10008.5.1.4.1.1.77.1.4",
      transferSyntaxUid: "1.2.840.10008.1.2.4.50",
      patient: { name: "Testmann^Erika", birthDate: "1961-04-12" },
      frames: 1,
    });
    const scan = (bytes: Uint8Array) => Buffer.from(bytes).subarray(Buffer.from(bytes).indexOf(Buffer.of(0xff, 0xda)));
    expect(Buffer.from(photo.file).includes(scan(jpeg))).toBe(true);
    expect(Buffer.from(photo.file).includes("SECRET PLACE")).toBe(false);
    expect(text(photo.instance.metadata, "0008002A")).toBe("20260304050607");
  });

  it("that lies is turned, and says that it was packed with loss", async () => {
    const turned = await made(await sampleJpeg({ orientation: 6 }));
    expect([turned.instance.rows, turned.instance.columns]).toEqual([16, 8]);
    expect(text(turned.instance.metadata, "00282110")).toBe("01");
    // The white top row is now the right column.
    const { data } = await pixels(turned);
    const at = (row: number, column: number) => [...data.slice((row * 8 + column) * 3, (row * 8 + column) * 3 + 3)];
    expect(Math.min(...at(8, 7))).toBeGreaterThan(180);
    expect(at(2, 2)[0]).toBeGreaterThan(150);
    expect(at(13, 2)[2]).toBeGreaterThan(150);
  });

  it("of films is a secondary capture on which nothing can be measured, open to a blind reader", async () => {
    const { instance } = await made(await sampleJpeg(), "film");
    expect(instance.sopClassUid).toBe("1.2.840.10008.5.1.4.1.1.7");
    expect(text(instance.metadata, "00080064")).toBe("DF");
    expect(instance.warnings).toEqual(["A picture of films or of a screen: sizes cannot be measured on it."]);
  });

  it("that is cut off, and one in colours for print, are refused with a sentence", async () => {
    const jpeg = await sampleJpeg();
    expect(await refusal(jpeg.subarray(0, jpeg.length - 20), "image/jpeg")).toMatch(/cut off/);
    expect(await refusal(jpeg.subarray(0, 100), "image/jpeg")).toMatch(/cut off/);
    const at = Buffer.from(jpeg).indexOf(Buffer.of(0xff, 0xc0));
    const cmyk = jpeg.slice();
    cmyk[at + 9] = 4;
    expect(await refusal(cmyk, "image/jpeg")).toMatch(/CMYK/);
  });
});

describe("a PNG", () => {
  it("keeps every sample", async () => {
    const { data } = await pixels(await made(samplePng(), "capture"));
    expect(Buffer.from(data).equals(samplePixels())).toBe(true);
  });

  it("of 16 bits grey, with transparency, or with a palette becomes what it shows", async () => {
    const grey = Uint16Array.from({ length: 6 }, (_, n) => n * 10_000);
    const deep = await pixels(await made(encode({ width: 3, height: 2, data: grey, channels: 1, depth: 16 }), "film"));
    expect([...deep.data]).toEqual([...grey]);
    const clear = encode({ width: 1, height: 1, data: Uint8Array.of(0, 0, 0, 0), channels: 4, depth: 8 });
    expect([...(await pixels(await made(clear))).data]).toEqual([255, 255, 255]);
  });

  it("that says it is enormous is refused before it is unpacked", async () => {
    const bomb = samplePng();
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(16, 60_000);
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(20, 60_000);
    expect(await refusal(bomb, "image/png")).toMatch(/larger/);
    expect(await refusal(samplePng().subarray(0, 60), "image/png")).toMatch(/damaged/);
  });
});

describe("a TIFF", () => {
  it("of several pages becomes one object of several frames", async () => {
    for (const bits of [8, 16] as const) {
      const tiff = await made(sampleTiff({ pages: 3, bits }), "film");
      expect([tiff.instance.frames, tiff.instance.sopClassUid]).toEqual([
        3,
        `1.2.840.10008.5.1.4.1.1.7.${bits === 16 ? 3 : 2}`,
      ]);
      const { data } = await pixels(tiff, 2);
      expect(data[1]).toBe(bits === 16 ? 0x0302 : 1);
    }
  });

  it("that bites its tail, is packed as fax, or is cut is refused", async () => {
    expect(await refusal(sampleTiff({ pages: 2, loop: true }), "image/tiff")).toMatch(/damaged/);
    expect(await refusal(sampleTiff({ compression: 4 }), "image/tiff")).toMatch(/fax/);
    expect(await refusal(sampleTiff().subarray(0, 60), "image/tiff")).toMatch(/damaged/);
  });
});

describe("a film clip", () => {
  it("keeps its bytes, and says how large and how fast it is", async () => {
    const clip = sampleMp4();
    const { file, instance } = await made(clip);
    expect([instance.transferSyntaxUid, instance.rows, instance.columns]).toEqual([
      "1.2.840.10008.1.2.4.102",
      240,
      320,
    ]);
    expect([text(instance.metadata, "00280008"), text(instance.metadata, "00181063")]).toEqual(["50", "40"]);
    expect(Buffer.from(file).includes(Buffer.from(clip))).toBe(true);
  });

  it("of another kind or too fast is refused, and so is rubbish", async () => {
    expect(await refusal(sampleMp4({ codec: "hvc1" }), "video/mp4")).toMatch(/H\.264/);
    expect(await refusal(sampleMp4({ level: 52 }), "video/mp4")).toMatch(/larger or faster/);
    expect(await refusal(sampleMp4().subarray(0, 200), "video/mp4")).toMatch(/damaged/);
  });
});

const peer = spawnSync("dciodvfy", ["-version"]).error === undefined;
describe.skipIf(!peer)("dciodvfy (dicom3tools)", () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, PictureKind]>([
    ["a photograph", () => sampleJpeg(), "photograph"],
    ["a turned photograph", () => sampleJpeg({ orientation: 6 }), "photograph"],
    ["photographed films", () => sampleJpeg(), "film"],
    ["a scanned film of 16 bits", () => sampleTiff(), "film"],
    ["films on several pages", () => sampleTiff({ pages: 2 }), "film"],
    ["pages of 8 bits", () => sampleTiff({ pages: 2, bits: 8 }), "capture"],
    ["a picture from a viewing program", () => samplePng(), "capture"],
    ["a film clip", () => sampleMp4(), "photograph"],
    ["a document", () => samplePdf(), "photograph"],
  ])("finds no fault in %s", async (_, bytes, kind) => {
    const { file } = await made(await bytes(), kind);
    const folder = mkdtempSync(join(tmpdir(), "overread-picture-"));
    try {
      const path = join(folder, "picture.dcm");
      writeFileSync(path, file);
      const { stdout, stderr } = spawnSync("dciodvfy", ["-new", path], { encoding: "utf8" });
      expect(`${stdout}${stderr}`.split("\n").filter((line) => line.startsWith("Error"))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
