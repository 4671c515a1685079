import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codestreamSize } from "./codestream-size.ts";
import type { DecodedFrame, Samples } from "./decode-frame.ts";
import { encodeJpeg } from "./encode-jpeg.ts";
import { encodePng } from "./encode-png.ts";
import type { DicomJson } from "./json.ts";
import { expandSegments } from "./lookup-table.ts";
import { renderFrame } from "./render-frame.ts";
import { scaleImage } from "./scale-image.ts";

const ds = (...values: number[]) => ({ vr: "DS", Value: values });
const us = (...values: number[]) => ({ vr: "US", Value: values });
const frame = (data: Samples, columns = data.length, rows = 1, photometric = "MONOCHROME2"): DecodedFrame => ({
  rows,
  columns,
  samplesPerPixel: 1,
  photometric,
  data,
});
const greys = (decoded: DecodedFrame, json: DicomJson, options = {}) => {
  const { rgba } = renderFrame(decoded, json, options);
  return Array.from({ length: rgba.length / 4 }, (_, i) => rgba[i * 4]);
};

describe("grey", () => {
  it("by the window of the header after rescale, PS3.3 C.11.2.1.2", () => {
    const json = { "00281052": ds(-1024), "00281053": ds(1), "00281050": ds(40), "00281051": ds(400) };
    expect(greys(frame(Int16Array.of(0, 863, 864, 1064, 1263, 4000)), json)).toEqual([0, 0, 0, 128, 255, 255]);
  });
  it("by the window that was asked for", () => {
    expect(
      greys(
        frame(Int16Array.of(0, 50, 100)),
        { "00281050": ds(1), "00281051": ds(1) },
        { windowCenter: 50.5, windowWidth: 101 },
      ),
    ).toEqual([0, 128, 255]);
  });
  it("turned over for MONOCHROME1", () => {
    expect(
      greys(frame(Uint8Array.of(0, 255), 2, 1, "MONOCHROME1"), { "00281050": ds(128), "00281051": ds(256) }),
    ).toEqual([255, 0]);
  });
  it("from the values themselves where the header has no window, padding left out", () => {
    const data = Int16Array.from({ length: 1000 }, (_, i) => (i < 500 ? -2000 : i));
    const rendered = greys(frame(data), { "00280120": { vr: "SS", Value: [-2000] } });
    expect(rendered[0]).toBe(0);
    expect(rendered[750]).toBeGreaterThan(100);
    expect(rendered[750]).toBeLessThan(155);
  });
  it("through VOI and Modality LUT sequences, clamped at their ends", () => {
    const lut = { vr: "SQ", Value: [{ "00283002": us(3, 10, 8), "00283006": us(0, 100, 255) }] };
    expect(greys(frame(Uint8Array.of(0, 10, 11, 12, 200)), { "00283010": lut })).toEqual([0, 0, 100, 255, 255]);
    const window = { "00281050": ds(128), "00281051": ds(256) };
    expect(greys(frame(Uint8Array.of(0, 11, 255)), { "00283000": lut, ...window })).toEqual([0, 100, 255]);
  });
  it("by the functional groups of its own frame", () => {
    const group = (center: number): DicomJson => ({
      "00289132": { vr: "SQ", Value: [{ "00281050": ds(center), "00281051": ds(101) }] },
    });
    const json = { "52009230": { vr: "SQ", Value: [group(50.5), group(1000)] } };
    expect(greys(frame(Int16Array.of(100)), json, { frame: 1 })).toEqual([255]);
    expect(greys(frame(Int16Array.of(100)), json, { frame: 2 })).toEqual([0]);
  });
  it("rises with the value, whatever the window", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2000, max: 2000 }),
        fc.integer({ min: 1, max: 4000 }),
        (windowCenter, windowWidth) => {
          const shades = greys(
            frame(Int16Array.from({ length: 100 }, (_, i) => i * 40 - 2000)),
            {},
            { windowCenter, windowWidth },
          );
          return shades.every((shade, i) => i === 0 || (shade ?? 0) >= (shades[i - 1] ?? 0));
        },
      ),
    );
  });
});

describe("colour", () => {
  it("from the palette; an index outside is clamped", () => {
    const data = (...values: number[]) => ({
      vr: "OW",
      InlineBinary: btoa(String.fromCharCode(...values.flatMap((v) => [v & 255, v >> 8]))),
    });
    const json = {
      "00281101": us(2, 0, 16),
      "00281102": us(2, 0, 16),
      "00281103": us(2, 0, 16),
      "00281201": data(0, 65280),
      "00281202": data(32768, 0),
      "00281203": data(256, 512),
    };
    const { rgba } = renderFrame(frame(Uint8Array.of(0, 1, 255), 3, 1, "PALETTE COLOR"), json);
    expect(Array.from(rgba)).toEqual([0, 128, 1, 255, 255, 0, 2, 255, 255, 0, 2, 255]);
  });
  it("from segments: discrete, linear, indirect (PS3.3 C.7.9.2)", () => {
    expect(Array.from(expandSegments(Uint16Array.of(0, 2, 5, 10, 1, 5, 60, 2, 1, 0, 0), 9))).toEqual([
      5, 10, 20, 30, 40, 50, 60, 5, 10,
    ]);
  });
});

describe("size", () => {
  const square = frame(new Uint8Array(64 * 64), 64, 64);
  it("fits the box and keeps proportions", () => {
    expect(renderFrame(square, {}, { width: 32, height: 20 })).toMatchObject({ width: 20, height: 20 });
    expect(renderFrame(square, {}, { width: 16 })).toMatchObject({ width: 16, height: 16 });
  });
  it("makes pixels square", () => {
    expect(renderFrame(square, { "00280034": { vr: "IS", Value: [2, 1] } })).toMatchObject({ width: 64, height: 128 });
    expect(renderFrame(square, { "00280030": ds(0.5, 1) })).toMatchObject({ width: 128, height: 64 });
    expect(renderFrame(square, { "00280034": { vr: "IS", Value: [1, 0] } })).toMatchObject({ width: 64, height: 64 });
  });
  it("keeps the mean when it shrinks", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 48, maxLength: 48 }), (data) => {
        const scaled = scaleImage(data, 8, 6, 1, 4, 3);
        const mean = (values: Uint8Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
        return Math.abs(mean(scaled) - mean(data)) <= 0.51;
      }),
    );
  });
});

describe("files", () => {
  const rgba = Uint8Array.from({ length: 5 * 4 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 13) % 256));
  it("PNG holds the very pixels", () => {
    const png = encodePng(rgba, 5, 4);
    const view = new DataView(png.buffer);
    expect([view.getUint32(16), view.getUint32(20), png[25]]).toEqual([5, 4, 2]);
    const rows = inflateSync(png.subarray(41, 41 + view.getUint32(33)));
    expect(Array.from(rows.subarray(1, 4))).toEqual(Array.from(rgba.subarray(0, 3)));
    expect(rows.length).toBe(4 * 16);
  });
  it("JPEG has the size and nearly the greys", async () => {
    const jpeg = await encodeJpeg(new Uint8Array(64 * 48 * 4).fill(100), 64, 48, 90);
    expect(codestreamSize(jpeg)).toEqual({ rows: 48, columns: 64, components: 3, precision: 8 });
  });
});
