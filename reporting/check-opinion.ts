import type { OpinionContent, PlainLine } from "#contract/opinion.ts";
import { findSideContradictions } from "./check-sides.ts";
import { findUnmeasuredSizes } from "./check-sizes.ts";
import { findingTitle } from "./describe-finding.ts";
import { agreementLabel } from "./labels.ts";
import { readingGrade } from "./reading-grade.ts";

export type OpinionCheck = {
  /** What must be mended before it can be signed, as sentences. */
  errors: string[];
  /** What the signer should look at again. */
  warnings: string[];
};

/** US school grade that a patient's text should not exceed. */
export const plainGradeTarget = 7;

/** Reads an opinion for what a careful colleague would catch before it is signed. */
export function checkOpinion(content: OpinionContent): OpinionCheck {
  const sides = findSideContradictions(content);
  return {
    errors: [...findEmpty(content), ...findUntraced(content), ...findUntold(content, "major"), ...sides.errors],
    warnings: [
      ...findUntold(content, "minor"),
      ...sides.warnings,
      ...findUnmeasuredSizes(content),
      ...findHardWords(content),
      ...findLoose(content),
    ],
  };
}

/** What stands in the way of signing, as sentences; empty when nothing does. */
export function standsInTheWay(content: OpinionContent): string[] {
  return checkOpinion(content).errors;
}

function findEmpty({ answer, plain, impression, addendum, kind, adequacy }: OpinionContent): string[] {
  return [
    ...(answer.trim() === "" ? ["The answer to the question is empty."] : []),
    ...(plain.answer.trim() === "" ? ["The patient's account has no answer in plain words."] : []),
    ...(impression.trim() === "" && adequacy.answerable !== "no" ? ["The reading has no impression."] : []),
    ...(kind === "addendum" && (addendum === null || addendum.reason.trim() === "" || addendum.text.trim() === "")
      ? ["An addendum needs its reason and its text."]
      : []),
  ];
}

/** PRODUCT rule: every sentence for the patient can be traced to a signed finding. */
function findUntraced(content: OpinionContent): string[] {
  const findingIds = new Set(content.findings.map(({ id }) => id));
  const pairIds = new Set(content.points.map(({ pairId }) => pairId));
  const markIds = new Set(content.marks.map(({ id }) => id));
  return plainLines(content).flatMap((line) => {
    const shown = line.text.length > 60 ? `${line.text.slice(0, 60)}…` : line.text;
    if (line.findingIds.length + line.pairIds.length === 0)
      return [`“${shown}” rests on no finding and no compared point.`];
    const known = line.findingIds.every((id) => findingIds.has(id)) && line.pairIds.every((id) => pairIds.has(id));
    if (!known) return [`“${shown}” rests on a finding or point that is not in this opinion.`];
    if (!line.markIds.every((id) => markIds.has(id))) return [`“${shown}” shows a mark that is not in the reading.`];
    return [];
  });
}

/** A difference that the doctor's table holds and the patient's account is silent on. */
function findUntold(content: OpinionContent, weight: "major" | "minor"): string[] {
  const told = new Set(plainLines(content).flatMap(({ pairIds }) => pairIds));
  return content.points
    .filter(
      ({ agreement, significance, pairId }) => agreement !== "agree" && significance === weight && !told.has(pairId),
    )
    .map(
      (point) =>
        `The patient's account does not tell of a ${weight} difference: ${agreementLabel[point.agreement].toLowerCase()}, “${(
          point.secondReading || point.firstReading
        ).slice(0, 80)}”.`,
    );
}

function findHardWords({ plain }: OpinionContent): string[] {
  const text = plainText(plain);
  const grade = readingGrade(text);
  if (grade <= plainGradeTarget + 1) return [];
  return [
    `The patient's account reads at school grade ${Math.round(grade)}; aim for ${plainGradeTarget} or less with shorter sentences and plainer words.`,
  ];
}

function findLoose(content: OpinionContent): string[] {
  const compared = new Set(content.points.map(({ findingId }) => findingId));
  const told = new Set(plainLines(content).flatMap(({ findingIds }) => findingIds));
  const warnings: string[] = [];
  for (const finding of content.findings) {
    const heavy = finding.severity === "major" || finding.severity === "critical";
    if (content.points.length > 0 && finding.presence === "present" && !compared.has(finding.id))
      warnings.push(`“${findingTitle(finding)}” is compared with nothing in the first report.`);
    if (heavy && finding.presence === "present" && !told.has(finding.id))
      warnings.push(`The patient's account does not tell of “${findingTitle(finding)}” (${finding.severity}).`);
  }
  for (const { significance, settledAs, agreement } of content.points)
    if (significance === "major" && agreement !== "agree" && settledAs === null)
      warnings.push("A major difference was not settled by a third reader.");
  return [...new Set(warnings)];
}

function plainLines({ plain }: OpinionContent): PlainLine[] {
  return [...plain.agreements, ...plain.differences];
}

/** The patient's account as one text, for the reading grade. */
export function plainText(plain: OpinionContent["plain"]): string {
  const lines = [...plain.agreements, ...plain.differences].map(({ text }) => text);
  return [plain.answer, ...lines, plain.whyReadingsDiffer, plain.changes, ...plain.askNext, plain.notKnown]
    .filter((part) => part.trim() !== "")
    .join("\n");
}
