import { describe, expect, it } from "vitest";
import { bulkBytes, frameBytes } from "./frames.ts";
import { readInstance } from "./read-instance.ts";
import { sampleFile, sampleFragments } from "./sample-file.ts";

const jls = "1.2.840.10008.1.2.4.80";
const soi = (...rest: number[]) => Uint8Array.of(0xff, 0xd8, ...rest, ...(rest.length % 2 === 0 ? [] : [0]));
const frames = (count: number) => ({ tag: "00280008", vr: "IS", value: String(count) });
const us = (tag: string, value: number) => ({ tag, vr: "US", value: [value] });

function allFrames(file: Uint8Array): number[][] {
  const { frameLocations } = readInstance(file);
  if (frameLocations === null) return [];
  return frameLocations.frames.map((_, i) => Array.from(frameBytes(file, frameLocations, i + 1)));
}

describe("native frames", () => {
  it("lie one behind the other", () => {
    const file = sampleFile([frames(2), us("00280100", 8), us("00280010", 3), us("00280011", 4)]);
    expect(allFrames(file).map((frame) => frame.length)).toEqual([12, 12]);
  });
  it("of a Buffer are not different", () => {
    const file = sampleFile();
    expect(allFrames(Buffer.from(file))).toEqual(allFrames(file));
  });
  it("of single bits that begin in mid-byte are moved to a byte's start", () => {
    // Three frames of 3 x 3 bits: 101010101, 000000001, 111111111, the lowest bit first.
    const bits = "101010101000000001111111111";
    const value = new Uint8Array(4);
    [...bits].forEach((bit, i) => {
      value[i >> 3] = (value[i >> 3] ?? 0) | (Number(bit) << (i & 7));
    });
    const file = sampleFile([
      frames(3),
      us("00280010", 3),
      us("00280011", 3),
      us("00280100", 1),
      us("00280101", 1),
      us("00280102", 0),
      { tag: "7FE00010", vr: "OB", value },
    ]);
    const read = allFrames(file).map((frame) =>
      Array.from({ length: 9 }, (_, i) => ((frame[i >> 3] ?? 0) >> (i & 7)) & 1).join(""),
    );
    expect(read).toEqual(["101010101", "000000001", "111111111"]);
  });
});

describe("encapsulated frames", () => {
  it("one fragment each, without offset table", () => {
    expect(allFrames(sampleFile([frames(2), sampleFragments([], [soi(1, 2), soi(3, 4)])], jls))).toEqual([
      [...soi(1, 2)],
      [...soi(3, 4)],
    ]);
  });
  it("one frame in many fragments", () => {
    expect(
      allFrames(sampleFile([sampleFragments([], [soi(1, 2), Uint8Array.of(3, 4), Uint8Array.of(5, 6)])], jls)),
    ).toEqual([[255, 216, 1, 2, 3, 4, 5, 6]]);
  });
  it("grouped by the Basic Offset Table", () => {
    const fragments = [Uint8Array.of(1, 2), Uint8Array.of(3, 4), Uint8Array.of(5, 6)];
    expect(allFrames(sampleFile([frames(2), sampleFragments([0, 20], fragments)], jls))).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ]);
  });
  it("grouped by the Extended Offset Table", () => {
    const table = new Uint8Array(16);
    table[8] = 20;
    const extended = { tag: "7FE00001", vr: "UN", value: table };
    const fragments = [Uint8Array.of(1, 2), Uint8Array.of(3, 4), Uint8Array.of(5, 6)];
    expect(allFrames(sampleFile([frames(2), extended, sampleFragments([], fragments)], jls))).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ]);
  });
  it("grouped by their own marks where there is no table", () => {
    const fragments = [soi(1, 2), Uint8Array.of(3, 4), soi(5, 6)];
    expect(allFrames(sampleFile([frames(2), sampleFragments([], fragments)], jls))).toEqual([
      [255, 216, 1, 2, 3, 4],
      [255, 216, 5, 6],
    ]);
  });
  it("fewer than stated are counted, with a warning", () => {
    const instance = readInstance(sampleFile([frames(5), sampleFragments([], [soi(1, 2), soi(3, 4)])], jls));
    expect(instance.frames).toBe(2);
    expect(instance.warnings.join()).toContain("states 5 frames but holds 2");
  });
});

it("bulk data outside the file are refused", () => {
  expect(() => bulkBytes(new Uint8Array(10), "bulk:8-4")).toThrow(RangeError);
  expect(() => bulkBytes(new Uint8Array(10), "http://elsewhere/")).toThrow(RangeError);
  expect(bulkBytes(Uint8Array.of(1, 2, 3), "bulk:1-2")).toEqual(Uint8Array.of(2, 3));
});
