import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mark } from "#contract/finding.ts";
import type { OpinionContent } from "#contract/opinion.ts";
import { srStudy } from "./dicom-modules.ts";
import { nastyText, poisoned } from "./poison-for-tests.ts";
import { words } from "./read-back-for-tests.ts";
import { renderSr } from "./render-sr.ts";
import { id, sampleImage, sampleOpinion } from "./sample-for-tests.ts";
import { personName, shortText } from "./sr-item.ts";
import { decimalString } from "./sr-measures.ts";

const has = (tool: string) => spawnSync(tool, ["--version"]).error === undefined;
const ids = { sopInstanceUid: "2.25.5001", seriesInstanceUid: "2.25.5002" };

/** Runs a tool on the document; its output and errors together, the exit code ignored. */
function inspect(sr: Uint8Array, tool: string, ...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "sr-"));
  try {
    const path = join(folder, "opinion.dcm");
    writeFileSync(path, sr);
    const { stdout, stderr } = spawnSync(tool, [...options, path], { encoding: "utf8" });
    return `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const enhancedMr = { ...sampleImage, sopClassUid: "1.2.840.10008.5.1.4.1.1.4.1", sopInstanceUid: "2.25.1002.1.1" };
const everyTool = [
  {
    tool: "angle",
    points: [
      [1, 1],
      [5.25, 5.5],
      [9, 1],
    ],
    values: [{ name: "angle", value: 31.4159, unit: "deg" }],
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
      { name: "area", value: 1256.637061435917, unit: "mm2" },
      { name: "mean", value: -51.25, unit: "HU" },
      { name: "standard-deviation", value: 1e-7, unit: "raw" },
      { name: "maximum", value: 3.2, unit: "SUV" },
      { name: "minimum", value: 12, unit: "px" },
    ],
  },
  {
    tool: "arrow",
    points: [
      [10, 10],
      [30, 30],
    ],
    values: [],
  },
].map((one, index) =>
  mark.parse({
    ...one,
    id: id(200 + index),
    image: {
      ...enhancedMr,
      studyInstanceUid: index === 2 ? "2.25.1000" : sampleImage.studyInstanceUid,
      seriesInstanceUid: `2.25.77.${index}`,
      sopInstanceUid: `2.25.78.${index}`,
    },
    text: index === 2 ? "" : "a mark",
    frameOfReferenceUid: null,
    worldPoints: null,
  }),
);
const [first, ...others] = sampleOpinion.findings;
const full: OpinionContent = {
  ...sampleOpinion,
  marks: [...sampleOpinion.marks, ...everyTool],
  findings:
    first === undefined
      ? []
      : [
          { ...first, markIds: [...first.markIds, id(200)], size: { millimetres: [12.4, 8, 7], markId: null } },
          ...others,
        ],
  patient: { ...sampleOpinion.patient, familyName: "F".repeat(100), givenName: "G".repeat(100) },
  organisation: `Back\\slash ${"long ".repeat(40)}`,
};
const sparse: OpinionContent = {
  ...sampleOpinion,
  patient: { ...sampleOpinion.patient, patientId: "", sex: "unknown" },
  asked: { ...sampleOpinion.asked, symptoms: "", hingesOn: "" },
  firstReading: { institution: "", radiologist: "", date: null, available: false },
  studies: [],
  findings: [],
  marks: [],
  points: [],
  radpeer: null,
  adjudicator: null,
  technique: "",
  comparison: "",
  recommendation: "",
  impression: "",
  reader: { name: "Dr. A", credentials: "", institution: "" },
};
const addendum: OpinionContent = {
  ...sampleOpinion,
  version: 2,
  kind: "addendum",
  addendum: { reason: "Pathology came in.\u0001", text: "An adenocarcinoma.\nTwo lines." },
};
const predecessor = { studyInstanceUid: "2.25.1001", seriesInstanceUid: "2.25.5002", sopInstanceUid: "2.25.5001" };
/** The name is short: dciodvfy counts its bytes, where the standard counts characters. */
const nasty: OpinionContent = {
  ...poisoned(sampleOpinion, nastyText),
  patient: { ...sampleOpinion.patient, familyName: "中^=\u0000\\", givenName: "\ud800é\n" },
  signedBy: nastyText.slice(0, 20),
};
const documents: [string, Uint8Array][] = [
  ["the sample", renderSr(sampleOpinion, ids)],
  ["every kind of mark and too long names", renderSr(full, ids)],
  ["nasty texts", renderSr(nasty, ids)],
  ["an opinion with hardly anything in it", renderSr(sparse, ids)],
  ["an addendum", renderSr(addendum, { ...ids, sopInstanceUid: "2.25.5003", predecessor })],
];

describe.each(documents)("the SR of %s", (_, sr) => {
  it("is a Part 10 file", () => {
    expect(Buffer.from(sr).toString("latin1", 128, 132)).toBe("DICM");
  });

  it.skipIf(!has("dciodvfy"))("has no error to dciodvfy", () => {
    const said = inspect(sr, "dciodvfy").split("\n");
    expect(said).toContain("ComprehensiveSR");
    expect(said.filter((line) => line.startsWith("Error"))).toEqual([]);
    // Our own coding scheme, and what only a DICOMDIR would want.
    const known = /99OVERREAD|needed to build DICOMDIR/;
    expect(said.filter((line) => line.startsWith("Warning") && !known.test(line))).toEqual([]);
  });

  it.skipIf(!has("dsrdump"))("is read by dsrdump, as complete and verified", () => {
    const said = inspect(sr, "dsrdump", "+Pl", "+Pc");
    expect(said).toMatch(/^Comprehensive SR Document/);
    expect(said).toMatch(/Completion Flag +: COMPLETE/);
    expect(said).toMatch(/Verification Flag +: VERIFIED/);
    expect(said).not.toMatch(/^[EF]:/m);
  });
});

describe("what the SR says", () => {
  it("is the same for the same opinion", () => {
    expect(Buffer.compare(renderSr(sampleOpinion, ids), documents[0]?.[1] ?? Buffer.alloc(0))).toBe(0);
  });

  it.skipIf(!has("dsrdump"))("measures in UCUM, with regions on their images", () => {
    const said = inspect(renderSr(full, ids), "dsrdump", "+Pl", "+Pc");
    for (const line of [
      '"12.4" (mm,UCUM,"mm")',
      '"31.4159" (deg,UCUM,"degrees")',
      `"-51.25" ([hnsf'U],UCUM,"Hounsfield unit")`,
      '"1256.63706143592" (mm2,UCUM,"mm²")',
      "(ELLIPSE,30/50,70/50,50/40,50/60)",
      "(POLYLINE,1/1,5.25/5.5,9/1)",
      "(POINT,10/10)",
    ])
      expect(words(said)).toContain(words(line));
    const dump = execDump(full);
    expect(dump.match(/ReferencedFrameNumber/g)).toHaveLength(3);
    expect(dump).toContain("PertinentOtherEvidenceSequence");
  });

  it.skipIf(!has("dcmdump"))("names the document before an addendum", () => {
    const dump = execDump(addendum, predecessor);
    expect(dump).toMatch(/PredecessorDocumentsSequence[\s\S]*2\.25\.5001/);
  });

  it("belongs to the study that was read", () => {
    expect(srStudy(sampleOpinion)).toBe("2.25.1001");
    expect(srStudy({ ...sampleOpinion, findings: [], marks: [] })).toBe("2.25.1001");
    expect(srStudy(sparse)).toMatch(/^2\.25\.\d{30,39}$/);
    expect(srStudy(sparse)).toBe(srStudy({ ...sparse, version: 2 }));
  });
});

function execDump(content: OpinionContent, before?: typeof predecessor): string {
  const folder = mkdtempSync(join(tmpdir(), "sr-"));
  try {
    const path = join(folder, "opinion.dcm");
    writeFileSync(path, renderSr(content, before === undefined ? ids : { ...ids, predecessor: before }));
    return execFileSync("dcmdump", [path], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("texts of DICOM", () => {
  it("keeps names within 64 characters and their delimiters out", () => {
    expect(personName("Müller", "Zoë")).toBe("Müller^Zoë");
    expect(personName("A^B=C\\D")).toBe("A B C/D^");
    expect(personName("")).toBe("");
    for (const [family, given] of [
      ["F".repeat(100), "G".repeat(100)],
      ["F".repeat(100), "G"],
      ["F", "G".repeat(100)],
      ["F".repeat(100), ""],
    ])
      expect([...personName(family ?? "", given)].length).toBe(64);
    expect(shortText(" a\n b\u0000 ")).toBe("a b\ufffd");
  });

  it("keeps numbers within 16 characters", () => {
    for (const value of [0, 1 / 3, -1 / 3, 123456.7890123456, 1e-7, -1.23456789012345e-105, 2e21])
      expect({
        value,
        fits:
          decimalString(value).length <= 16 && Math.abs(Number(decimalString(value)) - value) <= Math.abs(value) * 1e-8,
      }).toEqual({ value, fits: true });
  });
});
