/**
 * How well narrative/ tells what is there from what is not: precision, recall and F1 for negation on the NegEx and ConText kits, the
 * reference list of cases, with every error listed, and reports a second. Run: node bench/narrative/negation.ts [folder with data and oracles]
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { assertionOf } from "#narrative/assertion.ts";
import { findBarriers } from "#narrative/barriers.ts";
import { findCues } from "#narrative/cues.ts";
import { findingStatus, readObservation } from "#narrative/finding-status.ts";
import { spanOf } from "#narrative/owner-of.ts";
import { proposeStatements } from "#narrative/propose-statements.ts";
import { splitSentences } from "#narrative/split-sentences.ts";
import { wordsOf } from "#narrative/words.ts";

const root = process.argv[2] ?? "../shared";

/** Whether the text denies the words at [at, end). */
function isNegated(text: string, at: number, end: number): boolean {
  const sentence = splitSentences(text).find((one) => one.start <= at && end <= one.end) ?? {
    start: 0,
    end: text.length,
  };
  const words = wordsOf(text.slice(sentence.start, sentence.end), sentence.start);
  const cues = findCues(words);
  const { negated, certainty } = assertionOf(
    text,
    words,
    spanOf(words, at, end),
    cues,
    findBarriers(text, words, cues),
  );
  return negated || certainty === "unlikely";
}

type Columns = { concept: number; sentence: number; label: number };

function scoreKit(name: string, { concept, sentence, label }: Columns): void {
  const file = join(root, "data/reports/negex_kit", name);
  if (!existsSync(file)) {
    console.log(`${name}: not there, left out`);
    return;
  }
  const counts = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };
  for (const line of readFileSync(file, "utf8").split("\n").slice(1)) {
    const fields = line.split("\t");
    const text = (fields[sentence] ?? "").replace(/^"|"$/g, "").replaceAll('""', '"');
    const named = (fields[concept] ?? "").trim();
    const upper = text.indexOf(named.toUpperCase());
    const at = upper === -1 ? text.toLowerCase().indexOf(named.toLowerCase()) : upper;
    if (named === "" || at === -1) continue;
    const end = at + named.length;
    const found = isNegated(text, at, end);
    const gold = /^neg/i.test((fields[label] ?? "").trim());
    counts[found ? (gold ? "truePositive" : "falsePositive") : gold ? "falseNegative" : "trueNegative"] += 1;
    if (found !== gold)
      console.log(
        `  ${found ? "false positive" : "false negative"}: ${named} | ${text.slice(Math.max(0, at - 120), end + 80).replace(/\s+/g, " ")}`,
      );
  }
  const precision = counts.truePositive / (counts.truePositive + counts.falsePositive);
  const recall = counts.truePositive / (counts.truePositive + counts.falseNegative);
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(`${name}: precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} F1 ${f1.toFixed(3)}`, counts);
}

function scoreCases(): void {
  const file = join(root, "oracles/reporttext/negation_cases.json");
  if (!existsSync(file)) {
    console.log("negation_cases.json: not there, left out");
    return;
  }
  const one = z.object({ text: z.string(), finding: z.string(), status: z.string() });
  const { cases } = z.object({ cases: z.array(one) }).parse(JSON.parse(readFileSync(file, "utf8")));
  let right = 0;
  for (const { text, finding, status } of cases) {
    const got = findingStatus(proposeStatements(text), readObservation(finding) ?? finding);
    if (got === status.replaceAll("_", "-")) right += 1;
    else console.log(`  wrong: ${text} | ${finding}: ${got} instead of ${status}`);
  }
  console.log(`negation_cases.json: ${right} of ${cases.length} right`);
}

function timeReports(): void {
  const folders = ["mtsamples", "generated_en"].map((one) => join(root, "data/reports", one)).filter(existsSync);
  const texts = folders.flatMap((folder) =>
    readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")),
  );
  if (texts.length === 0) {
    console.log("reports: not there, not timed");
    return;
  }
  const warm = () => texts.reduce((sum, text) => sum + proposeStatements(text).length, 0);
  warm();
  // Processor time, so that a busy machine does not count against it.
  const began = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1e6;
  };
  let rounds = 0;
  let statements = 0;
  while (spent() < 3) {
    statements = warm();
    rounds += 1;
  }
  const seconds = spent();
  const characters = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  console.log(
    `speed: ${Math.round((rounds * texts.length) / seconds)} reports a second of processor time (${texts.length} reports, ${Math.round(characters)} characters and ${Math.round(statements / texts.length)} statements each)`,
  );
}

scoreKit("annotations_reports_1-80.tsv", { concept: 1, sentence: 2, label: 3 });
scoreKit("context_annotations_part1.tsv", { concept: 2, sentence: 3, label: 4 });
scoreCases();
timeReports();
