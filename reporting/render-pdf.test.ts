import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { OpinionContent } from "#contract/opinion.ts";
import { answerWords } from "./languages/answer-words-of.ts";
import { nastyText, poisoned } from "./poison-for-tests.ts";
import { readPdfText, words } from "./read-back-for-tests.ts";
import { renderPdf } from "./render-pdf.ts";
import { id, sampleOpinion } from "./sample-for-tests.ts";

const has = (tool: string) => spawnSync(tool, ["--version"]).error === undefined;

function withFile<T>(pdf: Uint8Array, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "pdf-"));
  try {
    const path = join(folder, "opinion.pdf");
    writeFileSync(path, pdf);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const finding = sampleOpinion.findings[0];
const huge: OpinionContent = {
  ...sampleOpinion,
  organisation: "Organisation ".repeat(30),
  patient: { ...sampleOpinion.patient, familyName: "W".repeat(100), givenName: "Ł".repeat(100) },
  findings:
    finding === undefined
      ? []
      : Array.from({ length: 40 }, (_, index) => ({
          ...finding,
          id: id(5000 + index),
          observation: `Nodule number ${index + 1}`,
          description: `Seen well. ${"Long description. ".repeat(index * 4)}${"u".repeat(index * 20)}`,
        })),
  points: sampleOpinion.points.map((point) => ({
    ...point,
    reason: `${"Because it is so. ".repeat(110)}end of reason`,
  })),
};
const hugePdf = await renderPdf(huge);
const samplePdf = await renderPdf(sampleOpinion);
const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString("latin1");

describe("the opinion as PDF", () => {
  it("gives the same bytes for the same opinion", async () => {
    expect(Buffer.compare(await renderPdf(sampleOpinion), samplePdf)).toBe(0);
    expect(Buffer.compare(await renderPdf({ ...sampleOpinion, answer: "Another." }), samplePdf)).not.toBe(0);
  });

  it("carries the marks of PDF/A-3b and PDF/UA-1", () => {
    const text = latin(samplePdf);
    const wanted = [
      /^%PDF-1\.7\n%[\x80-\xff]{4}/,
      /<pdfaid:part>3<\/pdfaid:part>/,
      /<pdfaid:conformance>B<\/pdfaid:conformance>/,
      /<pdfuaid:part>1<\/pdfuaid:part>/,
      /\/S \/GTS_PDFA1/,
      /\/DestOutputProfile \d+ 0 R/,
      /\/Marked true/,
      /\/Lang \(en\)/,
      /\/DisplayDocTitle true/,
      /\/StructTreeRoot \d+ 0 R/,
      /\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/i,
    ];
    expect(wanted.filter((mark) => !mark.test(text))).toEqual([]);
    expect(text.match(/\/JavaScript|\/Encrypt|\/Launch|\/URI/)).toBeNull();
    const fonts = text.match(/\/Type \/Font\b/g)?.length ?? 0;
    const files = text.match(/\/FontFile2 \d+ 0 R/g)?.length ?? 0;
    expect(files).toBeGreaterThan(0);
    // Each embedded TrueType is a composite font of two dictionaries.
    expect(fonts).toBe(files * 2);
  });

  it("says everything, over as many pages as it takes", async () => {
    const pages = await readPdfText(hugePdf);
    expect(pages.length).toBeGreaterThan(10);
    const all = words(pages.join(" "));
    for (let n = 1; n <= 40; n += 1) expect(all).toContain(words(`${n}. Nodule number ${n},`));
    expect(all.split(words("end of reason"))).toHaveLength(huge.points.length + 1);
    expect(all).toContain("u".repeat(780));
    for (const [index, text] of pages.entries()) {
      expect(words(text)).toContain(words(`Page ${index + 1} of ${pages.length}`));
      expect(words(text)).toContain(words(", born 9 April 1961"));
      expect(words(text)).not.toContain("PREVIEW");
    }
  });

  it("marks each page of a preview, and signs nothing there", async () => {
    const pages = await readPdfText(await renderPdf(sampleOpinion, [], [], "doctor", { preview: true }));
    expect(pages.length).toBeGreaterThan(1);
    for (const text of pages) expect(words(text)).toContain(words("PREVIEW, NOT SIGNED"));
    expect(words(pages.join(" "))).not.toContain(words("30 May 2026, 12:00"));
  });

  it("writes what the typeface lacks by number, and says so", async () => {
    const patient = { ...sampleOpinion.patient, familyName: "שלום", givenName: "ไทย ≤" };
    const text = words((await readPdfText(await renderPdf({ ...sampleOpinion, patient }))).join(" "));
    expect(text).toContain(words("[U+0E44][U+0E17][U+0E22] <= [U+05E9][U+05DC][U+05D5][U+05DD]"));
    expect(text).toContain(words("from right to left; their numbers stand in reading order"));
    const usual = words((await readPdfText(samplePdf)).join(" "));
    expect(usual).not.toContain(words("Unicode number"));
    expect(usual).toContain(words("Zoë Καλή Erfundén-Müller"));
  });

  it("carries attachments as alternatives of the whole document", async () => {
    const bytes = new TextEncoder().encode('{"resourceType":"Bundle"}');
    const attachment = { name: "opinion.json", bytes, mediaType: "application/fhir+json", description: "FHIR" };
    const text = latin(await renderPdf(sampleOpinion, [], [attachment]));
    expect(text).toContain("/AFRelationship /Alternative");
    expect(text).toMatch(/\/AF \[\d+ 0 R\]/);
    const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map((match) => match[1] ?? "");
    const plain = streams.map((stream) => {
      try {
        return inflateSync(Buffer.from(stream, "latin1")).toString("utf8");
      } catch {
        return stream;
      }
    });
    expect(plain).toContain('{"resourceType":"Bundle"}');
  });
});

describe.each(["es", "de", "fr", "zh", "ar"] as const)("the PDF in %s", (language) => {
  it("says in its own words what was built, and in English what a person wrote", async () => {
    const checkUrl = `https://second.example/check/${"ab".repeat(32)}`;
    const pdf = await renderPdf(sampleOpinion, [], [], "patient", { language, checkUrl });
    expect(latin(pdf)).toContain(`/Lang (${language})`);
    const pages = await readPdfText(pdf);
    const text = words(pages.join(" "));
    for (const written of [sampleOpinion.answer, sampleOpinion.impression, sampleOpinion.recommendation])
      for (const line of written.split("\n")) expect(text).toContain(words(line));
    const { labels } = answerWords[language];
    // Letters of Arabic are drawn from parts: what it says is read from the tags.
    if (language === "ar") expect(latin(pdf)).toContain(`/ActualText (\u00fe\u00ff${utf16(labels.plain)})`);
    else
      for (const label of [labels.plain, labels.points, labels.askNext, labels.unreviewed, labels.check])
        expect(text).toContain(words(label));
    expect(text).not.toContain("[U+");
    if (has("qpdf"))
      expect(withFile(pdf, (path) => execFileSync("qpdf", ["--check", path]).toString())).toContain("No syntax");
  });
});

/** As a text string of PDF is written: UTF-16, high byte first (ISO 32000-1 section 7.9.2.2). */
function utf16(text: string): string {
  return Buffer.from(text, "utf16le")
    .swap16()
    .toString("latin1")
    .replace(/[()\\]/g, "\\$&");
}

describe("the PDF before others' tools", { timeout: 60_000 }, () => {
  it.skipIf(!has("qpdf"))("is sound to qpdf", async () => {
    for (const pdf of [samplePdf, hugePdf, await renderPdf(poisoned(sampleOpinion, nastyText))])
      expect(withFile(pdf, (path) => execFileSync("qpdf", ["--check", path]).toString())).toContain("No syntax");
  });

  it.skipIf(!has("pdffonts"))("has all its fonts embedded, and tags, to poppler", () => {
    const table = withFile(samplePdf, (path) => execFileSync("pdffonts", [path]).toString())
      .trim()
      .split("\n")
      .slice(2);
    expect(table.length).toBeGreaterThan(1);
    for (const row of table) expect(row).toMatch(/ yes yes yes +\d+ +0$/);
    const tree = withFile(samplePdf, (path) => execFileSync("pdfinfo", ["-struct-text", path]).toString());
    for (const tag of ["H1 ", "H2 ", "Table ", "TH", "BlockQuote", "/Scope /Column"]) expect(tree).toContain(tag);
    expect(words(tree)).toContain(
      words('"Spiculated nodule of 12 mm in the right upper lobe, suspicious for cancer."'),
    );
  });

  it.skipIf(!has("pdftotext"))("is read in order by pdftotext", () => {
    const text = words(withFile(samplePdf, (path) => execFileSync("pdftotext", ["-layout", path, "-"]).toString()));
    const at = ["The answer", "point by point", "In plain words", "The full report", "How this opinion came about"].map(
      (title) => text.indexOf(words(title)),
    );
    expect(at.every((place) => place >= 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });
});
