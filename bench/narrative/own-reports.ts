import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readObservation } from "#narrative/finding-status.ts";
import { readPlace } from "#narrative/place-name.ts";

/** What a report is expected to say of one thing; null and empty fields are not asked for. Sizes in millimetres. */
export type Expected = {
  line: string;
  sign: "+" | "~" | "?" | "-" | "N" | "H" | "R";
  observation: string | null;
  site: string | null;
  level: string | null;
  side: string | null;
  sizes: readonly number[];
  category: string | null;
  actions: readonly string[];
  months: number | null;
};
export type OwnReport = { name: string; text: string; expected: readonly Expected[] };

const FIELD =
  /^([+~?NHR-])\s+([^@/=#]+?)\s*(?:@\s*([^/=#]+?))?\s*(?:\/\s*([a-z]+))?\s*(?:=\s*([\d.x ]+?))?\s*(?:#\s*(.+))?$/;

function readLine(line: string): Expected {
  const [, sign, words = "", place, side, sizes, category] = FIELD.exec(line) ?? [];
  if (sign !== "+" && sign !== "~" && sign !== "?" && sign !== "-" && sign !== "N" && sign !== "H" && sign !== "R")
    throw new Error(`cannot read the expectation "${line}"`);
  const advice = /^(\S+)(?:\s+([\d.]+))?$/.exec(words);
  const where = readPlace(sign === "N" ? words : (place ?? ""));
  return {
    line,
    sign,
    observation: sign === "N" || sign === "R" ? null : (readObservation(words) ?? words),
    site: where.site,
    level: where.level,
    side: side ?? null,
    sizes: sizes === undefined ? [] : sizes.split("x").map(Number),
    category: category ?? null,
    actions: sign === "R" && advice?.[1] !== undefined ? [advice[1]] : [],
    months: sign === "R" && advice?.[2] !== undefined ? Number(advice[2]) : null,
  };
}

/** The invented reports of a file of this folder. @throws Error at a line that cannot be read */
export function ownReports(file: "own-reports.txt" | "second-reports.txt"): OwnReport[] {
  const all = readFileSync(join(import.meta.dirname, file), "utf8");
  return all
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [name = "", ...rest] = part.split("\n");
      const [text = "", expected = ""] = rest.join("\n").split(/^-->\n/m);
      return { name, text: text.trimEnd(), expected: expected.split("\n").filter(Boolean).map(readLine) };
    });
}
