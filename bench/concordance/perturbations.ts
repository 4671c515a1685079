/**
 * How well concordance/ names what was changed: each case is a reading with a first report that says the same; then one thing is changed in
 * the report (dropped, denied, side, size, category, something added) and every pair is held against what it must now be. Prints
 * precision and recall for each class and every error. Run: node bench/concordance/perturbations.ts
 */

import { proposePairs } from "#concordance/propose-pairs.ts";
import type { Agreement } from "#contract/comparison.ts";
import { emptyReading, type Finding } from "#contract/finding.ts";
import { nameUuid } from "#narrative/name-uuid.ts";
import { proposeStatements } from "#narrative/propose-statements.ts";
import { type BenchCase, benchCases, type Said } from "./cases.ts";

type Trial = { name: string; report: string; findings: Finding[]; expected: Map<string, Agreement> };

const ADDED = "added";
const EXTRA = ["Fracture of the right clavicle.", "Left adrenal nodule measuring 17 mm.", "Acute appendicitis."];

function toFinding(name: string, { finding }: Said, at: number): Finding {
  return {
    id: nameUuid(`${name} ${at}`),
    presence: "present",
    observation: "",
    anatomy: "",
    side: "not-stated",
    size: null,
    certainty: "definite",
    severity: "moderate",
    category: null,
    description: "",
    recommendation: "",
    images: [],
    markIds: [],
    ...finding,
  };
}

const LADDERS: Readonly<Record<string, string>> = { "4A": "2", "4B": "3", "4": "3", IIF: "III" };

/** Ways to change a sentence, each with the class that must result; null where the sentence has nothing of the kind. */
const changes: readonly { name: string; change: (said: Said) => string | null; becomes: Agreement }[] = [
  { name: "dropped", change: () => "", becomes: "missed-by-first" },
  { name: "denied", change: ({ denial }) => denial, becomes: "missed-by-first" },
  {
    name: "side flipped",
    change: ({ line, finding }) =>
      finding.side === undefined
        ? null
        : line.replace(/\b(left|right)\b/gi, (word) => (/left/i.test(word) ? "right" : "left")),
    becomes: "side-or-level",
  },
  {
    name: "level changed",
    change: ({ line }) =>
      /\bL\d/.test(line)
        ? line.replace(/L4-5|L5-S1|L1\b/, (level) => (level === "L4-5" ? "L2-3" : level === "L1" ? "T11" : "L3-4"))
        : null,
    becomes: "side-or-level",
  },
  {
    name: "size doubled",
    change: ({ line, finding }) =>
      finding.size == null ? null : line.replace(/\d+(?:\.\d+)?(?= ?(?:x|mm|cm))/g, (size) => String(Number(size) * 2)),
    becomes: "measurement",
  },
  {
    name: "category changed",
    change: ({ line, finding }) => {
      const value = finding.category?.split(" ").at(-1) ?? "";
      const other = LADDERS[value];
      return other === undefined ? null : line.replace(new RegExp(`${value}(?=[.,])`), other);
    },
    becomes: "category",
  },
];

function write(report: string, lines: readonly string[]): string {
  return report.replace(/\{(\d)\}/g, (_, at: string) => lines[Number(at)] ?? "");
}

function trialsOf({ name, report, said }: BenchCase): Trial[] {
  const findings = said.map((one, at) => toFinding(name, one, at));
  const lines = said.map(({ line }) => line);
  const same = () => new Map<string, Agreement>(findings.map(({ id }) => [id, "agree"]));
  const trials: Trial[] = [{ name: `${name}: unchanged`, report: write(report, lines), findings, expected: same() }];
  for (const [at, one] of said.entries()) {
    const target = findings[at];
    if (target === undefined || target.presence === "absent") continue;
    for (const { name: what, change, becomes } of changes) {
      const line = change(one);
      if (line === null || line === one.line) continue;
      const expected = same().set(target.id, becomes);
      trials.push({
        name: `${name}: ${what} {${at}}`,
        report: write(report, lines.with(at, line)),
        findings,
        expected,
      });
    }
  }
  for (const extra of EXTRA)
    trials.push({
      name: `${name}: added`,
      report: `${write(report, lines)} ${extra}`,
      findings,
      expected: same().set(ADDED, "not-confirmed"),
    });
  return trials;
}

const counts = new Map<string, { right: number; wrong: number; lost: number }>();

function count(kind: string, field: "right" | "wrong" | "lost"): void {
  const one = counts.get(kind) ?? { right: 0, wrong: 0, lost: 0 };
  one[field] += 1;
  counts.set(kind, one);
}

function run({ name, report, findings, expected }: Trial): void {
  const pairs = proposePairs(proposeStatements(report), { ...emptyReading, findings }, []);
  const open = new Map(expected);
  for (const { findingId, agreement, reason } of pairs) {
    const key = findingId ?? ADDED;
    const wanted = open.get(key);
    open.delete(key);
    if (wanted === agreement) count(agreement, "right");
    else {
      count(agreement, "wrong");
      if (wanted !== undefined) count(wanted, "lost");
      console.log(`  ${name}: ${agreement} instead of ${wanted ?? "nothing"}: ${reason}`);
    }
  }
  for (const [key, wanted] of open) {
    count(wanted, "lost");
    console.log(`  ${name}: no ${wanted} for ${findings.find(({ id }) => id === key)?.observation ?? key}`);
  }
}

const trials = benchCases.flatMap(trialsOf);
for (const trial of trials) run(trial);
console.log(`${trials.length} trials from ${benchCases.length} cases`);
for (const [kind, { right, wrong, lost }] of [...counts].toSorted())
  console.log(
    `${kind.padEnd(16)} precision ${(right / (right + wrong)).toFixed(3)} recall ${(right / (right + lost)).toFixed(3)} (${right} right)`,
  );
