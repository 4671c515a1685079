import { describe, expect, it } from "vitest";
import { codestreamSize } from "./codestream-size.ts";
import { decodeFrame } from "./decode-frame.ts";
import { encodeFrame, encodings, htj2kRpcl } from "./encode-frame.ts";
import type { DicomJson } from "./json.ts";
import { DicomRefused } from "./refused.ts";
import { explicitLittle } from "./transfer-syntaxes.ts";

type Shape = { rows: number; columns: number; bits: number; stored: number; signed?: boolean; colour?: boolean };

function imageModule(of: Shape): DicomJson {
  const us = (value: number) => ({ vr: "US", Value: [value] });
  return {
    "00280002": us(of.colour ? 3 : 1),
    "00280004": { vr: "CS", Value: [of.colour ? "RGB" : "MONOCHROME2"] },
    "00280006": us(0),
    "00280010": us(of.rows),
    "00280011": us(of.columns),
    "00280100": us(of.bits),
    "00280101": us(of.stored),
    "00280102": us(of.stored - 1),
    "00280103": us(of.signed ? 1 : 0),
  };
}

/** Waves over the whole range of the stored bits, with some noise. */
function samplesOf({ rows, columns, bits, stored, signed, colour }: Shape): Uint8Array {
  const samples = colour ? 3 : 1;
  const view = new DataView(new ArrayBuffer((rows * columns * samples * bits) / 8));
  for (let i = 0; i < rows * columns * samples; i++) {
    const wave = Math.sin((i % columns) / 9) * Math.cos(i / columns / 7) * 0.5 + 0.5;
    const value = Math.min(2 ** stored - 1, Math.floor(wave * (2 ** stored - 14)) + ((i * 7919) % 13));
    const shown = signed ? value - 2 ** (stored - 1) : value;
    if (bits === 8) view.setInt8(i, shown);
    else view.setInt16(i * 2, shown, true);
  }
  return new Uint8Array(view.buffer);
}

const shapes: Record<string, Shape> = {
  "12 bits of 16": { rows: 61, columns: 83, bits: 16, stored: 12 },
  "16 bits signed": { rows: 64, columns: 64, bits: 16, stored: 16, signed: true },
  "8 bits": { rows: 33, columns: 40, bits: 8, stored: 8 },
  colours: { rows: 40, columns: 31, bits: 8, stored: 8, colour: true },
  "a few pixels": { rows: 2, columns: 3, bits: 8, stored: 8 },
};

describe.each(Object.keys(encodings))("a frame encoded as %s", (uid) => {
  it.each(Object.entries(shapes))("comes back sample by sample: %s", async (_, shape) => {
    const json = imageModule(shape);
    const native = samplesOf(shape);
    const encoded = await encodeFrame(native, json, explicitLittle, uid);
    const { data, photometric } = await decodeFrame(encoded, json, uid);
    expect(photometric).toBe(shape.colour ? "RGB" : "MONOCHROME2");
    expect(Buffer.from(data.buffer, data.byteOffset, data.byteLength).equals(native)).toBe(true);
  });
});

describe("HTJ2K", () => {
  it("has its resolutions in order, so that the first bytes hold a small picture", async () => {
    const shape: Shape = { rows: 512, columns: 512, bits: 16, stored: 12 };
    const bytes = await encodeFrame(samplesOf(shape), imageModule(shape), explicitLittle, htj2kRpcl);
    const cod = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0x52);
    // COD marker, ISO 15444-1 Table A.13: progression order 2 is RPCL; levels of decomposition.
    expect([bytes[cod + 5], (bytes[cod + 9] ?? 0) >= 3]).toEqual([2, true]);
    expect(codestreamSize(bytes)).toMatchObject({ rows: 512, columns: 512, components: 1 });
  });
});

describe("what cannot be encoded exactly", () => {
  it.each([
    ["single bits", { rows: 8, columns: 8, bits: 1, stored: 1 }],
    ["32 bits", { rows: 8, columns: 8, bits: 32, stored: 32 }],
  ])("is refused: %s", async (_, shape) => {
    const native = new Uint8Array(8 * 8 * 4);
    await expect(encodeFrame(native, imageModule(shape), explicitLittle, htj2kRpcl)).rejects.toThrow(DicomRefused);
  });
});
