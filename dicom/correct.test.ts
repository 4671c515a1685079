import { describe, expect, it } from "vitest";
import { compareInstances } from "./compare-instances.ts";
import { correctionOf } from "./correct.ts";
import { frameBytes } from "./frames.ts";
import { items, text } from "./json.ts";
import { readInstance } from "./read-instance.ts";
import { rewriteFile } from "./rewrite-file.ts";
import { sampleFile, sampleFragments } from "./sample-file.ts";

const facts = { at: new Date("2026-03-04T05:06:07.008Z"), system: "Overread" };
const name = (value: string) => ({ "00100010": { vr: "PN", Value: [{ Alphabetic: value }] } });

describe("a correction", () => {
  const received = readInstance(sampleFile()).metadata;

  it("keeps what stood there, and says when and by what it was changed", () => {
    const patch = correctionOf(received, null, name("Quill^Ada"), facts);
    const [item] = items(patch, "04000561");
    expect(text(patch, "00100010")).toBe("Quill^Ada");
    expect(item && text(item, "04000562")).toBe("20260304050607.008000+0000");
    expect(item && text(items(item, "04000550")[0] ?? {}, "00100010")).toBe("Müller^Jörg");
  });

  it("made again stands beside the first; made twice is made once", () => {
    const first = correctionOf(received, null, name("Quill^Ada"), facts);
    expect(correctionOf(received, first, name("Quill^Ada"), facts)).toEqual(first);
    const second = correctionOf(received, first, { "00100020": { vr: "LO", Value: ["B-2"] } }, facts);
    expect([text(second, "00100010"), text(second, "00100020")]).toEqual(["Quill^Ada", "B-2"]);
    expect(items(second, "04000561")).toHaveLength(2);
  });

  it("of the side reaches the image and each frame that says it", () => {
    const frames = {
      "00200062": { vr: "CS", Value: ["L"] },
      "52009229": {
        vr: "SQ",
        Value: [{ "00209071": { vr: "SQ", Value: [{ "00209072": { vr: "CS", Value: ["L"] } }] } }],
      },
    };
    const patch = correctionOf({ ...received, ...frames }, null, { "00200060": { vr: "CS", Value: ["R"] } }, facts);
    const shared = items(items(patch, "52009229")[0] ?? {}, "00209071")[0] ?? {};
    expect([text(patch, "00200060"), text(patch, "00200062"), text(shared, "00209072")]).toEqual(["R", "R", "R"]);
  });

  it("is written into a copy of the file, and its image data stay as they were", () => {
    const jpeg = sampleFragments([], [Uint8Array.of(0xff, 0xd8, 1, 2)]);
    for (const file of [sampleFile(), sampleFile([jpeg], "1.2.840.10008.1.2.4.50")]) {
      const original = readInstance(file);
      const patch = correctionOf(original.metadata, null, name("Ωmega^Ада"), facts);
      const copy = rewriteFile(file, (json) => ({ ...json, ...patch }));
      const read = readInstance(copy);
      expect(read.patient.name).toBe("Ωmega^Ада");
      const frames = [original, read].map((one, at) =>
        one.frameLocations === null ? null : [...frameBytes(at === 0 ? file : copy, one.frameLocations, 1)],
      );
      expect(frames[0]).toEqual(frames[1]);
    }
  });
});

describe("two images under one UID", () => {
  it("are told apart by what they say", () => {
    const other = readInstance(sampleFile([{ tag: "00081030", vr: "LO", value: "Abdomen" }])).metadata;
    expect(compareInstances(readInstance(sampleFile()).metadata, other)).toEqual([
      { keyword: "StudyDescription", kept: "Thorax", other: "Abdomen" },
    ]);
  });
});
