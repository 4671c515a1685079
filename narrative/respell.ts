/** Words of this length and more are put right; shorter ones are too often other words. */
const SHORTEST = 8;
const vocabulary = new Set<string>();
/** Each word of the tables by each of its forms with one letter left out (never the first). */
const byDeletion = new Map<string, string>();

function deletions(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2));
}

/** Adds the words of a table, which are spelt right. */
export function addVocabulary(stems: Iterable<string>): void {
  for (const stem of stems) {
    if (vocabulary.has(stem)) continue;
    vocabulary.add(stem);
    if (stem.length >= SHORTEST)
      for (const form of deletions(stem)) if (!byDeletion.has(form)) byDeletion.set(form, stem);
  }
}

function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at > 0 && one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/**
 * A slip of the keys in a long word of the tables put right ("pnuemothorax", "atelectsis", "effussion"): one letter too much or too few,
 * or two swapped; never a letter for another, which may make another word ("injection"), nor the first ("asymmetric").
 */
export function respell(stem: string): string {
  if (stem.length < SHORTEST - 1 || vocabulary.has(stem) || !/^[a-z]+$/.test(stem)) return stem;
  const lacking = byDeletion.get(stem);
  if (lacking !== undefined) return lacking;
  if (stem.length < SHORTEST) return stem;
  for (const form of deletions(stem)) {
    if (vocabulary.has(form) && form.length >= SHORTEST) return form;
    const meant = byDeletion.get(form);
    if (meant !== undefined && isSwap(stem, meant)) return meant;
  }
  return stem;
}
