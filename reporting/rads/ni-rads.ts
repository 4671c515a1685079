import { type Answers, type Calculator, type Decision, noCategory } from "./calculator.ts";
import { choice, pick, when } from "./fields.ts";

const site = choice("site", "Site", [
  { value: "primary", label: "Primary site", letter: "P" },
  { value: "neck", label: "Neck (lymph nodes)", letter: "N" },
]);

const surveillance = "routine surveillance";
const shortInterval = "short-interval follow-up (3 months) or PET";
const biopsy = "image-guided or clinical biopsy";
const proven = "clinical management";
const addendum = "addendum when priors arrive";

const incomplete = {
  value: "0",
  label: "0: incomplete, priors exist and are not here yet",
  plan: addendum,
};
const unassessable = { value: "x", label: "x: cannot be assessed (artefact, motion, not in the field)", plan: null };

/** NI-RADS 2018, primary site. */
const primary = choice(
  "primary",
  "What is seen at the primary site",
  [
    incomplete,
    { value: "1", label: "1: expected changes after treatment, no abnormal uptake", plan: surveillance },
    {
      value: "2a",
      label: "2a: focal mucosal enhancement or mild mucosal uptake, not a mass",
      plan: "direct visual inspection",
    },
    { value: "2b", label: "2b: deep, ill-defined tissue with little enhancement or mild uptake", plan: shortInterval },
    { value: "3", label: "3: new or growing discrete mass, or intense focal uptake", plan: biopsy },
    { value: "4", label: "4: recurrence proven, or definite by imaging and clinic", plan: proven },
    unassessable,
  ],
  { when: [when(site, "primary")] },
);
/** NI-RADS 2018, neck. */
const neck = choice(
  "neck",
  "What is seen in the neck",
  [
    incomplete,
    { value: "1", label: "1: no abnormal node, or expected changes without uptake", plan: surveillance },
    { value: "2", label: "2: residual or mildly abnormal node, or mild uptake", plan: shortInterval },
    { value: "3", label: "3: new or growing node of abnormal shape, or intense uptake", plan: biopsy },
    { value: "4", label: "4: recurrence proven, or definite by imaging and clinic", plan: proven },
    unassessable,
  ],
  { when: [when(site, "neck")] },
);

function decide(answers: Answers): Decision {
  const where = pick(site, answers);
  const row = where?.value === "primary" ? pick(primary, answers) : pick(neck, answers);
  if (where === undefined || row === undefined) return noCategory("The site and what is seen there are needed.");
  const reasoning = [`${where.label}, row ${row.label}.`];
  if (row.plan === null) return { category: `${where.letter}-x`, reasoning };
  return {
    category: `${row.value} (${where.value === "primary" ? "primary site" : "neck"})`,
    reasoning,
    recommendation: row.plan,
  };
}

export const niRads: Calculator = {
  id: "ni-rads",
  title: "Treated head and neck cancer, CT or PET/CT",
  version: "ACR NI-RADS 2018",
  source: "Aiken AH et al., J Am Coll Radiol 2018;15:1097-1108",
  fields: [site, primary, neck],
  decide,
};
