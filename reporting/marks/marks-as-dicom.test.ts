import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Mark } from "#contract/finding.ts";
import type { DicomJson } from "#dicom/json.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { id, sampleImage, sampleOpinion } from "../sample-for-tests.ts";
import { keyObjects } from "./key-objects.ts";
import type { MarksDocument } from "./marks-document.ts";
import { marksGsps } from "./marks-gsps.ts";
import { marksSr } from "./marks-sr.ts";

const has = (tool: string) => spawnSync(tool, ["--version"]).error === undefined;

const study: DicomJson = {
  "00100010": { vr: "PN", Value: [{ Alphabetic: "Müller^Änne", Ideographic: "山田^太郎" }] },
  "00100020": { vr: "LO", Value: ["PAT-1"] },
  "00100021": { vr: "LO", Value: ["HOSPITAL"] },
  "00100030": { vr: "DA", Value: ["19700102"] },
  "00100040": { vr: "CS", Value: ["F"] },
  "0020000D": { vr: "UI", Value: [sampleImage.studyInstanceUid] },
  "00080020": { vr: "DA", Value: ["20260501"] },
  "00180015": { vr: "CS", Value: ["CHEST"] },
  "00080030": { vr: "TM", Value: ["101500"] },
};

type Drawn = Pick<Mark, "tool" | "points" | "values">;
const drawn: Drawn[] = [
  {
    tool: "length",
    points: [
      [1, 2],
      [30, 40],
    ],
    values: [{ name: "length", value: 31.4, unit: "mm" }],
  },
  {
    tool: "bidirectional",
    points: [
      [1, 1],
      [9, 9],
      [1, 9],
      [9, 1],
    ],
    values: [
      { name: "length", value: 11.3, unit: "mm" },
      { name: "width", value: 8, unit: "mm" },
    ],
  },
  {
    tool: "angle",
    points: [
      [1, 1],
      [5, 5],
      [9, 1],
    ],
    values: [{ name: "angle", value: 90, unit: "deg" }],
  },
  {
    tool: "ellipse",
    points: [
      [50, 40],
      [50, 60],
      [30, 50],
      [70, 50],
    ],
    values: [
      { name: "area", value: 628.3, unit: "mm2" },
      { name: "mean", value: -51.25, unit: "HU" },
    ],
  },
  {
    tool: "freehand",
    points: [
      [1, 1],
      [9, 1],
      [5, 9],
    ],
    values: [{ name: "area", value: 32, unit: "px2" }],
  },
  { tool: "probe", points: [[7, 7]], values: [{ name: "value", value: 3.2, unit: "SUV" }] },
  {
    tool: "arrow",
    points: [
      [3, 3],
      [9, 9],
    ],
    values: [],
  },
  { tool: "text", points: [[3, 3]], values: [] },
];
const marks: Mark[] = drawn.map((part, at) => ({
  id: id(500 + at),
  image: sampleImage,
  text: part.tool === "text" ? "See here — größer" : "",
  frameOfReferenceUid: null,
  worldPoints: null,
  ...part,
}));
const [finding] = sampleOpinion.findings;
const document: MarksDocument = {
  study,
  reading: {
    id: id(9),
    version: 1,
    readerName: "Dr. Rosa Lehmann",
    organisation: "Second Opinion Institute",
    sealedAt: "2026-05-29T08:00:00Z",
  },
  findings: finding === undefined ? [] : [{ ...finding, markIds: [id(500)] }],
  marks,
  keyImages: [sampleImage, { ...sampleImage, frameNumber: 1 }],
  sizes: new Map([[sampleImage.sopInstanceUid, { rows: 512, columns: 512 }]]),
};

const forms = { sr: marksSr, gsps: marksGsps, kos: keyObjects };

function inspect(bytes: Uint8Array, tool: string, ...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "marks-"));
  try {
    const path = join(folder, "marks.dcm");
    writeFileSync(path, bytes);
    const { stdout, stderr } = spawnSync(tool, [...options, path], { encoding: "utf8" });
    return `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const bytesOf = (form: keyof typeof forms): Uint8Array => {
  const bytes = forms[form](document);
  if (bytes === null) throw new Error("there are marks");
  return bytes;
};

describe("marks as DICOM objects", () => {
  it.each(["sr", "gsps", "kos"] as const)("%s is filed in the study of the images, in a series of its own", (form) => {
    const read = readInstance(bytesOf(form));
    expect(read.studyInstanceUid).toBe(sampleImage.studyInstanceUid);
    expect(read.seriesInstanceUid).not.toBe(sampleImage.seriesInstanceUid);
    expect(forms[form](document)).toEqual(bytesOf(form));
    const next = { ...document, reading: { ...document.reading, version: 2 } };
    expect(readInstance(forms[form](next) ?? new Uint8Array()).sopInstanceUid).not.toBe(read.sopInstanceUid);
  });

  it("makes nothing of nothing", () => {
    const empty = { ...document, marks: [], keyImages: [] };
    expect([marksSr(empty), marksGsps(empty), keyObjects(empty)]).toEqual([null, null, null]);
    expect(marksGsps({ ...document, sizes: new Map() })).toBeNull();
  });

  it.skipIf(!has("dciodvfy")).each(["sr", "gsps", "kos"] as const)("%s is clean for dciodvfy", (form) => {
    const said = inspect(bytesOf(form), "dciodvfy", "-new");
    // A study without a StudyID cannot go on a disc as it is, and our own codes are ours: neither is a fault of these objects.
    const known = /StudyID\(0020,0010\)|Unrecognized defined term = <99OVERREAD>/;
    expect(said.split("\n").filter((line) => /^(Error|Warning)/i.test(line) && !known.test(line))).toEqual([]);
  });

  it.skipIf(!has("dsrdump")).each(["sr", "kos"] as const)("%s is read by dsrdump with its numbers", (form) => {
    const said = inspect(bytesOf(form), "dsrdump", "+Pf");
    // It reads UTF-8 and says that its checker does not; templates are not its matter.
    expect(
      said.split("\n").filter((line) => /^[EFW]:/.test(line) && !/VR checker|template constraints/.test(line)),
    ).toEqual([]);
    if (form === "sr") for (const number of ["31.4", "11.3", "628.3", "-51.25"]) expect(said).toContain(number);
  });

  it.skipIf(!has("dcmpschk"))("the presentation state is clean for dcmpschk", () => {
    // Its checker takes ASCII alone.
    const plain = {
      ...document,
      study: { ...study, "00100010": { vr: "PN", Value: [{ Alphabetic: "Mueller^Aenne" }] } },
      marks: marks.map((mark) => ({ ...mark, text: mark.text === "" ? "" : "See here" })),
    };
    const said = inspect(marksGsps(plain) ?? new Uint8Array(), "dcmpschk");
    expect(said).toContain("Test passed");
    expect(said).not.toMatch(/^[EF]:/m);
  });
});
