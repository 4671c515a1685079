// Our server and Debian's Orthanc side by side, in turns (A B A B), with the same requests; ratios first.
//   node bench/images/table.ts [--quick] [--rounds N] [--slices N] [--without-orthanc] [ROW …]     rows by the beginning of their names
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { median } from "./http-client.ts";
import { type orthancKinds, orthancMissing, startOrthanc } from "./orthanc-server.ts";
import { startOurs } from "./our-server.ts";
import { usageOf } from "./process-usage.ts";
import { type Conditions, type Measured, type Row, rows } from "./rows.ts";
import type { ServerUnderTest } from "./server-under-test.ts";
import { makeTemplates } from "./studies.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    slices: { type: "string" },
    "without-orthanc": { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
const slices = Number(values.slices ?? (values.quick ? 60 : 300));
/** By itself a quick run leaves out what takes minutes to fill. */
const isQuick = ({ id }: Row) => !/0000/.test(id) && id !== "start";
const chosen = rows.filter((row) =>
  positionals.length > 0 ? positionals.some((name) => row.id.startsWith(name)) : !values.quick || isQuick(row),
);
if (chosen.length === 0) {
  process.stderr.write(`There is no such row. Rows: ${rows.map((row) => row.id).join(" ")}\n`);
  process.exit(2);
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const shown = (value: Measured) =>
  typeof value === "string" ? value : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** The median of what a server reached; a word where it could not be measured. */
function summary(measured: readonly Measured[]): Measured {
  const figures = measured.filter((one) => typeof one === "number");
  return figures.length > 0 ? median(figures) : (measured[0] ?? "not measured");
}

/** Of Orthanc's configurations the one that did best in this row. */
function best(row: Row, measured: readonly Measured[]): Measured {
  const figures = measured.filter((one) => typeof one === "number");
  if (figures.length === 0) return measured[0] ?? "not measured";
  return row.better === "more" ? Math.max(...figures) : Math.min(...figures);
}

/** Milliseconds of the processors for one unit of a rate: it hardly depends on what else the machine does. */
async function withCost(
  row: Row,
  server: ServerUnderTest,
  conditions: Conditions,
): Promise<{ figure: Measured; cost: Measured }> {
  const [from, before] = [performance.now(), (await usageOf(server.pid)).processor];
  const figure = await row
    .measure(server, conditions)
    .catch((error: unknown) => `failed: ${String(error).slice(0, 200)}`);
  if (typeof figure === "string" || row.better === "less") return { figure, cost: "" };
  const units = (figure * (performance.now() - from)) / 1000;
  return { figure, cost: ((await usageOf(server.pid)).processor - before) / units };
}

const costs = (ours: Measured, theirs: Measured) =>
  typeof ours === "number" && typeof theirs === "number"
    ? `; processor ${shown(ours)} ms each, Orthanc ${shown(theirs)} ms (${(theirs / ours).toFixed(2)} ×)`
    : "";

function print(row: Row, ours: Measured, theirs: Measured, cost: string): void {
  const comparable = typeof ours === "number" && typeof theirs === "number";
  const ratio = comparable ? (row.better === "more" ? ours / theirs : theirs / ours) : null;
  const met =
    "ratio" in row.aim ? ratio !== null && ratio >= row.aim.ratio : typeof ours === "number" && ours <= row.aim.limit;
  const aim = "ratio" in row.aim ? `aim ≥ ${row.aim.ratio}` : `aim ≤ ${row.aim.limit} ${row.unit}`;
  const first = ratio === null ? "  –   " : `${ratio.toFixed(2)} ×`.padStart(8);
  say(
    `${first}  ${row.title.padEnd(62)} ours ${shown(ours)} ${row.unit}, Orthanc ${shown(theirs)}${comparable ? ` ${row.unit}` : ""}; ${aim}: ${met ? "met" : "not met"}${cost}`,
  );
}

const servers: ServerUnderTest[] = [];
try {
  const conditions: Conditions = { templates: await makeTemplates(slices), quick: values.quick };
  const missing = values["without-orthanc"] ? "not asked for" : await orthancMissing();
  servers.push(await startOurs());
  if (missing === null) {
    for (const kind of ["as installed", "tuned"] as const satisfies (keyof typeof orthancKinds)[])
      servers.push(await startOrthanc(kind, conditions.templates.tiny));
  } else say(`Orthanc is left out: ${missing}.`);
  say(
    `${new Date().toISOString().slice(0, 16)}Z, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}; ${rounds} rounds in turns, medians; CT of ${slices} slices of 0.53 MB`,
  );
  for (const row of chosen) {
    const measured = new Map<ServerUnderTest, { figure: Measured; cost: Measured }[]>();
    for (const server of servers) {
      measured.set(server, []);
      await row.prepare?.(server, conditions);
    }
    for (let round = 0; round < rounds; round++) {
      for (const [server, list] of measured) list.push(await withCost(row, server, conditions));
    }
    const all = [...measured.values()];
    const [ours = "not measured", ...theirs] = all.map((list) => summary(list.map(({ figure }) => figure)));
    const [ourCost = "", ...theirCosts] = all.map((list) => summary(list.map(({ cost }) => cost)));
    const least = theirCosts.filter((one) => typeof one === "number");
    print(row, ours, best(row, theirs), costs(ourCost, least.length > 0 ? Math.min(...least) : ""));
  }
  say(`load at the end ${loadavg()[0]?.toFixed(1)}`);
} finally {
  for (const server of servers) await server.stop();
}
process.exit(0);
