/**
 * How well narrative/ gives the 14 CheXpert labels: precision, recall and F1 of mention, negation and uncertainty on the labelled reports
 * that are there, every error, and the published figures of the rule-based labeler beside (on its own thousand reports, which are not
 * public: the sets differ, so the figures only stand side by side). Run: node bench/narrative/chexpert.ts [folder with data and oracles]
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type ChexpertValue, chexpertLabels, chexpertOf } from "#narrative/chexpert-labels.ts";
import { proposeStatements } from "#narrative/propose-statements.ts";

const root = process.argv[2] ?? "../shared";
const file = join(root, "data/reports/chexpert_labeler/labeled_reports.csv");
const scores = join(root, "oracles/reporttext/labeler_published_scores.json");

/** Rows of comma-separated values; fields in quotation marks may hold commas and lines. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^,\n]*)(,|\n|$)/g)) {
    const [, field = "", mark] = match;
    rows.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (mark === "\n") rows.push([]);
    if (mark === "") break;
  }
  return rows.filter((row) => row.length > 1);
}

const toValue = (field: string | undefined): ChexpertValue =>
  field === "1.0" ? "positive" : field === "0.0" ? "negative" : field === "-1.0" ? "uncertain" : null;

type Task = { name: string; is: (value: ChexpertValue) => boolean };
const tasks: readonly Task[] = [
  { name: "mention", is: (value) => value !== null },
  { name: "negation", is: (value) => value === "negative" },
  { name: "uncertainty", is: (value) => value === "uncertain" },
];

function run(): void {
  const [head = [], ...rows] = readCsv(readFileSync(file, "utf8"));
  const counts = tasks.map(() => ({ right: 0, extra: 0, lost: 0 }));
  let same = 0;
  let all = 0;
  for (const [text = "", ...fields] of rows) {
    const said = chexpertOf(proposeStatements(text));
    for (const label of chexpertLabels) {
      const wanted = toValue(fields[head.indexOf(label) - 1]);
      all += 1;
      if (wanted === said[label]) same += 1;
      else console.log(`  ${label}: ${said[label]} instead of ${wanted} | ${text.replace(/\s+/g, " ").slice(0, 120)}`);
      for (const [at, { is }] of tasks.entries()) {
        const one = counts[at];
        if (one === undefined) continue;
        if (is(wanted) && is(said[label])) one.right += 1;
        else if (is(said[label])) one.extra += 1;
        else if (is(wanted)) one.lost += 1;
      }
    }
  }
  console.log(`labeled_reports.csv: ${rows.length} reports, ${same} of ${all} labels the same`);
  const published = z
    .object({ CheXpert_2019_table2_F1: z.object({ rows: z.record(z.string(), z.array(z.number().nullable())) }) })
    .safeParse(existsSync(scores) ? JSON.parse(readFileSync(scores, "utf8")) : null).data?.CheXpert_2019_table2_F1.rows[
    "Micro-average"
  ];
  for (const [at, { name }] of tasks.entries()) {
    const { right, extra, lost } = counts[at] ?? { right: 0, extra: 0, lost: 0 };
    const precision = right / (right + extra);
    const recall = right / (right + lost);
    const f1 = (2 * precision * recall) / (precision + recall);
    console.log(
      `${name.padEnd(12)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} F1 ${f1.toFixed(3)} (published micro-average of the labeler, other reports: ${published?.[at * 2 + 1] ?? "not there"})`,
    );
  }
}

if (existsSync(file)) run();
else console.log("labeled_reports.csv: not there, left out");
