export type Expected = { familyName?: string; givenName?: string; birthDate?: string; patientId?: string };
export type OnImage = { name: string; birthDate: string; id: string };
export type Difference = "name" | "birth-date" | "id";

/**
 * A name as the set of its words, in small letters without accents. German and Scandinavian double spellings of umlauts count as the
 * umlaut, so that "Müller", "Mueller" and "MULLER" are one.
 */
function wordsOf(name: string): Set<string> {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae")
    .replace(/[aou]e/g, (pair) => pair.charAt(0));
  return new Set(plain.split(/[^\p{L}]+/u).filter((each) => each !== ""));
}

/** All words of the smaller in the larger: a second given name or a title on one side is no difference. */
function sameName(a: Set<string>, b: Set<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return [...small].every((word) => large.has(word));
}

/**
 * In what the patient on an image differs from the patient of the case. What one side does not say is no difference.
 * @param image as in the file: PN with "^" and "=" (PS3.5 section 6.2.1), birth date YYYYMMDD
 * @param expected as in the request: birth date YYYY-MM-DD
 */
export function compareIdentity(image: OnImage, expected: Expected): Difference[] {
  const differences: Difference[] = [];
  const wanted = wordsOf(`${expected.givenName ?? ""} ${expected.familyName ?? ""}`);
  // Up to three spellings of one name, parted by "=": alphabetic, ideographic, phonetic.
  const spellings = image.name
    .split("=")
    .map(wordsOf)
    .filter((words) => words.size > 0);
  if (wanted.size > 0 && spellings.length > 0 && !spellings.some((words) => sameName(words, wanted))) {
    differences.push("name");
  }
  const birthDate = (expected.birthDate ?? "").replaceAll("-", "");
  if (/^\d{8}$/.test(birthDate) && /^\d{8}$/.test(image.birthDate) && birthDate !== image.birthDate) {
    differences.push("birth-date");
  }
  const [a, b] = [expected.patientId ?? "", image.id].map((id) =>
    id
      .trim()
      .toLowerCase()
      .replace(/^0+(?=.)/, ""),
  );
  if (a !== "" && b !== "" && a !== b) differences.push("id");
  return differences;
}

/** "Testmann^Erika^^Dr." for a person to read: "Erika Testmann". */
export function readableName(name: string): string {
  const [family = "", given = "", middle = ""] = (name.split("=").find((each) => each !== "") ?? "").split("^");
  return [given, middle, family]
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .join(" ");
}

/** YYYYMMDD as YYYY-MM-DD; anything else as it stands. */
export const readableDate = (date: string): string => date.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
