import type { ReportSection, SectionName, Statement } from "#contract/statement.ts";
import { carryCategory, carrySide, carrySize } from "./carry.ts";
import { guessLanguage } from "./guess-language.ts";
import { type Reading, readStatements } from "./read-statements.ts";
import { followLabel, startRun } from "./run.ts";
import { bodyStart, splitSections } from "./split-sections.ts";
import type { Sentence } from "./split-sentences.ts";
import { splitSentences } from "./split-sentences.ts";
import { examOf } from "./surroundings.ts";

/** As many as a comparison may hold (contract). */
const MOST = 500;
const SILENT: ReadonlySet<SectionName> = new Set(["technique", "comparison"]);

function isTitle(text: string, section: ReportSection, { start, end }: Sentence): boolean {
  return section.name === "other" && !/[.!]$/.test(text.slice(start, end));
}

/** Every reading of a text, in its order. */
export function readReport(text: string): Reading[] {
  const sections = splitSections(text);
  const exam = examOf(text, sections);
  const all: Reading[] = [];
  for (const section of sections) {
    if (SILENT.has(section.name)) continue;
    const start = bodyStart(text, section);
    const run = startRun(start, exam);
    for (const sentence of splitSentences(text, start, section.end)) {
      if (isTitle(text, section, sentence)) continue;
      followLabel(text, sentence, run);
      const readings = readStatements(text, sentence, section.name, run);
      const said = text.slice(sentence.start, sentence.end);
      carrySize(all.at(-1), readings, said);
      carrySide(all, readings, said);
      carryCategory(all, readings, section.name);
      run.readings(readings);
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
