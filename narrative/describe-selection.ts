import type { SectionName, Statement } from "#contract/statement.ts";
import { nameUuid } from "./name-uuid.ts";
import { type Reading, readStatements } from "./read-statements.ts";
import { splitSections } from "./split-sections.ts";
import { splitSentences } from "./split-sentences.ts";
import { nothingAround } from "./surroundings.ts";

const LONGEST = 2000;

/** The reading that the selected words point at: what is named within them, else what the sentence says as a whole. */
function pointedAt(readings: readonly Reading[], start: number, end: number): Statement | undefined {
  const named = readings.find(({ at }) => at !== null && at.start < end && start < at.end);
  const whole = readings.find(({ at }) => at === null);
  return (named ?? whole ?? readings[0])?.statement;
}

/**
 * A statement from a part of the report that a person marked. The words around the selection count ("No [pneumothorax]"), the range is
 * the selection, trimmed. `start` and `end` are a character range [start, end); one that lies outside is cut to the text.
 */
export function statementFromSelection(text: string, start: number, end: number): Statement {
  const from = Math.max(0, Math.min(start, end, text.length));
  const to = Math.min(text.length, Math.max(start, end));
  const selected = text.slice(from, to);
  const first = from + (selected.length - selected.trimStart().length);
  const last = Math.min(first + selected.trim().length, first + LONGEST);
  const section = splitSections(text).find((one) => one.start <= first && first < one.end);
  const name: SectionName = section?.name ?? "other";
  const sentences = splitSentences(text, section?.start ?? 0, section?.end ?? text.length);
  const touched = sentences.filter((one) => one.start < last && first < one.end);
  const readings = touched.flatMap((sentence) => readStatements(text, sentence, name, nothingAround));
  const read = pointedAt(readings, first, last);
  const said = text.slice(first, last);
  return {
    kind: "observation",
    observation: null,
    anatomy: null,
    side: "not-stated",
    sizeMillimetres: null,
    negated: false,
    certainty: "definite",
    category: null,
    ...read,
    id: nameUuid(["marked", first, last, said].join("\u001f")),
    start: first,
    end: last,
    text: said,
    section: name,
    origin: "marked",
    confirmed: false,
  };
}
