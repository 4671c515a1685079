import type { OpinionContent, OpinionPoint } from "#contract/opinion.ts";
import { agreementLabel, settledAsLabel } from "./labels.ts";

/** A letter of plain paragraphs; what belongs together in a list stays one paragraph each. */
export type FeedbackLetter = { subject: string; paragraphs: string[]; points: string[]; closing: string[] };

/**
 * The letter to the first radiologist: what the second reading found in each point, in the readers' own words, without a score, without
 * blame, and without naming the patient. The examination is named by its date and kind, so that it can be looked up.
 */
export function feedbackLetter(content: OpinionContent): FeedbackLetter {
  const { firstReading, studies } = content;
  const when = firstReading.date ?? studies[0]?.studyDate ?? null;
  const what = studies[0]?.description ?? "";
  const differences = content.points.filter((point) => point.agreement !== "agree");
  const agreed = content.points.length - differences.length;
  return {
    subject: ["Feedback on an examination", what, when === null ? "" : `of ${when}`]
      .filter((one) => one !== "")
      .join(" "),
    paragraphs: [
      `Dear ${firstReading.radiologist === "" ? "colleague" : firstReading.radiologist},`,
      `an examination that you reported${firstReading.institution === "" ? "" : ` at ${firstReading.institution}`} was read a second time at the patient's request. The second reader did not see your report before the own reading was sealed. The patient and our organisation agree that you hear of it. It is meant for learning, and it is not a judgement: most differences between radiologists have more than one reason.`,
      agreed === 0
        ? ""
        : `In ${agreed} ${agreed === 1 ? "point" : "points"} both readings agree. ${differences.length === 0 ? "They differ in none." : "They differ in the following:"}`,
    ].filter((text) => text !== ""),
    points: differences.map(pointText),
    closing: [
      "If you see it differently, or know of an outcome, we would be glad to hear of it.",
      `${content.signedBy}, ${content.organisation}`,
    ],
  };
}

function pointText(point: OpinionPoint): string {
  const settled =
    point.settledAs === null ? "" : `An independent third reader looked at it: ${settledAsLabel[point.settledAs]}.`;
  return [
    `${agreementLabel[point.agreement]}.`,
    `Your report: ${point.firstReading === "" ? "does not mention it." : `“${point.firstReading}”`}`,
    `The second reading: ${point.secondReading === "" ? "does not describe it." : `“${point.secondReading}”`}`,
    settled,
  ]
    .filter((text) => text !== "")
    .join(" ");
}
