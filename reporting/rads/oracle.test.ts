import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { calculate } from "./calculate.ts";
import { type Calculator, hasCategory, type Outcome } from "./calculator.ts";
import { calculators } from "./calculators.ts";
import { oracleFiles } from "./oracle-answers-for-tests.ts";

const oracles = join(process.env["OVERREAD_TEST_ORACLES"] ?? "../shared/oracles", "rads");
const oracleFile = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      inputs: z.record(z.string(), z.unknown()),
      expected: z.record(z.string(), z.unknown()),
    }),
  ),
});

const named = (id: string): Calculator => {
  const found = calculators.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no calculator ${id}`);
  return found;
};

/** What an expectation is called in the files, and where our outcome says it. */
function said(name: string, outcome: Outcome, expected: unknown): unknown {
  const result = hasCategory(outcome) ? outcome : null;
  const words = result?.reasoning.join(" ") ?? "";
  switch (name) {
    case "category":
      // "3 (primary site)", "C3, E3": the files speak of the category alone.
      return result === null ? "not_classified" : String(result.category).split(/[ ,]/)[0];
    case "class":
      return result?.category ?? "indeterminate";
    case "level":
    case "score":
    case "points":
      return name === "level" ? result?.category : result?.score;
    case "stenosis_category":
      return result?.category.split("/")[0];
    case "plaque":
      return result?.category.split("/").find((each) => each.startsWith("P"));
    case "recommendation":
      return result === null ? "not_applicable" : result.recommendation;
    case "management":
      return plan(result?.recommendation, expected);
    case "dense":
      return words.includes("(dense)") || (words.includes("(not dense)") ? false : null);
    case "label":
      return result?.category === expected || words.includes(String(expected)) ? expected : words;
    case "likelihood":
      return expected === null ? null : words.includes(String(expected)) ? expected : words;
    case "error":
      return hasCategory(outcome) ? null : outcome.noCategory;
    default:
      return `nothing says ${name}`;
  }
}

/** The files shorten some managements to a word. */
function plan(recommendation: string | undefined, expected: unknown): unknown {
  if (expected === "fna") return recommendation?.startsWith("Fine-needle") === true ? "fna" : recommendation;
  if (expected === "followup") return recommendation?.startsWith("Follow-up") === true ? "followup" : recommendation;
  if (expected === "none") return recommendation?.startsWith("No fine-needle") === true ? "none" : recommendation;
  if (expected === "as 4B") return recommendation?.startsWith("as 4B") === true ? "as 4B" : recommendation;
  return recommendation ?? null;
}

describe.skipIf(!existsSync(oracles))("published example cases", () => {
  const files = existsSync(oracles) ? readdirSync(oracles).filter((each) => each.endsWith(".json")) : [];

  it("are known for every calculator", () => {
    expect(files.filter((each) => oracleFiles[each] === undefined)).toEqual([]);
    expect(files.length).toBe(calculators.length);
  });

  const cases = files.flatMap((file) =>
    oracleFile.parse(JSON.parse(readFileSync(join(oracles, file), "utf8"))).cases.map((each) => ({ file, ...each })),
  );
  it.each(cases)("$file $id", ({ file, inputs, expected }) => {
    const source = oracleFiles[file];
    const outcome = calculate(named(source?.id ?? ""), source?.answers(inputs) ?? {});
    for (const [name, value] of Object.entries(expected)) {
      const given = said(name, outcome, value);
      if (name === "error")
        expect(String(given)).toMatch(
          value === "unknown density" ? /^Breast composition: “e”/ : /^6 needs biopsy proof/,
        );
      else if (name === "category" || name === "score") expect(String(given)).toBe(String(value));
      else expect(given).toEqual(value);
    }
  });
});
