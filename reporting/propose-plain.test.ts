import { describe, expect, it } from "vitest";
import { plainAccount } from "#contract/opinion.ts";
import { plainText } from "./check-opinion.ts";
import { plainFinding } from "./plain-finding.ts";
import { inPlainWords } from "./plain-terms.ts";
import { proposeAnswer } from "./propose-answer.ts";
import { proposePlainAccount } from "./propose-plain.ts";
import { readingGrade, sentencesOf, syllablesOf } from "./reading-grade.ts";
import { id, samplePlainInput, sampleReading } from "./sample-for-tests.ts";

const account = proposePlainAccount(samplePlainInput);
const nodule = sampleReading.content.findings[0];
if (nodule === undefined) throw new Error("the sample has a finding");

describe("the proposed plain account", () => {
  it("is valid, and every line rests on a finding or a point", () => {
    expect(plainAccount.parse(account)).toEqual(account);
    for (const line of [...account.agreements, ...account.differences])
      expect(line.findingIds.length + line.pairIds.length).toBeGreaterThan(0);
  });

  it("says in short sentences what both see and what one sees", () => {
    expect(account.agreements.map(({ text }) => text)).toEqual([
      "Both doctors see no fluid around the lung on both sides.",
    ]);
    expect(account.differences.map(({ text }) => text)).toEqual([
      "Our doctor sees a small round spot in the upper part of the right lung, about 12.4 mm across. The first report does not speak of it.",
      "The first report tells of a broken rib (the fifth rib) on the left. Our doctor does not see it.",
      "Both doctors see what may be a lymph node in the middle of the chest, about 9 mm across. The first report says 14 mm. Our doctor measures 9 mm.",
    ]);
  });

  it("puts the picture and its marks beside the line", () => {
    expect(account.differences[0]).toMatchObject({ picture: { sopInstanceUid: "2.25.1001.1.7" }, markIds: [id(21)] });
    expect(account.differences[1]?.picture).toBeNull();
  });

  it("says in general why readings differ, not in the comparison's words for doctors", () => {
    expect(account.whyReadingsDiffer).toBe(
      "Small or faint signs are easy to miss. Some signs look like an illness and are none. Two doctors do not measure in quite the same place.",
    );
  });

  it("reads at grade 7 or below", () => {
    expect(readingGrade(plainText(account))).toBeLessThanOrEqual(7);
  });

  it("says what it cannot know and what to ask", () => {
    expect(account.notKnown).toBe(
      "The images do not show for sure if there is a lymph node in the middle of the chest, about 9 mm across. No dye was given.",
    );
    expect(account.askNext[0]).toBe("Does this change the treatment that is planned?");
  });

  it("does not say that both see what the first report missed where the advice differs too", () => {
    const { statements, pairs } = samplePlainInput.comparison;
    const [missed] = pairs.filter(({ agreement }) => agreement === "missed-by-first");
    const [said] = statements;
    if (missed === undefined || said === undefined) throw new Error("the sample has a missed finding and a statement");
    const advised = { ...said, id: id(90), text: "No follow-up needed.", observation: null };
    const advice = { ...missed, id: id(91), agreement: "recommendation" as const, statementId: advised.id };
    const { differences } = proposePlainAccount({
      ...samplePlainInput,
      comparison: { ...samplePlainInput.comparison, statements: [...statements, advised], pairs: [missed, advice] },
    });
    expect(differences[0]?.text).toMatch(/The first report does not speak of it\.$/);
    expect(differences[1]?.text).toMatch(
      /^The two doctors do not advise the same next step\. The first report says: “No follow-up needed”\./,
    );
    expect(differences[1]?.text).not.toMatch(/both doctors/i);
  });

  it("quotes the first report where it denies what we see", () => {
    const { statements, pairs } = samplePlainInput.comparison;
    const [missed] = pairs.filter(({ agreement }) => agreement === "missed-by-first");
    const [said] = statements;
    if (missed === undefined || said === undefined) throw new Error("the sample has a missed finding and a statement");
    const denial = { ...said, id: id(92), text: "No pulmonary nodule.", negated: true };
    const { differences } = proposePlainAccount({
      ...samplePlainInput,
      comparison: {
        ...samplePlainInput.comparison,
        statements: [...statements, denial],
        pairs: [{ ...missed, statementId: denial.id }],
      },
    });
    expect(differences[0]?.text).toMatch(/The first report says: “No pulmonary nodule”\.$/);
  });

  it("speaks of one reading only where there was no first report", () => {
    const alone = proposePlainAccount({ ...samplePlainInput, comparison: null });
    expect(alone.differences).toEqual([]);
    expect(alone.agreements).toHaveLength(3);
    expect(plainText(alone)).not.toMatch(/both doctors|first report/i);
  });
});

describe("the proposed answer for the doctor", () => {
  it("names the major difference, then the impression, then the limits", () => {
    expect(proposeAnswer(samplePlainInput)).toMatch(
      /^The second reading differs from the first report in one point of major weight: Nodule, right upper lobe, 12.4 × 8 mm \(not described before\)\. Spiculated.*limits: No contrast medium was given\.$/s,
    );
  });

  it("confirms where nothing differs", () => {
    const agreeing = { ...samplePlainInput.comparison, pairs: samplePlainInput.comparison.pairs.slice(0, 1) };
    expect(proposeAnswer({ ...samplePlainInput, comparison: agreeing })).toMatch(
      /^The second reading confirms the first report\./,
    );
    expect(proposeAnswer({ ...samplePlainInput, comparison: null })).toMatch(/^Spiculated/);
  });
});

describe("plain words", () => {
  it.each([
    ["Pulmonary nodules", "Small spots in the lung"],
    ["fractures", "breaks in the bone"],
    ["massive oedema", "massive swelling"],
    ["ground glass opacity", "hazy area"],
    ["biomass", "biomass"],
    ["anterior cruciate ligament", "front cross band of the knee"],
  ])("%s becomes %s", (hard, plain) => expect(inPlainWords(hard)).toBe(plain));

  it("gives a finding an article, a place, a doubt and a size", () => {
    expect(plainFinding({ ...nodule, certainty: "probable", size: null })).toBe(
      "what is likely a small round spot in the upper part of the right lung",
    );
    expect(
      plainFinding({ ...nodule, observation: "Acute infarct", anatomy: "left thalamus", side: "left", size: null }),
    ).toBe("new area harmed by too little blood in the left thalamus");
    expect(plainFinding({ ...nodule, observation: "pleural effusion", anatomy: "lung", size: null })).toBe(
      "fluid around the lung on the right",
    );
  });
});

describe("the reading grade", () => {
  it("agrees with worked examples", () => {
    expect(readingGrade("")).toBe(0);
    expect(readingGrade("The cat sat on the mat.")).toBe(0);
    expect(
      readingGrade("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."),
    ).toBeCloseTo(11.3, 0);
  });

  it.each([
    ["the", 1],
    ["table", 2],
    ["walked", 1],
    ["wanted", 2],
    ["report", 2],
    ["pulmonary", 4],
    ["bone", 1],
  ])("%s has %i", (word, count) => expect(syllablesOf(word)).toBe(count));

  it("ends no sentence inside a number or an abbreviation", () => {
    expect(sentencesOf("It is 1.5 cm, e.g. small. Dr. A saw it! And you?")).toHaveLength(4);
  });
});
