import type { SectionName, Statement } from "#contract/statement.ts";

type Section = { name: SectionName; start: number; end: number };

/** Trims the white space off a range; null where nothing is left. */
export function trimRange(text: string, start: number, end: number): { start: number; end: number } | null {
  const whole = text.slice(start, end);
  const from = start + (whole.length - whole.trimStart().length);
  const to = end - (whole.length - whole.trimEnd().length);
  return from < to ? { start: from, end: to } : null;
}

const sideIn = (text: string): Statement["side"] => {
  if (/\bbilateral|\bboth sides\b/i.test(text)) return "bilateral";
  const [left, right] = [/\bleft\b/i.test(text), /\bright\b/i.test(text)];
  return left === right ? "not-stated" : left ? "left" : "right";
};

/** "6 x 4 mm", "1.2 cm": millimetres in the order of the text; null where there is none. */
function sizesIn(text: string): number[] | null {
  const found = /(\d+(?:\.\d+)?(?:\s*[x×]\s*\d+(?:\.\d+)?){0,2})\s*(mm|cm)\b/i.exec(text);
  if (found === null) return null;
  const factor = found[2]?.toLowerCase() === "cm" ? 10 : 1;
  const numbers = (found[1] ?? "").split(/\s*[x×]\s*/).map((each) => Math.round(Number(each) * factor * 10) / 10);
  return numbers.every((each) => each > 0) ? numbers : null;
}

/**
 * A first description of a passage that a person selected; the person corrects it before it counts.
 * @param range [start, end) in characters of the report
 */
export function readSelection(
  report: string,
  sections: readonly Section[],
  range: { start: number; end: number },
): Statement {
  const text = report.slice(range.start, range.end).slice(0, 2000);
  const section = sections.find((each) => each.start <= range.start && range.start < each.end);
  return {
    id: crypto.randomUUID(),
    start: range.start,
    end: Math.min(range.end, range.start + 2000),
    text,
    section: section?.name ?? "other",
    kind: section?.name === "recommendation" ? "recommendation" : "observation",
    observation: null,
    anatomy: null,
    side: sideIn(text),
    sizeMillimetres: sizesIn(text),
    negated: /^\s*(no|without|absent)\b/i.test(text),
    certainty: /\b(possible|possibly|may|cannot exclude)\b/i.test(text)
      ? "possible"
      : /\b(probable|probably|likely|suspicious)\b/i.test(text)
        ? "probable"
        : "definite",
    category: null,
    origin: "marked",
    confirmed: true,
  };
}
