const titles = new Set([
  "dr",
  "prof",
  "md",
  "med",
  "mr",
  "mrs",
  "ms",
  "pd",
  "phd",
  "frcr",
  "radiologist",
  "professor",
  "doctor",
]);
const legalForms = new Set(["the", "of", "and", "gmbh", "ltd", "inc", "llc", "trust", "nhs", "ag", "ev"]);

/** Words of a name without accents, case, punctuation and what `leaveOut` holds. */
function words(name: string, leaveOut: ReadonlySet<string>): string[] {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !leaveOut.has(word));
}

const within = (some: readonly string[], all: readonly string[]) =>
  some.every((word) => all.some((other) => other === word || (word.length === 1 && other.startsWith(word))));

/**
 * May these be the same person? In doubt yes: "Dr. A. Weber" and "Anna Weber" are, since a conflict of interest must not be missed.
 * Needs a family name of two letters or more in common.
 */
export function mayBeSamePerson(one: string, other: string): boolean {
  const a = words(one, titles);
  const b = words(other, titles);
  if (a.length === 0 || b.length === 0) return false;
  const shared = a.some((word) => word.length > 1 && b.includes(word));
  return shared && (within(a, b) || within(b, a));
}

/** May these be the same institution? "St. Mary's Hospital" and "St Marys Hospital, Radiology" are. */
export function mayBeSameInstitution(one: string, other: string): boolean {
  const plain = (name: string) => words(name.replaceAll(/['’.]/g, ""), legalForms);
  const a = plain(one);
  const b = plain(other);
  if (a.length === 0 || b.length === 0) return false;
  return within(a, b) || within(b, a);
}
