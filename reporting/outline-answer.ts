import type { OpinionContent } from "#contract/opinion.ts";
import { type Block, heading, type Outline, paragraphs, titled } from "./blocks.ts";
import { adequacyLabel, dayText, instantText } from "./labels.ts";

/** Title, and the facts of whom and what it is about. */
export function outlineTitle(content: OpinionContent, preview: boolean): Omit<Outline, "blocks"> {
  const { patient, kind, caseNumber, version, organisation } = content;
  return {
    title: kind === "addendum" ? "Second opinion with addendum" : "Second opinion",
    subtitle: organisation,
    facts: [
      { label: "Patient", value: patientName(content) },
      {
        label: "Born",
        value: `${dayText(patient.birthDate)}; ${patient.sex === "unknown" ? "sex not known" : patient.sex}`,
      },
      ...(patient.patientId === "" ? [] : [{ label: "Patient number", value: patient.patientId }]),
      { label: "Case", value: `${caseNumber}, version ${version}` },
      { label: "Signed", value: signatureText(content, preview) },
    ],
  };
}

/** Who signed and when; a preview says that nobody has. */
export function signatureText({ signedBy, signedAt }: OpinionContent, preview: boolean): string {
  return preview ? previewMark : `${signedBy}, ${instantText(signedAt)}`;
}

export const previewMark = "PREVIEW, NOT SIGNED";

export function patientName({ patient }: OpinionContent): string {
  return `${patient.givenName} ${patient.familyName}`;
}

/** The answer to the question asked: the first thing that anybody reads. An addendum stands before it. */
export function outlineAnswer(content: OpinionContent): Block[] {
  const { asked, answer, recommendation, adequacy } = content;
  const limits =
    adequacy.answerable === "yes" ? [] : paragraphs(`${adequacyLabel[adequacy.answerable]} ${adequacy.note}`, "note");
  return [
    ...outlineAddenda(content),
    heading(2, "The answer"),
    ...paragraphs(asked.question, "quote"),
    ...paragraphs(answer, "lead"),
    ...titled("Recommendation", recommendation),
    ...limits,
  ];
}

/** The newest first; those of earlier versions with who signed them and when. */
function outlineAddenda({ addendum, earlierAddenda, version }: OpinionContent): Block[] {
  if (addendum === null) return [];
  const earlier = earlierAddenda.flatMap((one) => [
    ...addendumBlocks(one, one.version),
    ...paragraphs(`Signed by ${one.signedBy}, ${instantText(one.signedAt)}`, "note"),
  ]);
  return [...addendumBlocks(addendum, version), ...earlier];
}

function addendumBlocks({ reason, text }: { reason: string; text: string }, version: number): Block[] {
  return [
    heading(2, `Addendum to version ${version - 1}`),
    ...paragraphs(text, "lead"),
    ...paragraphs(`Reason: ${reason}`, "note"),
  ];
}
