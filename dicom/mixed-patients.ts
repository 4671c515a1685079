import { type FilePatient, identityDifferences } from "./identity.ts";

/** A study with what tells its patient and who gave the patient's number. */
export type IdentifiedStudy = FilePatient & {
  /** Issuer of Patient ID (0010,0021), or "" where the file is silent. */
  issuer: string;
  institution: string;
  accessionNumber: string;
};

export type MixUp = "one-number-two-patients" | "one-patient-two-numbers" | "one-accession-two-patients";

const folded = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").trim().toUpperCase();

/**
 * Numbers mean something only where they come from the same place (PS3.3 section C.7.1.1: Patient ID is unique within its issuer). Without
 * an issuer the institution stands for it; true, false, or null where it cannot be told.
 */
function sameIssuer(a: IdentifiedStudy, b: IdentifiedStudy): boolean | null {
  const given = (a.issuer !== "" && b.issuer !== "" && [a.issuer, b.issuer]) || [a.institution, b.institution];
  const [one = "", other = ""] = given.map(folded);
  return one === "" || other === "" ? null : one === other;
}

const asCase = ({ name, birthDate }: FilePatient) => {
  const [familyName = "", ...rest] = name.split("^");
  return { familyName, givenName: rest.join(" "), birthDate, patientId: null };
};

/** Whether name and birth date speak for two people. What one side does not say is no difference. */
const differ = (a: IdentifiedStudy, b: IdentifiedStudy): boolean =>
  identityDifferences(asCase(a), { name: b.name, birthDate: b.birthDate, id: "" }).length > 0;

/**
 * How the patients of two studies may have been mixed up: two people under one number, one person under two numbers of the same issuer,
 * one accession number for two people. Empty where nothing speaks for it.
 */
export function mixUps(a: IdentifiedStudy, b: IdentifiedStudy): MixUp[] {
  const found: MixUp[] = [];
  const issuer = sameIssuer(a, b);
  const different = differ(a, b);
  const [oneId, otherId] = [folded(a.id), folded(b.id)];
  if (oneId !== "" && oneId === otherId && issuer !== false && different) found.push("one-number-two-patients");
  const certain = a.birthDate !== null && a.birthDate === b.birthDate && a.name !== "" && b.name !== "";
  if (oneId !== "" && otherId !== "" && oneId !== otherId && issuer === true && certain && !different)
    found.push("one-patient-two-numbers");
  const [oneOrder, otherOrder] = [folded(a.accessionNumber), folded(b.accessionNumber)];
  const samePlace = folded(a.institution) !== "" && folded(a.institution) === folded(b.institution);
  if (oneOrder !== "" && oneOrder === otherOrder && samePlace && (different || (oneId !== otherId && issuer === true)))
    found.push("one-accession-two-patients");
  return found;
}

/** The same question about the same people has the same key, whichever of them came first. */
export function mixUpKey(kind: MixUp, a: IdentifiedStudy, b: IdentifiedStudy): string {
  const who = (one: IdentifiedStudy) =>
    JSON.stringify([folded(one.id), folded(one.issuer), folded(one.name), one.birthDate ?? ""]);
  const order = kind === "one-accession-two-patients" ? folded(a.accessionNumber) : "";
  return [kind, order, ...[who(a), who(b)].sort()].join(" ");
}
