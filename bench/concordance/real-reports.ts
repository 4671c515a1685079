/**
 * How well concordance/ names what was changed in real reports: each report is compared with a reading that says what it says, then one
 * thing is changed in the report (a sentence dropped or denied, a side flipped, a size doubled, a category raised, a finding added). The
 * reading is made by machine from the report itself, so this measures that a change is found and named, not that the report was read
 * rightly. Prints precision and recall for each class, and the errors with -v. Run: node bench/concordance/real-reports.ts [folder] [-v]
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gatherPositives } from "#concordance/gather.ts";
import { proposePairs } from "#concordance/propose-pairs.ts";
import type { Agreement, Pair } from "#contract/comparison.ts";
import { emptyReading, type Finding } from "#contract/finding.ts";
import type { Statement } from "#contract/statement.ts";
import { proposeStatements } from "#narrative/propose-statements.ts";
import { printClasses, Tally } from "./tally.ts";

const verbose = process.argv.includes("-v");
const root = process.argv.slice(2).find((one) => !one.startsWith("-")) ?? "../shared";
const own = join(import.meta.dirname, "../narrative");

function textsIn(folder: string): { name: string; text: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

function ownTexts(): { name: string; text: string }[] {
  return ["own-reports.txt", "second-reports.txt"].flatMap((file) =>
    readFileSync(join(own, file), "utf8")
      .split(/^## /m)
      .slice(1)
      .map((part) => ({
        name: part.split("\n")[0] ?? "",
        text: (part.split(/^-->\n/m)[0] ?? "").split("\n").slice(1).join("\n"),
      })),
  );
}

/** The reading that says what the report says: a finding for each thing it sees. */
function readingOf(text: string): { findings: Finding[]; leads: Map<string, Statement> } {
  const leads = new Map<string, Statement>();
  const findings = gatherPositives(proposeStatements(text))
    .filter(({ lead }) => lead.observation !== null)
    .map(({ lead, point }): Finding => {
      leads.set(lead.id, lead);
      return {
        id: lead.id,
        presence: "present",
        observation: lead.observation ?? "",
        anatomy: lead.anatomy ?? "",
        side: lead.side,
        size: point.size === null ? null : { millimetres: [point.size], markId: null },
        certainty: point.certainties[point.observations[0] ?? ""] ?? lead.certainty,
        severity: "moderate",
        category: point.category,
        description: "",
        recommendation: "",
        images: [],
        markIds: [],
      };
    });
  return { findings, leads };
}

const pairsOf = (text: string, findings: readonly Finding[]): Pair[] =>
  proposePairs(proposeStatements(text), { ...emptyReading, findings: [...findings] }, []);

const ADDED = "Fracture of the right clavicle.";
const NEXT_CATEGORY: Readonly<Record<string, string>> = {
  "2": "4",
  "3": "5",
  "4": "2",
  "4A": "2",
  "4B": "2",
  "4C": "2",
  "5": "2",
  IIF: "IV",
  II: "IV",
};

type Change = { name: string; becomes: Agreement; write: (said: Statement) => string | null };

const changes: readonly Change[] = [
  { name: "dropped", becomes: "missed-by-first", write: () => "" },
  {
    name: "denied",
    becomes: "missed-by-first",
    write: ({ observation, side }) => `No ${side === "left" || side === "right" ? `${side} ` : ""}${observation}.`,
  },
  {
    name: "side flipped",
    becomes: "side-or-level",
    write: ({ text, side }) =>
      (side !== "left" && side !== "right") || /\bleft\b/i.test(text) === /\bright\b/i.test(text)
        ? null
        : text.replace(/\b(left|right)\b/gi, (word) => (/left/i.test(word) ? "right" : "left")),
  },
  {
    name: "size doubled",
    becomes: "measurement",
    write: ({ text, sizeMillimetres }) =>
      sizeMillimetres === null || Math.max(...sizeMillimetres) < 6
        ? null
        : text.replace(/\d+(?:\.\d+)?(?=\s*(?:x|×|mm|cm|millim|centim|-\s*(?:mm|cm)))/gi, (size) =>
            String(Number(size) * 2),
          ),
  },
  {
    name: "category changed",
    becomes: "category",
    write: ({ text, category }) => {
      const value = category?.split(" ").at(-1) ?? "";
      const other = NEXT_CATEGORY[value];
      const changed = other === undefined ? text : text.replace(new RegExp(`\\b${value}\\b(?=[^\\d]*$)`), other);
      return changed === text ? null : changed;
    },
  },
];

const tally = new Tally();
let trials = 0;

/** Only a sentence that says one thing, once in the report, can be changed so that one label is right. */
function canChange(
  text: string,
  said: Statement,
  leads: Map<string, Statement>,
  statements: readonly Statement[],
): boolean {
  const alone = statements.filter((one) => one.start === said.start && one.observation !== null).length === 1;
  const same = statements.filter(
    ({ observation, kind, negated }) => observation === said.observation && kind === "observation" && !negated,
  );
  // The first sentence is often the title as well: the part examined, and its side, hang on it.
  const opens = text.slice(0, said.start).trim() === "";
  return !opens && alone && same.length === 1 && leads.has(said.id) && text.indexOf(said.text) === said.start;
}

function judge(
  name: string,
  pairs: readonly Pair[],
  target: string | null,
  becomes: Agreement,
  known: ReadonlySet<string>,
): void {
  let met = false;
  for (const { findingId, agreement, reason } of pairs) {
    const isTarget = target === null ? findingId === null && agreement === becomes : findingId === target;
    if (isTarget && !met) {
      met = true;
      tally.count(becomes, agreement);
      if (agreement !== becomes && verbose) console.log(`  ${name}: ${agreement} instead of ${becomes}: ${reason}`);
    } else if (findingId !== null && known.has(findingId)) {
      tally.count("agree", agreement);
      if (agreement !== "agree" && verbose) console.log(`  ${name}: ${agreement} instead of agree: ${reason}`);
    } else if (findingId === null) {
      tally.count(null, agreement);
      if (verbose) console.log(`  ${name}: ${agreement} instead of nothing: ${reason}`);
    }
  }
  if (!met) {
    tally.count(becomes, null);
    if (verbose) console.log(`  ${name}: no ${becomes}`);
  }
}

function tryReport({ name, text }: { name: string; text: string }): void {
  const { findings, leads } = readingOf(text);
  const statements = proposeStatements(text);
  const known = new Set(findings.map(({ id }) => id));
  const before = pairsOf(text, findings).filter(
    ({ statementId }) => statements.find(({ id }) => id === statementId)?.kind !== "recommendation",
  );
  for (const { agreement, reason } of before) {
    tally.count("agree", agreement);
    if (agreement !== "agree" && verbose) console.log(`  ${name}, unchanged: ${agreement}: ${reason}`);
  }
  const clean = before.every(({ agreement }) => agreement === "agree");
  if (!clean) return;
  const withoutAdvice = (changed: string) => {
    const after = new Map(proposeStatements(changed).map((one) => [one.id, one]));
    return pairsOf(changed, findings).filter(
      ({ statementId }) => after.get(statementId ?? "")?.kind !== "recommendation",
    );
  };
  for (const said of leads.values()) {
    if (!canChange(text, said, leads, statements)) continue;
    for (const { name: what, becomes, write } of changes) {
      const written = write(said);
      if (written === null || written === said.text) continue;
      trials += 1;
      const changed = text.slice(0, said.start) + written + text.slice(said.end);
      judge(`${name}, ${what} "${said.text.slice(0, 60)}"`, withoutAdvice(changed), said.id, becomes, known);
    }
  }
  const end = Math.max(0, ...[...leads.values()].map((one) => one.end));
  if (end === 0) return;
  trials += 1;
  const added = `${text.slice(0, end)}\n${ADDED}\n${text.slice(end)}`;
  judge(`${name}, added`, withoutAdvice(added), null, "not-confirmed", known);
}

const folders = ["mtsamples", "generated_en"].map((one) => join(root, "data/reports", one));
const real = folders.flatMap(textsIn);
for (const [what, texts] of [
  ["real reports", real],
  ["own reports", ownTexts()],
] as const) {
  tally.counts.clear();
  trials = 0;
  for (const text of texts) tryReport(text);
  console.log(
    texts.length === 0 ? `${what}: not there, left out` : `${what}: ${texts.length} reports, ${trials} changes`,
  );
  printClasses(tally);
}
