import type { Reason } from "#contract/case.ts";
import type { Agreement, Significance } from "#contract/comparison.ts";
import type { Certainty, Side } from "#contract/finding.ts";
import type { AnswerLanguage } from "#contract/language.ts";
import type { OpinionContent, OpinionPoint } from "#contract/opinion.ts";
import type { Saying } from "#contract/plain-sentence.ts";

/**
 * All that an answer says of its own, in one language: sentences with {places} for what differs from case to case, and the labels of
 * its parts. Sentences name things in the nominative after a colon, so that no word has to be inflected.
 */
export type AnswerWords = {
  language: AnswerLanguage;
  sentences: Record<Saying, string>;
  thing: ThingWords;
  labels: Record<Label, string>;
  agreement: Record<Agreement, string>;
  significance: Record<Significance, string>;
  settledAs: Record<NonNullable<OpinionPoint["settledAs"]>, string>;
  adequacy: Record<OpinionContent["adequacy"]["answerable"], string>;
  reason: Record<Reason, string>;
  sex: Record<OpinionContent["patient"]["sex"], string>;
};

/** How a thing is put: `{what} ({place}; {side}; {size}; {certainty})`, and one that is not there. */
export type ThingWords = {
  /** "{what} ({details})", with the brackets of the language. */
  whole: string;
  /** Between two details. */
  between: string;
  place: string;
  size: string;
  absent: string;
  side: Record<Exclude<Side, "not-stated">, string>;
  certainty: Record<Exclude<Certainty, "definite">, string>;
};

/** Labels, the parts of an answer in the order in which they are read. */
export type Label =
  | "title"
  | "titleAddendum"
  | "patient"
  | "born"
  | "patientNumber"
  | "case"
  | "caseVersion"
  | "signed"
  | "signedBy"
  | "preview"
  | "answer"
  | "asked"
  | "question"
  | "recommendation"
  | "addendum"
  | "addendumReason"
  | "plain"
  | "agreements"
  | "shown"
  | "differences"
  | "why"
  | "changes"
  | "askNext"
  | "notKnown"
  | "points"
  | "pointsCaption"
  | "noPoints"
  | "noFirst"
  | "finding"
  | "first"
  | "second"
  | "settled"
  | "settledBy"
  | "significance"
  | "whatChanges"
  | "source"
  | "notMentioned"
  | "noSuchFinding"
  | "radpeer"
  | "report"
  | "whyAsked"
  | "hinges"
  | "symptoms"
  | "notNamed"
  | "noFirstReport"
  | "imagesRead"
  | "studiesCaption"
  | "date"
  | "study"
  | "kind"
  | "images"
  | "notGiven"
  | "noDescription"
  | "noStudies"
  | "goodEnough"
  | "technique"
  | "comparedWith"
  | "findings"
  | "noFinding"
  | "impression"
  | "measured"
  | "recommended"
  | "pictures"
  | "pictureOf"
  | "cameAbout"
  | "secondReader"
  | "thirdReader"
  | "sealed"
  | "sealedVersion"
  | "readingHash"
  | "comparisonHash"
  | "opinionHash"
  | "blind"
  | "blindRevised"
  | "blindUnchanged"
  | "blindNoFirst"
  | "page"
  | "check"
  | "checkHow"
  | "translated"
  | "unreviewed"
  | "inEnglish"
  | "forPatient"
  | "forDoctor"
  | "forWhom"
  | "language"
  | "large"
  | "listen"
  | "stop"
  | "print"
  | "restsOn"
  | "silent"
  | "takeWith"
  | "allForms"
  | "plainPdf"
  | "termMeans";

/** Puts values into a template's {places}. What has no value stays as it is, so that a forgotten one is seen. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
