import { categoryTable } from "./concepts/categories.ts";

export type CategoryFound = { start: number; end: number; category: string };

/** Most sentences state no category; one look tells. */
const ANY = /rads|\bTR\s?\d|\bLR|bosniak|aspect|fazekas|modic|lawrence|\bKL\b|salter|stanford|aast/i;

/** Systems written in Roman numerals, whichever a report uses. */
const ROMAN_SYSTEMS: ReadonlySet<string> = new Set(["Bosniak", "AAST", "Salter-Harris", "Modic"]);
const ROMAN: Readonly<Record<string, string>> = { "1": "I", "2": "II", "2F": "IIF", "3": "III", "4": "IV", "5": "V" };

/** Reporting categories ("BI-RADS 4A", "Bosniak IIF") in a text between `start` and `end`, written the one way. */
export function findCategories(text: string, start: number, end: number): CategoryFound[] {
  const part = text.slice(start, end);
  const found: CategoryFound[] = [];
  if (!ANY.test(part)) return found;
  for (const { name, pattern } of categoryTable)
    for (const match of part.matchAll(pattern)) {
      const at = start + match.index;
      const value = (match[1] ?? "").toUpperCase().replace(/^(?:TR|LR)[\s-]?(?=.)/, "");
      const written = ROMAN_SYSTEMS.has(name) ? (ROMAN[value] ?? value) : value;
      const overlaps = found.some((one) => one.start < at + match[0].length && at < one.end);
      if (value !== "" && !overlaps)
        found.push({ start: at, end: at + match[0].length, category: `${name} ${written}` });
    }
  return found.sort((a, b) => a.start - b.start);
}

/** A category in free words ("ACR BIRADS category 4b"), written the one way; the words themselves where it is none we know. */
export function plainCategory(words: string): string {
  return findCategories(words, 0, words.length)[0]?.category ?? words.trim();
}

/** What the systems rate that are about one kind of thing. */
const RATED: Readonly<Record<string, string>> = {
  "Lung-RADS": "pulmonary nodule",
  "TI-RADS": "thyroid nodule",
  "LI-RADS": "liver lesion",
  "PI-RADS": "prostate lesion",
  Bosniak: "renal cyst",
};

/** The observation that a category is about when its sentence names none; null where the system rates many things. */
export function ratedBy(category: string): string | null {
  return RATED[category.slice(0, category.lastIndexOf(" "))] ?? null;
}
