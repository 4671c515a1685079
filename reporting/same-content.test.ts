import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hl7Message } from "@medplum/core";
import { describe, expect, it } from "vitest";
import type { OpinionContent } from "#contract/opinion.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { findingTitle, markText } from "./describe-finding.ts";
import { agreementLabel, dayText } from "./labels.ts";
import { readPdfText, words } from "./read-back-for-tests.ts";
import { renderEncapsulatedPdf } from "./render-encapsulated-pdf.ts";
import { renderFhir } from "./render-fhir.ts";
import { renderHtml } from "./render-html.ts";
import { renderOru } from "./render-oru.ts";
import { renderPdf } from "./render-pdf.ts";
import { renderSr } from "./render-sr.ts";
import { sampleOpinion } from "./sample-for-tests.ts";

const addendum: OpinionContent = {
  ...sampleOpinion,
  version: 2,
  kind: "addendum",
  addendum: { reason: "The pathology report came in.", text: "It was an adenocarcinoma.\nThe answer stands." },
};
const second: OpinionContent = {
  ...addendum,
  version: 3,
  addendum: { reason: "The stage is known.", text: "Stage one." },
  earlierAddenda: [
    {
      version: 2,
      reason: "The pathology report came in.",
      text: "It was an adenocarcinoma.",
      signedBy: "Dr. Earlier Signer",
      signedAt: "2026-06-09T10:00:00.000Z",
    },
  ],
};
const alone: OpinionContent = {
  ...sampleOpinion,
  firstReading: { ...sampleOpinion.firstReading, available: false },
  points: [],
  radpeer: null,
  adjudicator: null,
};
const opinions: [string, OpinionContent][] = [
  ["an opinion", sampleOpinion],
  ["an addendum", addendum],
  ["an addendum after another", second],
  ["an opinion without a first report", alone],
];

/** Everything that an opinion says, line by line, each with what it is; every form must hold each. */
function everythingSaid(content: OpinionContent): [string, string][] {
  const { findings, marks, points, plain, asked, reader, adjudicator, basis, studies, patient } = content;
  const lines: [string, string][] = [
    ["answer", content.answer],
    ["recommendation", content.recommendation],
    ["impression", content.impression],
    ["technique", content.technique],
    ["comparison", content.comparison],
    ["adequacy", content.adequacy.note],
    ["question", asked.question],
    ["symptoms", asked.symptoms],
    ["hinges on", asked.hingesOn],
    ["addendum", content.addendum?.text ?? ""],
    ["addendum reason", content.addendum?.reason ?? ""],
    ...content.earlierAddenda.flatMap((one): [string, string][] => [
      ["earlier addendum", one.text],
      ["addendum reason", one.reason],
      ["earlier signer", one.signedBy],
    ]),
    ["patient", `${patient.givenName} ${patient.familyName}`],
    ["birth", dayText(patient.birthDate)],
    ["case", content.caseNumber],
    ["reader", reader.name],
    ["institution", reader.institution],
    ["adjudicator", adjudicator?.name ?? ""],
    ["signer", content.signedBy],
    ["reading", basis.readingSha256],
    ["comparison sha", basis.comparisonSha256 ?? ""],
    ...studies.map(({ description }): [string, string] => ["study", description]),
    ...findings.flatMap((finding): [string, string][] => [
      ["finding", findingTitle(finding)],
      ["description", finding.description],
      ["finding's recommendation", finding.recommendation],
      ["category", finding.category ?? ""],
      ...(finding.size?.millimetres ?? []).map((value): [string, string] => ["size", String(value)]),
    ]),
    ...marks.map((mark): [string, string] => ["measurement", markText(mark)]),
    ...points.flatMap((point): [string, string][] => [
      ["first reading", point.firstReading],
      ["second reading", point.secondReading],
      ["agreement", agreementLabel[point.agreement]],
      ["reason", point.reason],
      ["changes", point.changes],
      ["settlement", point.settlement],
    ]),
    ["plain answer", plain.answer],
    ...[...plain.agreements, ...plain.differences].map(({ text }): [string, string] => ["plain line", text]),
    ["plain why", plain.whyReadingsDiffer],
    ["plain changes", plain.changes],
    ...plain.askNext.map((text): [string, string] => ["ask next", text]),
    ["plain not known", plain.notKnown],
  ];
  return lines
    .flatMap(([what, text]) => text.split("\n").map((line): [string, string] => [what, words(line)]))
    .filter(([, text]) => text !== "");
}

function unescaped(markup: string): string {
  const signs: Record<string, string> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return markup.replace(/<[^>]*>/g, "").replace(/&(lt|gt|quot|#39|amp);/g, (_, name) => signs[name] ?? "");
}

/** HL7 v2 chapter 2.7: escapes of delimiters and line breaks. */
function unformatted(value: string): string {
  const signs: Record<string, string> = { F: "|", S: "^", T: "&", R: "~", E: "\\", ".br": "\n" };
  return value.replace(/\\(F|S|T|R|E|\.br)\\/g, (_, name: string) => signs[name] ?? "");
}

/** The texts of a JSON value, in order. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(strings);
}

function dsrdump(sr: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "same-"));
  try {
    writeFileSync(join(folder, "opinion.dcm"), sr);
    return spawnSync("dsrdump", ["+Pl", join(folder, "opinion.dcm")], { encoding: "utf8" }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ids = { sopInstanceUid: "2.25.5001", seriesInstanceUid: "2.25.5002" };
const missing = (form: string, content: OpinionContent) =>
  everythingSaid(content).filter(([, text]) => !words(form).includes(text));

describe.each(opinions)("every form of %s says the same", (_, content) => {
  it("has much to say", () => {
    expect(everythingSaid(content).length).toBeGreaterThan(40);
  });

  it("the page, for both who read it", () => {
    for (const audience of ["doctor", "patient"] as const)
      expect(missing(unescaped(renderHtml(content, [], audience)), content)).toEqual([]);
  });

  it("the PDF, for both", async () => {
    for (const audience of ["doctor", "patient"] as const) {
      const pages = await readPdfText(await renderPdf(content, [], [], audience));
      // A text may go over from one page to the next; the footers between are no part of it.
      const body = pages.map((page) => page.replace(/Second opinion, case [^\n]*, version[\s\S]*?Page \d+ of \d+/, ""));
      expect(missing(body.join("\n"), content)).toEqual([]);
    }
  });

  it("the SR, as our reader and dsrdump see it", () => {
    const sr = renderSr(content, ids);
    const { metadata, warnings } = readInstance(sr);
    expect(warnings).toEqual([]);
    expect(missing(strings(metadata).join("\n"), content)).toEqual([]);
    if (spawnSync("dsrdump", ["--version"]).error !== undefined) return;
    expect(missing(dsrdump(sr).replaceAll("\\r\\n", "\n").replaceAll('\\"', '"'), content)).toEqual([]);
  });

  it("the FHIR document, in its narratives and apart from them in its resources", () => {
    const { entry } = renderFhir(content, []);
    const narratives = entry.flatMap(({ resource }) => strings(resource.text));
    const sections = strings(entry[0]?.resource.section);
    expect(missing(unescaped([...narratives, ...sections].join("\n")), content)).toEqual([]);
    const bare = entry.slice(1).map(({ resource: { text, presentedForm, ...rest } }) => rest);
    const onlyNarrated = new Set([
      ...["technique", "comparison", "adequacy", "addendum reason", "plain answer", "plain line", "plain why"],
      ...["plain changes", "ask next", "plain not known", "birth", "earlier signer"],
    ]);
    expect(missing(strings(bare).join("\n"), content).filter(([what]) => !onlyNarrated.has(what))).toEqual([]);
  });

  it("the HL7 message, as another reader of HL7 sees it", () => {
    const message = Hl7Message.parse(renderOru(content, null));
    const values = message.getAllSegments("OBX").map((segment) => unformatted(segment.getField(5).toString()));
    // An obx holds what the receiver reads; the rest of a person's identity is in its own segments.
    expect(missing(values.join("\n"), content)).toEqual([]);
    expect(message.getSegment("PID")?.getField(5).getComponent(1)).toBe(content.patient.familyName);
    expect(message.header.getField(9).toString()).toBe("ORU^R01^ORU_R01");
  });

  it("the encapsulated PDF, which is the PDF", async () => {
    const pdf = await renderPdf(content);
    const object = renderEncapsulatedPdf(content, pdf, ids);
    const { metadata, warnings } = readInstance(object);
    expect(warnings).toEqual([]);
    expect(strings(metadata)).toContain("application/pdf");
    expect(Buffer.from(object).includes(Buffer.from(pdf))).toBe(true);
    if (spawnSync("dciodvfy", []).error !== undefined) return;
    const folder = mkdtempSync(join(tmpdir(), "same-"));
    writeFileSync(join(folder, "opinion.dcm"), object);
    const told = spawnSync("dciodvfy", [join(folder, "opinion.dcm")], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    expect(`${told.stdout}${told.stderr}`.split("\n").filter((line) => /^Error/.test(line))).toEqual([]);
  });

  it("notices when a form keeps something back", () => {
    const page = unescaped(renderHtml({ ...content, technique: "", findings: content.findings.slice(1) }));
    const kinds = missing(page, content).map(([what]) => what);
    expect(kinds).toContain("technique");
    expect(kinds).toContain("finding's recommendation");
  });
});
