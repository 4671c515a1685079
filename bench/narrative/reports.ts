/**
 * How well narrative/ reads whole reports in many styles: precision, recall and F1 of what is seen, uncertain and not there, and how
 * often place, side, size and category are right, with every error listed. Two sets
 * of our own writing (their first lines tell how they were used). Run: node bench/narrative/reports.ts [-q]
 */
import type { Statement } from "#contract/statement.ts";
import { isKindOf, isPartOf } from "#narrative/concept-relations.ts";
import { readPlace } from "#narrative/place-name.ts";
import { proposeStatements } from "#narrative/propose-statements.ts";
import { readAdvice } from "#narrative/recommendations.ts";
import { type Expected, type OwnReport, ownReports } from "./own-reports.ts";

const quiet = process.argv.includes("-q");

function signOf({ kind, negated, certainty }: Statement): Expected["sign"] {
  if (kind === "recommendation") return "R";
  if (kind === "context") return "H";
  if (negated || certainty === "unlikely") return "-";
  return certainty === "definite" ? "+" : certainty === "probable" ? "~" : "?";
}

const polarity = (sign: Expected["sign"]) => (sign === "~" ? "?" : sign);
const related = (one: string, other: string) => isKindOf(one, other) || isKindOf(other, one);

type Marks = { place: boolean | null; side: boolean | null; size: boolean | null; category: boolean | null };

function marksOf(expected: Expected, said: Statement): Marks {
  const place = readPlace(said.anatomy ?? "");
  const sites =
    place.site !== null &&
    expected.site !== null &&
    (isPartOf(place.site, expected.site) || isPartOf(expected.site, place.site));
  return {
    place: expected.level !== null ? place.level === expected.level : expected.site === null ? null : sites,
    side: expected.side === null ? null : said.side === expected.side,
    size:
      expected.sizes.length === 0
        ? null
        : expected.sizes.every((size, at) => Math.abs((said.sizeMillimetres?.[at] ?? 0) - size) < 0.11),
    category: expected.category === null ? null : said.category === expected.category,
  };
}

const rightMarks = (marks: Marks) => Object.values(marks).filter((one) => one === true).length;

function fits(expected: Expected, said: Statement): boolean {
  if (expected.sign === "N") {
    const at = readPlace(said.anatomy ?? "");
    if (said.kind !== "normal") return false;
    if (expected.level !== null) return at.level === expected.level;
    return (
      at.site !== null && expected.site !== null && (at.site === expected.site || isPartOf(at.site, expected.site))
    );
  }
  if (expected.sign === "R") {
    if (said.kind !== "recommendation") return false;
    const { actions, months } = readAdvice(said.text);
    return expected.actions.every((one) => actions.includes(one)) && (expected.months ?? months) === months;
  }
  if (said.observation === null || said.kind === "recommendation") return false;
  return (
    polarity(signOf(said)) === polarity(expected.sign) &&
    expected.observation !== null &&
    related(expected.observation, said.observation)
  );
}

type Score = { right: number; extra: number; lost: number };
const scores = new Map<string, Score>();
const details = new Map<string, { right: number; wrong: number }>();
const names: Readonly<Record<Expected["sign"], string>> = {
  "+": "seen",
  "~": "uncertain",
  "?": "uncertain",
  "-": "not there",
  N: "normal part",
  H: "only context",
  R: "advice",
};

function count(sign: Expected["sign"], field: keyof Score): void {
  const one = scores.get(names[sign]) ?? { right: 0, extra: 0, lost: 0 };
  one[field] += 1;
  scores.set(names[sign], one);
}

function tell(report: OwnReport, words: string): void {
  if (!quiet) console.log(`  ${report.name}: ${words}`);
}

function describe(said: Statement): string {
  const parts = [said.anatomy, said.side, said.sizeMillimetres?.join(" x "), said.category].filter(Boolean).join(", ");
  return `${signOf(said)} ${said.observation ?? said.kind} (${parts}) in "${said.text.replace(/\s+/g, " ").slice(0, 140)}"`;
}

function scoreReport(report: OwnReport): void {
  const said = proposeStatements(report.text);
  const taken = new Map<Statement, Expected>();
  for (const expected of report.expected) {
    const candidates = said.filter((one) => !taken.has(one) && fits(expected, one));
    const exact = (one: Statement) => (one.observation === expected.observation ? 0.5 : 0);
    const best = candidates.toSorted(
      (a, b) => rightMarks(marksOf(expected, b)) + exact(b) - rightMarks(marksOf(expected, a)) - exact(a),
    )[0];
    if (best === undefined) {
      count(expected.sign, "lost");
      tell(report, `lost: ${expected.line}`);
      continue;
    }
    taken.set(best, expected);
    count(expected.sign, "right");
    for (const [field, right] of Object.entries(marksOf(expected, best))) {
      if (right === null) continue;
      const one = details.get(field) ?? { right: 0, wrong: 0 };
      one[right ? "right" : "wrong"] += 1;
      details.set(field, one);
      if (!right) tell(report, `${field} of "${expected.line}": ${describe(best)}`);
    }
  }
  // An impression repeats the findings: what fits an expectation that was met is no error. Normal parts and context are not all listed.
  for (const one of said) {
    const sign = signOf(one);
    if (taken.has(one) || sign === "H" || one.kind === "normal") continue;
    if (one.kind === "observation" && one.observation === null) continue;
    if (report.expected.some((expected) => fits(expected, one))) continue;
    count(sign, "extra");
    tell(report, `too much: ${describe(one)}`);
  }
}

function scoreSet(file: "own-reports.txt" | "second-reports.txt"): void {
  scores.clear();
  details.clear();
  const reports = ownReports(file);
  for (const report of reports) scoreReport(report);
  const expectations = reports.reduce((sum, { expected }) => sum + expected.length, 0);
  console.log(`${file}: ${reports.length} reports, ${expectations} expectations`);
  const all: Score = { right: 0, extra: 0, lost: 0 };
  for (const [name, score] of scores) {
    const recallOnly = name === "normal part" || name === "only context";
    if (!recallOnly) for (const field of ["right", "extra", "lost"] as const) all[field] += score[field];
    console.log(`${name.padEnd(13)} ${figures(score, recallOnly)}`);
  }
  console.log(`${"all".padEnd(13)} ${figures(all, false)}`);
  for (const [field, { right, wrong }] of details)
    console.log(`${field.padEnd(13)} ${right} of ${right + wrong} right (${(right / (right + wrong)).toFixed(3)})`);
}

function figures({ right, extra, lost }: Score, recallOnly: boolean): string {
  const recall = right / (right + lost);
  if (recallOnly) return `recall ${recall.toFixed(3)} (${right} of ${right + lost})`;
  const precision = right / (right + extra);
  const f1 = (2 * precision * recall) / (precision + recall);
  return `precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} F1 ${f1.toFixed(3)} (${right} right, ${extra} too much, ${lost} lost)`;
}

scoreSet("own-reports.txt");
scoreSet("second-reports.txt");
