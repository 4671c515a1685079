import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { cohenKappa, wilsonInterval } from "./agreement-statistics.ts";

const oracles = join(process.env.OVERREAD_TEST_ORACLES ?? "../shared/oracles", "stats");

describe("Wilson's interval", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("is as published by Newcombe 1998, table I: %i of %i", (count, total, low, high) => {
    expect(wilsonInterval(count, total)?.low).toBeCloseTo(low, 4);
    expect(wilsonInterval(count, total)?.high).toBeCloseTo(high, 4);
  });

  it("says nothing of nothing", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(3, 2)).toBeNull();
  });

  it.skipIf(!existsSync(join(oracles, "binomial_ci.json")))("equals R's binom in every case", () => {
    const shape = z.object({
      cases: z.array(z.object({ x: z.number(), n: z.number(), wilson: z.tuple([z.number(), z.number()]) })),
    });
    const { cases } = shape.parse(JSON.parse(readFileSync(join(oracles, "binomial_ci.json"), "utf8")));
    expect(cases.length).toBeGreaterThan(5);
    for (const { x, n, wilson } of cases) {
      expect(wilsonInterval(x, n)?.low).toBeCloseTo(wilson[0], 9);
      expect(wilsonInterval(x, n)?.high).toBeCloseTo(wilson[1], 9);
    }
  });
});

describe("Cohen's kappa", () => {
  it("is 0.4 for the usual example of two graders and fifty grants", () => {
    expect(
      cohenKappa([
        [20, 5],
        [10, 15],
      ])?.kappa,
    ).toBeCloseTo(0.4, 12);
  });

  it("counts half a step for less than a whole one", () => {
    const table = [
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ];
    expect(cohenKappa(table)?.kappa).toBeCloseTo(0.67647058824, 10);
    expect(cohenKappa(table, "linear")?.kappa).toBeCloseTo(0.72222222222, 10);
    expect(cohenKappa(table, "quadratic")?.kappa).toBeCloseTo(0.75531914894, 10);
  });

  it("is not defined where everybody says the same, or nobody anything", () => {
    expect(
      cohenKappa([
        [12, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(cohenKappa([[1, 2]])).toBeNull();
  });

  it.skipIf(!existsSync(join(oracles, "kappa_cohen.json")))(
    "equals R's vcd in every case, with its standard error",
    () => {
      const one = z.object({ kappa: z.number(), ase: z.number(), ci95: z.tuple([z.number(), z.number()]) });
      const result = z.object({ observed: z.number(), unweighted: one, linear: one, quadratic: one });
      const shape = z.object({ cases: z.array(z.object({ table: z.array(z.array(z.number())), result })) });
      const { cases } = shape.parse(JSON.parse(readFileSync(join(oracles, "kappa_cohen.json"), "utf8")));
      expect(cases.length).toBeGreaterThan(2);
      for (const { table, result } of cases)
        for (const [weights, expected] of [
          ["none", result.unweighted],
          ["linear", result.linear],
          ["quadratic", result.quadratic],
        ] as const) {
          const kappa = cohenKappa(table, weights);
          expect(kappa?.kappa).toBeCloseTo(expected.kappa, 9);
          expect(kappa?.standardError).toBeCloseTo(expected.ase, 9);
          expect(kappa?.interval.low).toBeCloseTo(expected.ci95[0], 5);
        }
    },
  );
});
