/**
 * How well concordance/ names what stands between two readings, on labelled pairs of our own writing: precision and recall for each class,
 * how often the proposed significance is the labelled one, and every error. Run: node bench/concordance/labelled-pairs.ts
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { proposePairs } from "#concordance/propose-pairs.ts";
import { agreement, type Pair, significance } from "#contract/comparison.ts";
import { certainty, emptyReading, type Finding, severity, side } from "#contract/finding.ts";
import type { Statement } from "#contract/statement.ts";
import { nameUuid } from "#narrative/name-uuid.ts";
import { proposeStatements } from "#narrative/propose-statements.ts";
import { printClasses, Tally } from "./tally.ts";

type Label = {
  line: string;
  finding: number | null;
  words: string | null;
  advice: boolean;
  agreement: Pair["agreement"];
  significance: Pair["significance"] | null;
};
type Labelled = { name: string; report: string; findings: Finding[]; advice: string; labels: Label[] };

const FINDING =
  /^(-\s+)?([^@/=#!^>]+?)\s*(?:@\s*([^/=#!^>]+?))?\s*(?:\/\s*([a-z-]+))?\s*(?:=\s*([\d.x ]+?))?\s*(?:#\s*([^!^>]+?))?\s*(?:!\s*([a-z]+))?\s*(?:\^\s*([a-z]+))?\s*(?:>\s*(.+))?$/;
const LABEL = /^(?:s(\d+)|(advice\s+)?"([^"]+)")\s+([a-z-]+)(?:\s+([a-z]+))?$/;

function readFinding(name: string, line: string, at: number): Finding {
  const [, absent, words = "", place = "", onSide, sizes, category, sure, weight, advice = ""] =
    FINDING.exec(line) ?? [];
  if (words === "") throw new Error(`cannot read the finding "${line}"`);
  return {
    id: nameUuid(`${name} ${at}`),
    presence: absent === undefined ? "present" : "absent",
    observation: words,
    anatomy: place,
    side: side.parse(onSide ?? "not-stated"),
    size: sizes === undefined ? null : { millimetres: sizes.split("x").map(Number), markId: null },
    certainty: certainty.parse(sure ?? "definite"),
    severity: severity.parse(weight ?? "moderate"),
    category: category ?? null,
    description: "",
    recommendation: advice,
    images: [],
    markIds: [],
  };
}

function readLabel(line: string): Label {
  const [, at, advice, words, how, weight] = LABEL.exec(line) ?? [];
  return {
    line,
    finding: at === undefined ? null : Number(at) - 1,
    words: words ?? null,
    advice: advice !== undefined,
    agreement: agreement.parse(how),
    significance: weight === undefined ? null : significance.parse(weight),
  };
}

function readPairs(): Labelled[] {
  const parts = readFileSync(join(import.meta.dirname, "labelled-pairs.txt"), "utf8")
    .split(/^## /m)
    .slice(1);
  return parts.map((part) => {
    const [name = "", ...lines] = part.split("\n");
    const after = (mark: string) =>
      lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length).trim());
    return {
      name,
      report: after("F:").join("\n"),
      findings: after("S:").map((line, at) => readFinding(name, line, at)),
      advice: after("A:").join(" "),
      labels: after("=").map(readLabel),
    };
  });
}

function fits(label: Label, pair: Pair, findings: readonly Finding[], statements: readonly Statement[]): boolean {
  const statement = statements.find(({ id }) => id === pair.statementId);
  const isAdvice = statement?.kind === "recommendation";
  if (label.finding !== null) return !isAdvice && pair.findingId === findings[label.finding]?.id;
  if (label.advice !== isAdvice) return false;
  if (statement?.text.includes(label.words ?? "") !== true) return false;
  return isAdvice || pair.findingId === null;
}

const tally = new Tally();
const weights = { right: 0, wrong: 0 };

function score({ name, report, findings, advice, labels }: Labelled): void {
  const statements = proposeStatements(report);
  const pairs = proposePairs(statements, { ...emptyReading, findings, recommendation: advice }, []);
  const open = new Set(labels);
  for (const pair of pairs) {
    const label = [...open].find((one) => fits(one, pair, findings, statements));
    if (label !== undefined) open.delete(label);
    tally.count(label?.agreement ?? null, pair.agreement);
    if (label?.agreement !== pair.agreement)
      console.log(`  ${name}: ${pair.agreement} instead of ${label?.agreement ?? "nothing"}: ${pair.reason}`);
    else if (label.significance !== null) {
      weights[label.significance === pair.significance ? "right" : "wrong"] += 1;
      if (label.significance !== pair.significance)
        console.log(`  ${name}: ${pair.significance} instead of ${label.significance}: ${pair.reason}`);
    }
  }
  for (const label of open) {
    tally.count(label.agreement, null);
    console.log(`  ${name}: nothing for ${label.line}`);
  }
}

const pairs = readPairs();
for (const pair of pairs) score(pair);
console.log(
  `${pairs.length} pairs of readings, ${pairs.reduce((sum, { labels }) => sum + labels.length, 0)} labelled points`,
);
printClasses(tally);
console.log(`significance: ${weights.right} of ${weights.right + weights.wrong} as labelled`);
