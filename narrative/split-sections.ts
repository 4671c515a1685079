import type { ReportSection, SectionName } from "#contract/statement.ts";
import { siteIndex } from "./anatomy.ts";
import { listOf } from "./concept-lines.ts";
import { sectionHeadings } from "./concepts/section-headings.ts";
import { observationIndex } from "./observations.ts";
import { findPhrases } from "./phrase-index.ts";
import { wordsOf } from "./words.ts";

type Heading = { name: SectionName; heading: string; start: number };

const nameOfHeading = new Map<string, SectionName>();
for (const name of [
  "indication",
  "technique",
  "comparison",
  "findings",
  "impression",
  "recommendation",
  "addendum",
] as const)
  for (const heading of listOf(sectionHeadings[name].replaceAll("\n", " "))) nameOfHeading.set(heading, name);

/** "FINDINGS (continued) #2" and "**Findings" are "findings". */
function plainHeading(label: string): string {
  return label
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
    .replace(/[*_#]+/g, " ")
    .replace(/\d+\s*$/, "")
    .replace(/\s*&\s*/g, " and ")
    .replace(/\s+/g, " ")
    .replace(/^\d+[.)]\s*/, "")
    .trim();
}

/** A label that names an organ or a finding ("Liver:", "Lymph nodes:") belongs to the section it stands in. */
function namesAnatomy(label: string): boolean {
  const words = wordsOf(label);
  return findPhrases(siteIndex, words).length > 0 || findPhrases(observationIndex, words).length > 0;
}

const AT_LINE = /(^|\n)([ \t>*#_•-]*)([\p{L}][\p{L}\p{N} \t/&'()*_-]{1,60}?)[ \t*_]*(:|(?=\r?\n|$))/gu;
const SHOUTED = /(^|\n)([ \t*#_]*)([A-Z][A-Z/& ]{3,40}[A-Z])(?=[ \t]+(?:[A-Z]?[a-z]|\d|[-–]))/g;
const INSIDE = /([.,;)]\s*|(?<!\s)\s{2,})([A-Z][A-Z/& ]{2,40}[A-Z])\s*:/g;

function headingsAtLines(text: string): Heading[] {
  const headings: Heading[] = [];
  for (const match of text.matchAll(AT_LINE)) {
    const [, newline = "", lead = "", label = "", mark = ""] = match;
    const start = match.index + newline.length + lead.length;
    const name = nameOfHeading.get(plainHeading(label));
    if (name !== undefined) headings.push({ name, heading: label.trim(), start });
    else if (mark === ":" && /^[A-Z][A-Z /&-]{3,}$/.test(label) && !namesAnatomy(label))
      headings.push({ name: "other", heading: label.trim(), start });
  }
  for (const match of text.matchAll(SHOUTED)) {
    const [, newline = "", lead = "", label = ""] = match;
    const name = nameOfHeading.get(plainHeading(label));
    if (name !== undefined) headings.push({ name, heading: label, start: match.index + newline.length + lead.length });
  }
  return headings;
}

/** Transcripts run sections on in one line: ".,IMPRESSION: ,". Only headings of the list, in capitals. */
function headingsInside(text: string): Heading[] {
  const headings: Heading[] = [];
  for (const match of text.matchAll(INSIDE)) {
    const [, lead = "", label = ""] = match;
    const name = nameOfHeading.get(plainHeading(label));
    if (name !== undefined) headings.push({ name, heading: label, start: match.index + lead.length });
  }
  return headings;
}

/**
 * The sections of a report, in order; together they cover the whole text, and each section's range begins with its heading and the marks before it. A report
 * without headings is one section, taken as findings; what stands before the first heading is "other".
 */
export function splitSections(text: string): ReportSection[] {
  if (text.trim() === "") return [];
  const found = [...headingsAtLines(text), ...headingsInside(text)].sort((a, b) => a.start - b.start);
  const headings = found.filter((one, at) => one.start !== found[at - 1]?.start);
  const first = headings[0];
  if (first === undefined) return [{ name: "findings", heading: "", start: 0, end: text.length }];
  const sections: ReportSection[] = [];
  // Marks before the first heading ("## ") belong to it.
  const lead = /[\p{L}\p{N}]/u.test(text.slice(0, first.start));
  if (lead) sections.push({ name: "other", heading: "", start: 0, end: first.start });
  for (const [at, { name, heading, start }] of headings.entries())
    sections.push({ name, heading, start: at === 0 && !lead ? 0 : start, end: headings[at + 1]?.start ?? text.length });
  return withBody(text, sections);
}

const TELLING: ReadonlySet<SectionName> = new Set(["findings", "impression", "addendum"]);
const PREFACE: ReadonlySet<SectionName> = new Set(["indication", "technique", "comparison"]);
const LONG_LINE = 60;

/** Where a preface's own words end: at an empty line, or at a line that was not broken for its length. */
function prefaceEnd(text: string, { heading, start, end }: ReportSection, atLines: boolean): number | null {
  const from = text.indexOf(heading, start) + heading.length;
  const first = text.slice(from, end).search(/[\p{L}\p{N}]/u);
  if (first === -1) return null;
  for (const match of text.slice(from + first, end).matchAll(/\n(?=[ \t]*\S)/g)) {
    const at = from + first + match.index;
    const lineStart = text.lastIndexOf("\n", at - 1) + 1;
    const line = text.slice(lineStart, at).trim();
    const isEmpty = line === "";
    if (isEmpty || (atLines && (/[.?!]$/.test(line) || line.length < LONG_LINE))) return at + 1;
  }
  return null;
}

/** Reports that head only their preface ("Clinical details: … ") and then tell: what follows the preface is findings. */
function withBody(text: string, sections: ReportSection[]): ReportSection[] {
  if (sections.some(({ name }) => name === "findings")) return sections;
  const lastPreface = sections.findLastIndex(({ name }) => PREFACE.has(name));
  const preface = sections[lastPreface];
  if (preface === undefined || sections.slice(0, lastPreface).some(({ name }) => TELLING.has(name))) return sections;
  const cut = prefaceEnd(text, preface, !sections.some(({ name }) => TELLING.has(name)));
  if (cut === null || !/[\p{L}\p{N}]/u.test(text.slice(cut, preface.end))) return sections;
  const body: ReportSection = { name: "findings", heading: "", start: cut, end: preface.end };
  return sections.toSpliced(lastPreface, 1, { ...preface, end: cut }, body);
}

/** Where a section's own words begin, after its heading and colon. */
export function bodyStart(text: string, section: ReportSection): number {
  if (section.heading === "") return section.start;
  const after = text.indexOf(section.heading, section.start) + section.heading.length;
  const lead = /^[ \t*_]*(?:\([^)\n]*\))?[ \t*_]*:?[ \t*_]*,?\s*/.exec(text.slice(after, section.end));
  return Math.min(after + (lead?.[0].length ?? 0), section.end);
}
