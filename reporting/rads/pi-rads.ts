import { type Answers, type Calculator, type Decision, noCategory } from "./calculator.ts";
import { choice, pick } from "./fields.ts";

const zone = choice("zone", "Zone", [
  { value: "PZ", label: "Peripheral zone" },
  { value: "TZ", label: "Transition zone" },
]);
const scores = [
  { value: "1", label: "1", score: 1 },
  { value: "2", label: "2", score: 2 },
  { value: "3", label: "3", score: 3 },
  { value: "4", label: "4", score: 4 },
  { value: "5", label: "5", score: 5 },
  { value: "inadequate", label: "Not adequate or missing", score: null },
] as const;
const fiveIs = "5 looks like 4 and is ≥ 15 mm, or extends definitely beyond the prostate.";
const t2 = choice("t2", "T2-weighted score", scores, { help: fiveIs });
const dwi = choice("dwi", "DWI/ADC score", scores, { help: fiveIs });
const dce = choice("dce", "Dynamic contrast enhancement", [
  { value: "neg", label: "Negative" },
  { value: "pos", label: "Positive: focal, early, and where T2 or DWI is suspicious" },
  { value: "unavailable", label: "Not adequate or missing" },
]);

type Score = 1 | 2 | 3 | 4 | 5;
type Reading = { t2: Score | null; dwi: Score | null; dce: "neg" | "pos" | "unavailable" };
const meaning: Record<Score, string> = {
  1: "very low: clinically significant cancer is highly unlikely",
  2: "low: clinically significant cancer is unlikely",
  3: "intermediate: clinically significant cancer is equivocal",
  4: "high: clinically significant cancer is likely",
  5: "very high: clinically significant cancer is highly likely",
};

const found = (score: Score, why: string): Decision => ({
  category: `${score}`,
  score,
  reasoning: [`${why}: ${score}.`, `PI-RADS ${score}: ${meaning[score]}.`],
});

/** PI-RADS v2.1, peripheral zone: DWI is dominant; without adequate DWI, T2. Contrast lifts 3 to 4. */
function peripheral({ t2: t2Score, dwi: dwiScore, dce: contrast }: Reading): Decision {
  const [name, score] = dwiScore === null ? (["T2", t2Score] as const) : (["DWI", dwiScore] as const);
  if (score === null) return noCategory("The table has no row without adequate DWI and without adequate T2.");
  const how = `Peripheral zone, ${name} dominant (row: ${name} ${score}`;
  if (score !== 3) return found(score, `${how}, any contrast enhancement)`);
  if (contrast === "pos") return found(4, `${how}, contrast enhancement positive)`);
  return found(3, `${how}, contrast enhancement ${contrast === "neg" ? "negative" : "not available"})`);
}

/** PI-RADS v2.1, transition zone: T2 is dominant; DWI lifts 2 to 3 from 4 on, and 3 to 4 at 5. */
function transition({ t2: score, dwi: dwiScore, dce: contrast }: Reading): Decision {
  if (score === null) return noCategory("The table has no row for the transition zone without adequate T2.");
  const how = `Transition zone, T2 dominant (row: T2 ${score}`;
  if (dwiScore === null) {
    if (score === 3 && contrast === "pos")
      return noCategory(
        "Transition zone without adequate DWI, T2 3 with positive contrast enhancement: the versions of the table differ here, so no category is given.",
      );
    return found(score, `${how}, DWI not adequate)`);
  }
  if (score === 2) return found(dwiScore >= 4 ? 3 : 2, `${how}, DWI ${dwiScore >= 4 ? "4 or 5" : "3 or less"})`);
  if (score === 3) return found(dwiScore === 5 ? 4 : 3, `${how}, DWI ${dwiScore === 5 ? "5" : "4 or less"})`);
  return found(score, `${how}, any DWI)`);
}

function decide(answers: Answers): Decision {
  const reading: Reading = {
    t2: pick(t2, answers)?.score ?? null,
    dwi: pick(dwi, answers)?.score ?? null,
    dce: pick(dce, answers)?.value ?? "unavailable",
  };
  if (reading.dwi === null && reading.dce === "unavailable")
    return noCategory(
      "Without adequate DWI and contrast enhancement the assessment is limited to staging (extraprostatic extension).",
    );
  return pick(zone, answers)?.value === "PZ" ? peripheral(reading) : transition(reading);
}

export const piRads: Calculator = {
  id: "pi-rads",
  title: "Prostate, MRI",
  version: "PI-RADS v2.1",
  source: "Turkbey B et al., Eur Urol 2019;76:340-351",
  fields: [zone, t2, dwi, dce],
  decide,
};
