import codecs from "dcmjs-codecs";
import { beforeAll, describe, expect, it } from "vitest";
import { codestreamSize } from "./codestream-size.ts";
import { decodeFrame } from "./decode-frame.ts";
import type { DicomJson } from "./json.ts";
import { DicomRefused } from "./refused.ts";

const { Context, NativeCodecs } = codecs;

const us = (value: number) => ({ vr: "US", Value: [value] });
const image = (more: DicomJson = {}): DicomJson => ({
  "00280002": us(1),
  "00280004": { vr: "CS", Value: ["MONOCHROME2"] },
  "00280010": us(16),
  "00280011": us(20),
  "00280100": us(16),
  "00280101": us(12),
  "00280102": us(11),
  "00280103": us(0),
  ...more,
});
const colour = (photometric: string, more: DicomJson = {}): DicomJson =>
  image({
    "00280002": us(3),
    "00280004": { vr: "CS", Value: [photometric] },
    "00280100": us(8),
    "00280101": us(8),
    "00280102": us(7),
    ...more,
  });

const grey = Uint16Array.from({ length: 320 }, (_, i) => (i * 37) % 4096);
const greyBytes = new Uint8Array(grey.buffer);
const rgb = Uint8Array.from({ length: 960 }, (_, i) => (i * 7) % 256);

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "decoded";
  } catch (error) {
    if (error instanceof DicomRefused) return error.code;
    throw error;
  }
}

beforeAll(() => NativeCodecs.initializeAsync());

function encoded(
  encode: (context: InstanceType<typeof Context>) => InstanceType<typeof Context>,
  samples: 1 | 3,
): Uint8Array {
  const context = new Context({
    width: 20,
    height: 16,
    bitsAllocated: samples === 1 ? 16 : 8,
    bitsStored: samples === 1 ? 12 : 8,
    samplesPerPixel: samples,
    pixelRepresentation: 0,
    planarConfiguration: 0,
    photometricInterpretation: samples === 1 ? "MONOCHROME2" : "RGB",
    decodedBuffer: samples === 1 ? greyBytes : rgb,
  });
  return encode(context).getEncodedBuffer() ?? new Uint8Array(0);
}

describe("lossless codestreams give the very values back", () => {
  const lossless = { lossy: false, predictor: 1, pointTransform: 0, quality: 100, smoothingFactor: 0, sampleFactor: 0 };
  it.each<[string, string, (context: InstanceType<typeof Context>) => InstanceType<typeof Context>]>([
    ["RLE", "1.2.840.10008.1.2.5", (c) => NativeCodecs.encodeRle(c)],
    ["JPEG Lossless", "1.2.840.10008.1.2.4.70", (c) => NativeCodecs.encodeJpeg(c, lossless)],
    ["JPEG-LS", "1.2.840.10008.1.2.4.80", (c) => NativeCodecs.encodeJpegLs(c, { lossy: false, allowedLossyError: 0 })],
    [
      "JPEG 2000",
      "1.2.840.10008.1.2.4.90",
      (c) => NativeCodecs.encodeJpeg2000(c, { lossy: false, progressionOrder: 0, rate: 0 }),
    ],
    [
      "HTJ2K",
      "1.2.840.10008.1.2.4.201",
      (c) => NativeCodecs.encodeHtJpeg2000(c, { lossy: false, progressionOrder: 2 }),
    ],
  ])("%s", async (_name, uid, encode) => {
    const frame = encoded(encode, 1);
    const decoded = await decodeFrame(frame, image(), uid);
    expect(Array.from(decoded.data)).toEqual(Array.from(grey));
    const coloured = await decodeFrame(
      encoded(encode, 3),
      colour(uid.endsWith("90") || uid.endsWith("201") ? "YBR_RCT" : "RGB"),
      uid,
    );
    expect(coloured.photometric).toBe("RGB");
    expect(Array.from(coloured.data)).toEqual(Array.from(rgb));
  });
});

describe("native samples", () => {
  it("of big endian", async () => {
    const swapped = greyBytes.slice();
    for (let i = 0; i < swapped.length; i += 2) swapped.subarray(i, i + 2).reverse();
    expect(Array.from((await decodeFrame(swapped, image(), "1.2.840.10008.1.2.2")).data)).toEqual(Array.from(grey));
  });
  it("are signed where the header says so, and lose what lies above the stored bits", async () => {
    const stored = Uint16Array.from({ length: 320 }, (_, i) => (i % 2 === 0 ? 0xffff : 0xf001));
    const decoded = await decodeFrame(
      new Uint8Array(stored.buffer),
      image({ "00280103": us(1) }),
      "1.2.840.10008.1.2.1",
    );
    expect(Array.from(decoded.data.subarray(0, 2))).toEqual([-1, 1]);
  });
  it("are copied from a Buffer, not shared with it", async () => {
    const buffer = Buffer.from(greyBytes);
    const { data } = await decodeFrame(buffer, image(), "1.2.840.10008.1.2.1");
    expect(data.length).toBe(320);
    expect(data.buffer).not.toBe(buffer.buffer);
  });
  it("by plane become side by side", async () => {
    const planar = Uint8Array.from({ length: 960 }, (_, i) => Math.floor(i / 320) + 1);
    const { data } = await decodeFrame(planar, colour("RGB", { "00280006": us(1) }), "1.2.840.10008.1.2.1");
    expect(Array.from(data.subarray(0, 6))).toEqual([1, 2, 3, 1, 2, 3]);
  });
  it("of YBR become RGB: white, black and red", async () => {
    const ybr = new Uint8Array(960).fill(128);
    ybr.set([255, 128, 128, 0, 128, 128, 76, 85, 255]);
    const { data, photometric } = await decodeFrame(ybr, colour("YBR_FULL"), "1.2.840.10008.1.2.1");
    expect(photometric).toBe("RGB");
    expect(Array.from(data.subarray(0, 9))).toEqual([255, 255, 255, 0, 0, 0, 254, 0, 0]);
  });
  it("of single bits", async () => {
    const one = image({ "00280100": us(1), "00280101": us(1), "00280102": us(0) });
    const { data } = await decodeFrame(new Uint8Array(40).fill(0b01010101), one, "1.2.840.10008.1.2.1");
    expect(Array.from(data.subarray(0, 4))).toEqual([1, 0, 1, 0]);
  });
});

describe("what cannot be decoded is refused", () => {
  const jpegHead = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0xff, 0xdc, 0xff, 0xdc, 1, 1, 0x11, 0, 0xff, 0xd9);
  it("a codestream that claims another size than its data set", async () => {
    expect(codestreamSize(jpegHead)).toMatchObject({ rows: 65500, columns: 65500 });
    expect(await codeOf(decodeFrame(jpegHead, image(), "1.2.840.10008.1.2.4.50"))).toBe("not-displayable");
  });
  it("a frame over 512 MiB", async () => {
    const huge = image({ "00280010": us(65535), "00280011": us(65535) });
    expect(await codeOf(decodeFrame(new Uint8Array(10), huge, "1.2.840.10008.1.2.1"))).toBe("too-large");
  });
  it("short native data", async () => {
    expect(await codeOf(decodeFrame(new Uint8Array(10), image(), "1.2.840.10008.1.2.1"))).toBe("truncated");
  });
  it("video", async () => {
    expect(await codeOf(decodeFrame(new Uint8Array(10), image(), "1.2.840.10008.1.2.4.102"))).toBe("not-displayable");
  });
  it("damaged codestreams, and the codecs go on working afterwards", async () => {
    const good = encoded((c) => NativeCodecs.encodeJpeg2000(c, { lossy: false, progressionOrder: 0, rate: 0 }), 1);
    for (let seed = 1; seed < 40; seed++) {
      const bad = good.slice(0, good.length - (seed % 5));
      for (let i = 0; i < 8; i++)
        bad[60 + ((seed * 7919 + i * 104729) % (bad.length - 60))] = (seed * 31 + i * 17) & 255;
      expect(["decoded", "not-displayable", "truncated"]).toContain(
        await codeOf(decodeFrame(bad, image(), "1.2.840.10008.1.2.4.90")),
      );
    }
    expect(Array.from((await decodeFrame(good, image(), "1.2.840.10008.1.2.4.90")).data)).toEqual(Array.from(grey));
  });
});
