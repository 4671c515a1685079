import { describe, expect, it } from "vitest";
import { blindFile } from "./blind-file.ts";
import { frameBytes } from "./frames.ts";
import { readInstance } from "./read-instance.ts";
import {
  concatenate,
  type SampleElement,
  sampleDataset,
  sampleElements,
  sampleFile,
  sampleFragments,
  sampleHead,
} from "./sample-file.ts";

const secrets: SampleElement[] = [
  { tag: "00104000", vr: "LT", value: "GLIOMA" },
  { tag: "00081060", vr: "PN", value: "GLIOMA^Doctor" },
  { tag: "00091010", vr: "LO", value: "GLIOMA" },
  {
    tag: "00400275",
    vr: "SQ",
    value: [
      [
        { tag: "00401400", vr: "LT", value: "GLIOMA" },
        { tag: "00400007", vr: "LO", value: "Head" },
      ],
    ],
  },
  { tag: "60000022", vr: "LO", value: "GLIOMA" },
];

function firstFrame(file: Uint8Array): number[] {
  const { frameLocations } = readInstance(file);
  return frameLocations === null ? [] : Array.from(frameBytes(file, frameLocations, 1));
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("the file for a blind reader", () => {
  const plain = sampleFile(secrets);
  plain.set(new TextEncoder().encode("<script>"), 0);
  const big = concatenate([
    sampleHead("1.2.840.10008.1.2.2"),
    sampleDataset(sampleElements(secrets), { explicit: true, little: false }),
  ]);
  const implicit = concatenate([
    sampleHead("1.2.840.10008.1.2"),
    sampleDataset(sampleElements(secrets), { explicit: false, little: true }),
  ]);
  const fragments = sampleFragments([], [Uint8Array.of(0xff, 0xd8, 1, 2), Uint8Array.of(3, 4)]);
  const compressed = sampleFile([...secrets, fragments], "1.2.840.10008.1.2.4.80");

  it.each([
    ["explicit little endian", plain],
    ["big endian", big],
    ["implicit", implicit],
    ["compressed", compressed],
  ])("has the same image and nothing that tells (%s)", (_name, file) => {
    expect(latin(file)).toContain("GLIOMA");
    const blind = blindFile(file);
    expect(latin(blind)).not.toMatch(/GLIOMA|script/);
    expect(firstFrame(blind)).toEqual(firstFrame(file === compressed ? file : plain));
    const [before, after] = [readInstance(file), readInstance(blind)];
    expect(after.warnings).toEqual([]);
    expect(after.patient).toEqual(before.patient);
    expect(after.sopInstanceUid).toBe(before.sopInstanceUid);
    expect(JSON.stringify(after.metadata["00400275"])).toContain("Head");
  });
});
