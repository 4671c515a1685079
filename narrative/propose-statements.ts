import type { ReportSection, SectionName, Statement } from "#contract/statement.ts";
import { guessLanguage } from "./guess-language.ts";
import { labelOf, labelSitesOf, type Reading, readStatements } from "./read-statements.ts";
import { bodyStart, splitSections } from "./split-sections.ts";
import { type Sentence, splitSentences } from "./split-sentences.ts";

/** As many as a comparison may hold (contract). */
const MOST = 500;
const SILENT: ReadonlySet<SectionName> = new Set(["technique", "comparison"]);
const MEASURES =
  /^(?:it|this|these|the (?:lesion|mass|nodule|cyst|collection|largest|former|latter))\b[^.]{0,60}\bmeasur/i;

/** What is read from one sentence can depend on the one before: whose label it stands under, what "it" measures. */
type Run = { labelSites: string[]; lineEnd: number };

function isTitle(text: string, section: ReportSection, { start, end }: Sentence): boolean {
  return section.name === "other" && !/[.!]$/.test(text.slice(start, end));
}

function followLabel(text: string, sentence: Sentence, run: Run): void {
  const label = labelOf(text, sentence);
  const sites = label === null ? [] : labelSitesOf(label);
  const newLine = text.slice(run.lineEnd, sentence.start).includes("\n");
  const said = text.slice(sentence.start, sentence.end);
  const isSubheading = /^[^.:]{3,40}:?$/.test(said) && labelSitesOf(said).length > 0 && said.split(/\s+/).length <= 4;
  if (label !== null) run.labelSites = sites;
  else if (isSubheading && newLine) run.labelSites = labelSitesOf(said);
  else if (newLine && !/^[ \t]*\n?[ \t]*[-–•*]/.test(text.slice(run.lineEnd, sentence.start))) run.labelSites = [];
  run.lineEnd = sentence.end;
}

/** "It measures 12 mm" gives its size to the finding named just before. */
function takesSize(previous: Reading | undefined, readings: readonly Reading[], text: string): boolean {
  const only = readings[0]?.statement;
  const target = previous?.statement;
  if (only === undefined || target === undefined || readings.length > 1 || !MEASURES.test(text)) return false;
  if (
    only.sizeMillimetres === null ||
    target.kind !== "observation" ||
    target.negated ||
    target.sizeMillimetres !== null
  )
    return false;
  target.sizeMillimetres = only.sizeMillimetres;
  return true;
}

/** Every reading of a text, in its order. */
export function readReport(text: string): Reading[] {
  const all: Reading[] = [];
  for (const section of splitSections(text)) {
    if (SILENT.has(section.name)) continue;
    const start = bodyStart(text, section);
    const run: Run = { labelSites: [], lineEnd: start };
    for (const sentence of splitSentences(text, start, section.end)) {
      if (isTitle(text, section, sentence)) continue;
      followLabel(text, sentence, run);
      const readings = readStatements(text, sentence, section.name, run.labelSites);
      takesSize(all.at(-1), readings, text.slice(sentence.start, sentence.end));
      all.push(...readings);
    }
  }
  return all;
}

/** Where a report says more than a comparison holds, context goes first, then normal findings; the order of the text stays. */
function atMost(statements: Statement[]): Statement[] {
  if (statements.length <= MOST) return statements;
  const rank = ({ kind, negated }: Statement) => (kind === "context" ? 3 : kind === "normal" ? 2 : negated ? 1 : 0);
  const kept = new Set(statements.toSorted((a, b) => rank(a) - rank(b) || a.start - b.start).slice(0, MOST));
  return statements.filter((one) => kept.has(one));
}

/**
 * What a report in free text says, as proposals that a person confirms. Ranges [start, end) are exact in `text`; sizes in millimetres; the
 * same text gives the same ids. A report in another language than English gives none: its sections can still be shown.
 */
export function proposeStatements(text: string): Statement[] {
  const language = guessLanguage(text);
  if (language !== "en" && language !== "unknown") return [];
  return atMost(readReport(text).map(({ statement }) => statement));
}
