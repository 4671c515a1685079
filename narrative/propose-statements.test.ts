import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { statement } from "#contract/statement.ts";
import { statementFromSelection } from "./describe-selection.ts";
import { findingStatus, readObservation } from "./finding-status.ts";
import { proposeStatements } from "./propose-statements.ts";

const oracles = join(process.env.OVERREAD_TEST_ORACLES ?? "../shared/oracles", "reporttext");

function said(text: string) {
  return proposeStatements(text).map(({ kind, observation, negated, certainty }) =>
    [negated ? "no" : certainty === "definite" ? "" : certainty, observation, kind === "observation" ? "" : `(${kind})`]
      .filter((word) => word !== null && word !== "")
      .join(" "),
  );
}

describe("what a sentence asserts", () => {
  it.each([
    ["No evidence of pleural effusion or pneumothorax.", ["no pleural effusion", "no pneumothorax"]],
    ["No pneumothorax, small left effusion.", ["no pneumothorax", "effusion"]],
    [
      "No mass, midline shift, or extra-axial collection is seen.",
      ["no mass", "no midline shift", "no extra-axial collection"],
    ],
    ["Pneumothorax is not seen.", ["no pneumothorax"]],
    ["Pneumothorax cannot be excluded.", ["possible pneumothorax"]],
    ["Pneumonia is unlikely.", ["unlikely pneumonia"]],
    ["Likely atelectasis.", ["probable atelectasis"]],
    ["No definite fracture.", ["no fracture"]],
    ["No change in the right pleural effusion.", ["pleural effusion"]],
    ["No abnormality other than a renal cyst.", ["renal cyst"]],
    ["Right pneumothorax but no effusion.", ["pneumothorax", "no effusion"]],
    ["Neither effusion nor pneumothorax is present.", ["no effusion", "no pneumothorax"]],
    ["History of breast cancer.", ["breast cancer (context)"]],
    ["The liver is normal.", ["(normal)"]],
    ["Normal heart size without pericardial effusion.", ["no pericardial effusion", "no cardiomegaly (normal)"]],
    ["Follow-up CT in 6 months is recommended.", ["(recommendation)"]],
    ["Calcified granuloma.", ["granuloma"]],
  ])("%s", (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.skipIf(!existsSync(oracles))("is right in every case of the reference list", () => {
    const one = z.object({ text: z.string(), finding: z.string(), status: z.string() });
    const { cases } = z
      .object({ cases: z.array(one) })
      .parse(JSON.parse(readFileSync(join(oracles, "negation_cases.json"), "utf8")));
    expect(cases.length).toBeGreaterThan(20);
    for (const { text, finding, status } of cases)
      expect(findingStatus(proposeStatements(text), readObservation(finding) ?? finding), text).toBe(
        status.replaceAll("_", "-"),
      );
  });
});

describe("what belongs to a finding", () => {
  it.each([
    [
      "1.2 x 0.8 cm nodule in the RUL, previously 0.9 x 0.7 cm.",
      { observation: "pulmonary nodule", anatomy: "upper lobe", side: "right", sizeMillimetres: [12, 8] },
    ],
    ["Nodule in the left lower lobe increased from 4 mm to 7 mm.", { side: "left", sizeMillimetres: [7] }],
    ["Right-sided pneumothorax, not left.", { observation: "pneumothorax", side: "right" }],
    ["Simple cysts in both kidneys.", { observation: "renal cyst", side: "bilateral" }],
    ["Disc protrusion at L4/5.", { observation: "disc herniation", anatomy: "L4-L5 intervertebral disc" }],
    ["Fracture of the left fifth rib.", { observation: "rib fracture", anatomy: "rib 5", side: "left" }],
    ["Spiculated mass in the left breast, BIRADS category 4b.", { observation: "breast mass", category: "BI-RADS 4B" }],
    [
      "Liver: 2 cm haemangioma in segment VII.",
      { observation: "hepatic hemangioma", anatomy: "segment 7", sizeMillimetres: [20] },
    ],
  ])("%s", (text, expected) => {
    expect(proposeStatements(text)[0]).toMatchObject(expected);
  });

  it("gives each finding its own place and size", () => {
    const [nodule, effusion] = proposeStatements(
      "6 mm nodule in the right upper lobe and small left pleural effusion measuring 2 cm.",
    );
    expect(nodule).toMatchObject({ observation: "pulmonary nodule", side: "right", sizeMillimetres: [6] });
    expect(effusion).toMatchObject({ observation: "pleural effusion", side: "left", sizeMillimetres: [20] });
  });

  it("lets a later sentence measure what the one before names", () => {
    expect(proposeStatements("There is a mass in the right kidney. It measures 3.1 cm.")[0]?.sizeMillimetres).toEqual([
      31,
    ]);
  });

  it("does not take a distance, a slice or a prior size for the size", () => {
    expect(proposeStatements("Endotracheal tube tip 3 cm above the carina.")[0]?.sizeMillimetres).toBeNull();
    expect(proposeStatements("TECHNIQUE: 3 mm slices.\nFINDINGS: Nodule.")).toMatchObject([{ sizeMillimetres: null }]);
  });

  it("keeps what is asked apart from what is seen", () => {
    const report = "INDICATION: Rule out pneumonia.\nFINDINGS: No focal consolidation.\nIMPRESSION: No acute disease.";
    const kinds = proposeStatements(report).map(({ section, kind, negated }) => [section, kind, negated]);
    expect(kinds).toEqual([
      ["indication", "context", false],
      ["findings", "observation", true],
      ["impression", "observation", true],
    ]);
  });

  it("does not misread another language", () => {
    const german =
      "Befund: Kein Nachweis einer Raumforderung. Die Leber ist normal groß und die Milz ist nicht vergrößert. Der Thorax mit Zeichen einer Fraktur.";
    expect(proposeStatements(german)).toEqual([]);
  });
});

const fragments = fc.constantFrom(
  "FINDINGS:",
  "IMPRESSION:\n",
  "1. ",
  "- ",
  "No ",
  "nodule",
  " 1.2 x 3 cm ",
  "right upper lobe",
  ", ",
  ". ",
  "\n",
  "\r\n",
  "may represent ",
  "pneumonia",
  "; ",
  "é😀",
  "BI-RADS 4",
  "L4-L5 ",
  "is normal",
  "recommend CT in 3 months",
  "(",
  ")",
  "Dr. ",
  "\t",
);
const texts = fc.oneof(
  fc.array(fragments, { maxLength: 40 }).map((parts) => parts.join("")),
  fc.string({ maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 100 }),
);

describe("properties of the statements", () => {
  it("always point exactly into the source, satisfy the contract and have ids of their own", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const statements = proposeStatements(text);
        for (const one of statements) {
          expect(statement.safeParse(one).success).toBe(true);
          expect(text.slice(one.start, one.end)).toBe(one.text);
          expect(one.end).toBeGreaterThan(one.start);
        }
        expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
        expect(proposeStatements(text)).toEqual(statements);
      }),
      { numRuns: 400 },
    );
  });

  it("are as many as a comparison holds, the asserted ones before the others", () => {
    const text = `${"The patient was told.\n".repeat(600)}${"Fracture of the left fifth rib.\n".repeat(20)}`;
    const statements = proposeStatements(text);
    expect(statements).toHaveLength(500);
    expect(statements.filter(({ kind }) => kind === "observation")).toHaveLength(20);
  });
});

describe("a text made to take long", () => {
  const hostile: Readonly<Record<string, (length: number) => string>> = {
    "nothing but spaces": (length) => `FINDINGS. ${" ".repeat(length)}`,
    "one endless sentence": (length) => "no pneumothorax and ".repeat(length / 20),
    "one endless list": (length) => "mass, ".repeat(length / 6),
    "numbers without end": (length) => "1 x ".repeat(length / 4),
    "headings without end": (length) => "FINDINGS: x\n".repeat(length / 12),
    "categories without end": (length) => "mass. BI-RADS 4. ".repeat(length / 17),
    "first words without last ones": (length) => "enlarged ".repeat(length / 9),
  };
  const spent = (text: string) => {
    const began = process.cpuUsage();
    proposeStatements(text);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };

  it.each(Object.keys(hostile))("takes time as its length, no more: %s", (name) => {
    const write = hostile[name] ?? (() => "");
    spent(write(5000));
    // Squared, eight times the length would take sixty-four times as long.
    expect(spent(write(80_000))).toBeLessThan(400 + 24 * spent(write(10_000)));
  });
});

describe("a slip of the keys", () => {
  it.each([
    ["No pnuemothorax.", ["no pneumothorax"]],
    ["Bibasal atelectsis.", ["atelectasis"]],
    ["Small pericardial effussion.", ["pericardial effusion"]],
    ["Contrast injection.", ["(context)"]],
  ])("%s", (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe("what a statement says beside the finding", () => {
  it.each([
    ["The 9 mm nodule is unchanged.", { change: "unchanged" }],
    ["New right pleural effusion.", { change: "new" }],
    ["Mass has enlarged, now 3 cm, previously 2 cm.", { change: "larger", priorMillimetres: [20] }],
    ["Three nodules in the left lower lobe.", { count: 3 }],
    ["Lymph node measuring 14 mm in short axis with lymphadenopathy.", { plane: "short axis" }],
    ["History of breast cancer.", { about: "history" }],
    ["Mother had breast cancer.", { about: "other-person" }],
    ["CT chest is recommended in 3 months.", { advice: { actions: ["CT"], months: 3 } }],
  ])("%s", (text, expected) => {
    expect(proposeStatements(text)[0]).toMatchObject(expected);
  });
});

describe("a statement marked by hand", () => {
  it("takes its meaning from the words around the selection", () => {
    const text = "FINDINGS: No pneumothorax. Small left effusion.";
    const start = text.indexOf("pneumothorax");
    expect(statementFromSelection(text, start, start + 12)).toMatchObject({
      text: "pneumothorax",
      observation: "pneumothorax",
      negated: true,
      section: "findings",
      origin: "marked",
      confirmed: false,
    });
  });

  it("keeps what the tables do not know as an observation for the person to name", () => {
    const text = "Unheard-of sign at the usual place.";
    expect(statementFromSelection(text, 0, 15)).toMatchObject({ text: "Unheard-of sign", observation: null });
  });

  it("trims and cuts any range to the text", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: -5, max: 400 }), fc.integer({ min: -5, max: 400 }), (text, start, end) => {
        const one = statementFromSelection(text, start, end);
        expect(text.slice(one.start, one.end)).toBe(one.text);
        expect(statement.safeParse(one).success).toBe(true);
      }),
    );
  });
});
