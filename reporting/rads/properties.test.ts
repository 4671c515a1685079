import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizesIn } from "../check-sizes.ts";
import { validAnswers } from "./answers-for-tests.ts";
import { calculate, shownFields } from "./calculate.ts";
import { type Answers, type Calculator, hasCategory } from "./calculator.ts";
import { calculators } from "./calculators.ts";
import { categoryText, reasoningText } from "./category-text.ts";

const named = (id: string): Calculator => {
  const found = calculators.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no calculator ${id}`);
  return found;
};
const rank = (order: string, category: string): number =>
  order.split(" ").indexOf(category.replace(/S$/, "").split(/[/, ]/)[0] ?? "");

/** Number fields of which more is never better, the order of categories, and what the answers must otherwise be. */
const rising: readonly [string, string, string, Answers][] = [
  ["lung-rads", "mean_mm", "0 1 2 3 4A 4B 4X", { kind: "solid" }],
  ["lung-rads", "mean_mm", "0 1 2 3 4A 4B 4X", { kind: "part_solid" }],
  ["lung-rads", "mean_mm", "0 1 2 3 4A 4B 4X", { kind: "ggn" }],
  ["lung-rads", "solid_mm", "0 1 2 3 4A 4B 4X", { kind: "part_solid", mean_mm: 60 }],
  ["lung-rads", "volume_mm3", "0 1 2 3 4A 4B 4X", { kind: "solid", mean_mm: "" }],
  ["li-rads", "size_mm", "LR-1 LR-2 LR-3 LR-4 LR-5", { population: "yes", first: "table", aphe: "nonrim" }],
  ["li-rads", "size_mm", "LR-1 LR-2 LR-3 LR-4 LR-5", { population: "yes", first: "table", aphe: "none" }],
  ["bosniak", "wall_mm", "I II IIF III IV", { outside: false }],
  ["bosniak", "septum_mm", "I II IIF III IV", { outside: false, septa_enhance: "yes" }],
  ["bosniak", "protrusion_mm", "I II IIF III IV", { outside: false }],
  ["bi-rads", "right_pct", "1 2 3 6 0 4 4A 4B 4C 5", { right: "likelihood" }],
  ["cad-rads", "max_pct", "N 0 1 2 3 4A 4B 5", {}],
  ["cad-rads", "left_main_pct", "N 0 1 2 3 4A 4B 5", {}],
  ["c-rads", "largest_mm", "C0 C1 C2a C2b C3 C4", { study: "adequate", seen: "lesions" }],
  ["c-rads", "count_6_9", "C0 C1 C2a C2b C3 C4", { study: "adequate", seen: "lesions" }],
  ["o-rads-us", "size_mm", "0 1 2 3 4 5", {}],
];

describe("rising sizes", () => {
  it.each(rising)("%s, %s: more never lowers the category", (id, fieldId, order, fixed) => {
    const calculator = named(id);
    const field = calculator.fields.find((each) => each.id === fieldId);
    if (field?.kind !== "number") throw new Error(`${fieldId} is no number`);
    let compared = 0;
    const value = fc.oneof(
      fc.integer({ min: field.min * 10, max: Math.min(field.max, 120) * 10 }).map((tenths) => tenths / 10),
      fc.integer({ min: field.min, max: Math.min(field.max, 20_000) }),
    );
    fc.assert(
      fc.property(validAnswers(calculator), value, value, (answers, a, b) => {
        const at = (size: number) => calculate(calculator, { ...answers, ...fixed, [fieldId]: size });
        const [less, more] = [at(Math.min(a, b)), at(Math.max(a, b))];
        if (!hasCategory(less) || !hasCategory(more)) return;
        compared++;
        expect(rank(order, less.category), less.category).toBeGreaterThanOrEqual(0);
        expect(rank(order, more.category)).toBeGreaterThanOrEqual(rank(order, less.category));
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(10);
  });

  it("PI-RADS: a higher score of DWI or T2 never lowers the category", () => {
    const scores = ["1", "2", "3", "4", "5"];
    for (const zone of ["PZ", "TZ"])
      for (const dce of ["neg", "pos", "unavailable"])
        for (const [i, t2] of scores.entries())
          for (const [j, dwi] of scores.entries()) {
            const score = (answers: Answers) => {
              const outcome = calculate(named("pi-rads"), { zone, dce, ...answers });
              return hasCategory(outcome) ? (outcome.score ?? 0) : 0;
            };
            const here = score({ t2, dwi });
            expect(here).toBeGreaterThan(0);
            expect(score({ t2: scores[Math.min(4, i + 1)], dwi })).toBeGreaterThanOrEqual(here);
            expect(score({ t2, dwi: scores[Math.min(4, j + 1)] })).toBeGreaterThanOrEqual(here);
          }
  });

  it("TI-RADS: one more focus never lowers the score, and a spongiform nodule has none", () => {
    fc.assert(
      fc.property(
        validAnswers(named("ti-rads")),
        fc.constantFrom("macrocalcifications", "punctate"),
        (answers, focus) => {
          const ticked = Array.isArray(answers["foci"]) ? answers["foci"] : [];
          const before = calculate(named("ti-rads"), answers);
          const after = calculate(named("ti-rads"), { ...answers, foci: [...ticked, focus] });
          if (!hasCategory(before) || !hasCategory(after)) return;
          if (answers["composition"] === "spongiform") expect([before.score, after.score]).toEqual([0, 0]);
          else expect(after.score).toBeGreaterThanOrEqual(before.score ?? 0);
        },
      ),
    );
  });

  it("ASPECTS: each further region takes one point", () => {
    fc.assert(
      fc.property(
        fc.subarray(["C", "L", "IC", "I", "M1", "M2", "M3", "M4", "M5", "M6"], { minLength: 1 }),
        (affected) => {
          const outcome = calculate(named("aspects"), { change: "regions", affected });
          expect(hasCategory(outcome) && outcome.score).toBe(10 - affected.length);
        },
      ),
    );
  });
});

describe.each(calculators)("$version", (calculator) => {
  it("gives an outcome for any answers whatever", () => {
    const ids = calculator.fields.map((each) => each.id);
    const anything = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.array(fc.string()),
      fc.constant(undefined),
      fc.constantFrom(
        ...calculator.fields.flatMap((each) => ("choices" in each ? each.choices.map((one) => one.value) : [])),
      ),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), anything), (answers) => {
        const outcome = calculate(calculator, answers);
        expect(hasCategory(outcome) ? outcome.category : outcome.noCategory).not.toBe("");
      }),
    );
  });

  it("gives a whole category or says why not, in words that hold no hole and no size of its own", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(validAnswers(calculator), (answers) => {
        const outcome = calculate(calculator, answers);
        if (!hasCategory(outcome)) {
          expect(outcome.noCategory.length).toBeGreaterThan(10);
          return;
        }
        seen.add(outcome.category);
        const text = reasoningText(calculator, outcome);
        expect(categoryText(calculator, outcome).length).toBeLessThanOrEqual(80);
        expect(outcome.reasoning.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThan(2000);
        expect(`${text} ${outcome.recommendation ?? ""}`).not.toMatch(/undefined|NaN|null|_/);
        // Limits of the table are written so that the check of sizes in the text does not take them for measurements.
        const given = Object.values(answers).filter((each) => typeof each === "number");
        for (const { millimetres } of sizesIn(text)) expect(given, text).toContain(millimetres);
      }),
      { numRuns: 200 },
    );
    expect(seen.size).toBeGreaterThan(1);
  });

  it("says the same whatever the order of answering, and leaves out what is not asked", () => {
    fc.assert(
      fc.property(validAnswers(calculator), (answers) => {
        const shown = new Set(shownFields(calculator, answers).map((each) => each.id));
        const backwards = Object.entries(answers)
          .filter(([id]) => shown.has(id))
          .map(([id, each]) => [id, Array.isArray(each) ? each.toReversed() : each] as const)
          .toReversed();
        expect(calculate(calculator, Object.fromEntries(backwards))).toEqual(calculate(calculator, answers));
      }),
    );
  });

  it("asks for what is missing, and takes no unknown answer", () => {
    const empty = calculate(calculator, {});
    expect(hasCategory(empty)).toBe(false);
    expect("missing" in empty && empty.missing.length).toBeGreaterThan(0);
    const [first] = calculator.fields;
    if (first === undefined) throw new Error("no fields");
    const strange = calculate(calculator, { [first.id]: "something else" });
    expect("noCategory" in strange && strange.noCategory).toContain(first.label);
  });

  it("has fields with ids of their own, whose conditions name earlier fields and answers they have", () => {
    const before = new Map<string, readonly (string | boolean)[]>();
    for (const field of calculator.fields) {
      expect(before.has(field.id), field.id).toBe(false);
      for (const condition of field.when ?? [])
        for (const value of condition.is) expect(before.get(condition.field), `${field.id} ${value}`).toContain(value);
      before.set(field.id, "choices" in field ? field.choices.map((each) => each.value) : [true, false]);
    }
  });
});
