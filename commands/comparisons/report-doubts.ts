import type { CaseRequest } from "#contract/case.ts";
import { isPartOf } from "#narrative/concept-relations.ts";
import { guessLanguage } from "#narrative/guess-language.ts";
import { readPlace } from "#narrative/place-name.ts";
import { proposeStatements } from "#narrative/propose-statements.ts";
import { readDates, readHeader } from "#narrative/report-header.ts";
import { splitSections } from "#narrative/split-sections.ts";
import { examOf } from "#narrative/surroundings.ts";

type Asked = Pick<CaseRequest, "patient" | "bodyPart">;

const LANGUAGES = { de: "German", es: "Spanish", fr: "French" } as const;

const letters = (words: string) =>
  words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);

/** The names are of one person where one name is the same: headers turn them around, shorten them and leave some out. */
function isOtherName(name: string, { familyName, givenName }: Asked["patient"]): boolean {
  const said = letters(name);
  const family = letters(familyName);
  const given = letters(givenName);
  if (said.length === 0) return false;
  return !family.some((one) => said.includes(one)) && !(said.length === 1 && given.some((one) => said.includes(one)));
}

/** Who the report is about, by its header. Nothing of the patient's identity is repeated: the reader may not know it. */
function personDoubts(text: string, { patient }: Asked): string[] {
  const { name, birthDate, patientId } = readHeader(text);
  const plainId = (id: string) => id.replace(/[\s-]/g, "").toLowerCase();
  const doubts: string[] = [];
  if (name !== null && isOtherName(name, patient))
    doubts.push("The report's header names another person than the case. Is it the right patient's report?");
  if (birthDate !== null && readDates(birthDate).length > 0 && !readDates(birthDate).includes(patient.birthDate))
    doubts.push("The date of birth in the report is not the patient's. Is it the right patient's report?");
  if (patientId !== null && patient.patientId !== "" && plainId(patientId) !== plainId(patient.patientId))
    doubts.push("The patient's number in the report is not the one of the case. Is it the right patient's report?");
  return doubts;
}

function examDoubts(text: string, { bodyPart, patient }: Asked): string[] {
  const doubts: string[] = [];
  const { examDate } = readHeader(text);
  const dates = examDate === null ? [] : readDates(examDate);
  const [first] = dates.toSorted();
  if (
    first !== undefined &&
    (dates.every((date) => date < patient.birthDate) || first > new Date().toISOString().slice(0, 10))
  )
    doubts.push("The report's date of examination cannot be right. Please check it.");
  const examined = examOf(text, splitSections(text)).site;
  const asked = readPlace(bodyPart).site;
  const apart = examined !== null && asked !== null && !isPartOf(examined, asked) && !isPartOf(asked, examined);
  if (apart)
    doubts.push(
      `The report is of another part of the body (${examined}) than the case asks about. Is it the right examination?`,
    );
  return doubts;
}

/** Whether what is denied at one place is denied at the other: a nodule of the lung, one of its lower lobe. */
function coversPlace(denied: string | null, affirmed: string | null): boolean {
  if (denied === null || denied === affirmed) return true;
  const [wide, narrow] = [readPlace(denied).site, readPlace(affirmed ?? "").site];
  return wide !== null && narrow !== null && isPartOf(narrow, wide);
}

/** Findings that the report both affirms and denies, of the same thing at the same place. */
function contradictions(text: string): string[] {
  const statements = proposeStatements(text).filter(
    ({ kind, observation }) => kind === "observation" && observation !== null,
  );
  const found: string[] = [];
  for (const yes of statements) {
    if (yes.negated || yes.certainty === "unlikely") continue;
    const no = statements.find(
      (one) =>
        one.negated &&
        one.observation === yes.observation &&
        one.start !== yes.start &&
        (one.side === yes.side || one.side === "not-stated") &&
        coversPlace(one.anatomy, yes.anatomy),
    );
    if (no !== undefined)
      found.push(
        `The report says both: "${no.text.slice(0, 120)}" and "${yes.text.slice(0, 120)}". Please decide which it means.`,
      );
  }
  return [...new Set(found)].slice(0, 10);
}

/** What a person should look at before the first report is compared, each in a sentence; empty where nothing is odd. */
export function reportDoubts(text: string, asked: Asked): string[] {
  const language = guessLanguage(text);
  if (language !== "en" && language !== "unknown")
    return [
      ...personDoubts(text, asked),
      `This report is in ${LANGUAGES[language]}. It is parted into its sections; what it says is not read by machine. Please mark the passages that matter.`,
    ];
  return [...personDoubts(text, asked), ...examDoubts(text, asked), ...contradictions(text)];
}
