import { categoryTable } from "./concepts/categories.ts";

export type CategoryFound = { start: number; end: number; category: string };

/** Most sentences state no category; one look tells. */
const ANY = /rads|\bTR\s?\d|\bLR|bosniak|aspect|fazekas|modic|lawrence|\bKL\b|salter|stanford|aast/i;

/** Reporting categories ("BI-RADS 4A", "Bosniak IIF") in a text between `start` and `end`, written the one way. */
export function findCategories(text: string, start: number, end: number): CategoryFound[] {
  const part = text.slice(start, end);
  const found: CategoryFound[] = [];
  if (!ANY.test(part)) return found;
  for (const { name, pattern } of categoryTable)
    for (const match of part.matchAll(pattern)) {
      const at = start + match.index;
      const value = (match[1] ?? "").toUpperCase().replace(/^(?:TR|LR)[\s-]?(?=.)/, "");
      const overlaps = found.some((one) => one.start < at + match[0].length && at < one.end);
      if (value !== "" && !overlaps) found.push({ start: at, end: at + match[0].length, category: `${name} ${value}` });
    }
  return found.sort((a, b) => a.start - b.start);
}

/** A category in free words ("ACR BIRADS category 4b"), written the one way; the words themselves where it is none we know. */
export function plainCategory(words: string): string {
  return findCategories(words, 0, words.length)[0]?.category ?? words.trim();
}
