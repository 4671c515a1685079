import { type Answers, type Calculator, type Decision, noCategory } from "./calculator.ts";
import { choice, many, pick, pickAll, when } from "./fields.ts";

const change = choice("change", "Early ischaemic change", [
  { value: "none", label: "None in any region" },
  { value: "regions", label: "In these regions" },
]);
/** Barber 2000: ten regions of the middle cerebral artery on two levels. */
const regions = many(
  "affected",
  "Regions affected",
  [
    { value: "C", label: "C: caudate" },
    { value: "L", label: "L: lentiform" },
    { value: "IC", label: "IC: internal capsule" },
    { value: "I", label: "I: insular ribbon" },
    { value: "M1", label: "M1: anterior cortex, ganglionic level" },
    { value: "M2", label: "M2: cortex lateral to the insula, ganglionic level" },
    { value: "M3", label: "M3: posterior cortex, ganglionic level" },
    { value: "M4", label: "M4: anterior cortex, above M1" },
    { value: "M5", label: "M5: lateral cortex, above M2" },
    { value: "M6", label: "M6: posterior cortex, above M3" },
  ],
  { when: [when(change, "regions")] },
);

function decide(answers: Answers): Decision {
  const affected = pickAll(regions, answers).map((each) => each.value);
  if (pick(change, answers) === undefined) return noCategory("Whether there is early ischaemic change is needed.");
  const score = 10 - affected.length;
  return {
    category: `${score}`,
    score,
    reasoning: [
      affected.length === 0
        ? "No region affected: 10."
        : `10 less one for each region affected (${affected.join(", ")}): ${score}.`,
    ],
  };
}

export const aspects: Calculator = {
  id: "aspects",
  title: "Early ischaemic stroke, CT (middle cerebral artery)",
  version: "ASPECTS",
  source: "Barber PA et al., Lancet 2000;355:1670-1674",
  fields: [change, regions],
  decide,
};
