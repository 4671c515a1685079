import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyStart, splitSections } from "./split-sections.ts";
import { splitSentences } from "./split-sentences.ts";

function names(text: string): string[] {
  return splitSections(text).map(({ name }) => name);
}

function sentences(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

describe("sections", () => {
  it.each([
    [
      "capitals with colons",
      "CT CHEST\n\nHISTORY: Cough.\nTECHNIQUE: CT.\nFINDINGS: Nodule.\nIMPRESSION: Nodule.",
      ["other", "indication", "technique", "findings", "impression"],
    ],
    [
      "headings on lines of their own",
      "Clinical History\nCough\n\nFindings\nNodule.\n\nConclusion\nNodule.",
      ["indication", "findings", "impression"],
    ],
    [
      "markdown",
      "## Indication\nPain.\n**Findings:** Nodule.\n**Impression**\nNodule.",
      ["indication", "findings", "impression"],
    ],
    [
      "a transcript in one line",
      "EXAM:, MRI,CLINICAL:, Pain.,FINDINGS: ,Tear.,IMPRESSION:,Tear.",
      ["other", "indication", "findings", "impression"],
    ],
    ["capitals without colons", "FINDINGS The lungs are clear.\nIMPRESSION Normal.", ["findings", "impression"]],
    ["no headings", "The lungs are clear.", ["findings"]],
    ["an addendum", "FINDINGS: Clear.\nADDENDUM: Nodule after all.", ["findings", "addendum"]],
    [
      "German",
      "Klinische Angaben: Husten.\nBefund: Kein Infiltrat.\nBeurteilung: Unauffällig.",
      ["indication", "findings", "impression"],
    ],
    ["Spanish", "Hallazgos: Sin nódulos.\nImpresión: Normal.", ["findings", "impression"]],
    ["French", "Résultats : pas de nodule.\nConclusion : normal.", ["findings", "impression"]],
  ])("%s", (_, text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it("leaves organ labels in their section", () => {
    expect(names("FINDINGS:\nLIVER: Normal.\nLYMPH NODES: None enlarged.\nBones: Normal.")).toEqual(["findings"]);
  });

  it("says where a section's own words begin", () => {
    const text = "FINDINGS:  Clear.";
    const [section] = splitSections(text);
    expect(section === undefined ? "" : text.slice(bodyStart(text, section))).toBe("Clear.");
  });

  it("covers the text without gap or overlap", () => {
    const piece = fc.constantFrom(
      "FINDINGS:",
      "\nIMPRESSION\n",
      "IMPRESSION:",
      "the ",
      "Liver: ",
      "\n",
      ".,",
      " x. ",
      "HISTORY: ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((parts) => parts.join("")),
          fc.string(),
        ),
        (text) => {
          const sections = splitSections(text);
          if (text.trim() === "") {
            expect(sections).toEqual([]);
            return;
          }
          expect(sections[0]?.start).toBe(0);
          expect(sections.at(-1)?.end).toBe(text.length);
          for (const [at, one] of sections.entries()) {
            expect(one.end).toBeGreaterThan(one.start);
            expect(one.start).toBe(sections[at - 1]?.end ?? 0);
            expect(text.slice(one.start, one.end)).toContain(one.heading);
          }
        },
      ),
    );
  });
});

describe("sentences", () => {
  it.each([
    [
      "decimals and abbreviations",
      "A 2.4 cm cyst, approx. 3 mm wall, seen by Dr. Who. Next.",
      ["A 2.4 cm cyst, approx. 3 mm wall, seen by Dr. Who.", "Next."],
    ],
    ["list items", "1. First thing.\n2. Second thing\n- Third", ["First thing.", "Second thing", "Third"]],
    [
      "wrapped lines",
      "There is a large mass in the right upper lobe of the lung\nwhich has grown since then.",
      ["There is a large mass in the right upper lobe of the lung\nwhich has grown since then."],
    ],
    ["semicolons", "No acute fracture; old healed rib fracture.", ["No acute fracture", "old healed rib fracture."]],
    ["No. at the end", "Effusion: No. Mass: Yes.", ["Effusion: No.", "Mass: Yes."]],
  ])("%s", (_, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });
});
