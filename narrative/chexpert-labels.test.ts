import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { aggregate, chexpertOf } from "./chexpert-labels.ts";
import { proposeStatements } from "./propose-statements.ts";

const oracle = join(process.env.OVERREAD_TEST_ORACLES ?? "../shared/oracles", "reporttext/chexpert_aggregation.json");
const words = { neg: "negative", pos: "positive", unc: "uncertain" } as const;

describe("the labels of CheXpert", () => {
  it.each([
    [
      "Heart size normal and lungs are clear. No edema or pneumonia. No effusion.",
      {
        "No Finding": "positive",
        Cardiomegaly: "negative",
        Edema: "negative",
        Pneumonia: "negative",
        "Pleural Effusion": "negative",
      },
    ],
    [
      "Cardiomegaly without overt edema. Left pleural effusion with adjacent atelectasis.",
      {
        "No Finding": null,
        Cardiomegaly: "positive",
        Edema: "negative",
        "Pleural Effusion": "positive",
        Atelectasis: "positive",
      },
    ],
    [
      "Patchy airspace disease, may reflect atelectasis or consolidation.",
      { "Lung Opacity": "positive", Atelectasis: "uncertain", Consolidation: "uncertain" },
    ],
    ["Small pericardial effusion.", { "Pleural Effusion": null }],
  ])("%s", (text, expected) => {
    expect(chexpertOf(proposeStatements(text))).toMatchObject(expected);
  });

  it.skipIf(!existsSync(oracle))("weigh mentions together as the labeler does", () => {
    const mention = z.enum(["neg", "pos", "unc"]);
    const one = z.object({ in: z.array(mention), out: mention.nullable() });
    const { cases } = z.object({ cases: z.array(one) }).parse(JSON.parse(readFileSync(oracle, "utf8")));
    for (const { in: given, out } of cases)
      expect(aggregate(given.map((each) => words[each]))).toBe(out === null ? null : words[out]);
  });
});
