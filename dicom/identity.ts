/** The patient of a case, as the request names them; null or "" where it is not known. */
export type CasePatient = {
  familyName: string;
  givenName: string;
  birthDate: string | null;
  patientId: string | null;
};

/** The patient of a received file: `name` with components parted by "^" (PS3.5 section 6.2.1), `birthDate` YYYY-MM-DD. */
export type FilePatient = { name: string; id: string; birthDate: string | null };

const special: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  æ: "a",
  œ: "o",
  þ: "th",
  ı: "i",
};

/** A word without case, accents and the spellings that stand for them: Müller, Mueller and MULLER become one. */
function folded(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßøđðłæœþı]/g, (letter) => special[letter] ?? letter)
    .replace(/([aou])e/g, "$1")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function words(name: string): string[] {
  return name
    .split(/[\s^,;=.]+/u)
    .map(folded)
    .filter((word) => word !== "");
}

/** Words after hyphens and apostrophes are taken apart too: "Anna-Lena" may be written "Anna Lena". */
function nameWords(name: string): string[] {
  return words(name.replace(/[-‐–'’`´]/gu, " "));
}

function contains(pool: readonly string[], wanted: readonly string[]): boolean {
  const joined = wanted.join("");
  if (wanted.every((word) => pool.includes(word))) return true;
  // "van der Berg" against "VANDERBERG", in either direction.
  for (let from = 0; from < pool.length; from++) {
    let run = "";
    for (let to = from; to < pool.length; to++) {
      run += pool[to] ?? "";
      if (run === joined) return true;
    }
  }
  return false;
}

function sameName(of: CasePatient, name: string): boolean {
  const pool = nameWords(name);
  const family = nameWords(of.familyName);
  const given = nameWords(of.givenName);
  if (pool.length === 0 || family.length + given.length === 0) return true;
  if (!contains(pool, family)) return false;
  const rest = pool.filter((word) => !family.includes(word));
  if (given.length === 0 || rest.length === 0) return true;
  // Any given name or its initial will do: middle names come and go between hospitals.
  return given.some(
    (word) =>
      rest.includes(word) ||
      rest.some((other) => other.length === 1 && word.startsWith(other)) ||
      contains(rest, given),
  );
}

function shown(name: string): string {
  return name.replaceAll("^", " ").replace(/\s+/g, " ").trim();
}

function foldedId(id: string): string {
  return id.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
}

/**
 * In what the patient of a file differs from the patient of the case, a sentence each; empty where they agree. Names bear
 * differences of case, accents, order and middle names; birth date and patient ID do not. What is missing on a side is no
 * difference.
 */
export function identityDifferences(of: CasePatient, file: FilePatient): string[] {
  const differences: string[] = [];
  if (!sameName(of, file.name)) {
    differences.push(`The images name ${shown(file.name)}, the case ${shown(`${of.givenName} ${of.familyName}`)}.`);
  }
  if (of.birthDate && file.birthDate && of.birthDate !== file.birthDate) {
    differences.push(`The images give ${file.birthDate} as date of birth, the case ${of.birthDate}.`);
  }
  const ours = foldedId(of.patientId ?? "");
  const theirs = foldedId(file.id);
  if (ours !== "" && theirs !== "" && ours !== theirs) {
    differences.push(`The images bear the patient number ${file.id.trim()}, the case ${(of.patientId ?? "").trim()}.`);
  }
  return differences;
}

const wholeName = ({ name, id, birthDate }: FilePatient): CasePatient => ({
  familyName: shown(name.split("^")[0] ?? ""),
  givenName: shown(name.split("^").slice(1).join(" ")),
  birthDate,
  patientId: id,
});

/**
 * A sentence for each patient whom the images of one study name beside the first one: a study is of one patient (PS3.3 section A.1.2),
 * so somebody has mixed up two. Empty where all agree.
 */
export function patientsInOneStudy([first, ...others]: readonly FilePatient[]): string[] {
  if (first === undefined) return [];
  const of = wholeName(first);
  const said = ({ name, id }: FilePatient) =>
    [shown(name), id.trim() && `number ${id.trim()}`].filter(Boolean).join(", ");
  const differing = others.filter((other) => identityDifferences(of, other).length > 0);
  return [
    ...new Set(
      differing.map((other) => `One examination holds images of two patients: ${said(first)}; and ${said(other)}.`),
    ),
  ];
}
