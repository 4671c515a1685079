import { type Word, wordsOf } from "./words.ts";

type Node<T> = { next: Map<string, Node<T>>; value: T | undefined };

/** Phrases by their words, for longest-match look-up in a text. */
export type PhraseIndex<T> = { root: Node<T> };

/** `first` and `last` are positions in the list of words, `last` included. */
export type PhraseMatch<T> = { value: T; first: number; last: number; start: number; end: number };

export function indexPhrases<T>(entries: Iterable<readonly [string, T]>): PhraseIndex<T> {
  const root: Node<T> = { next: new Map(), value: undefined };
  for (const [phrase, value] of entries) {
    let node = root;
    for (const { stem } of wordsOf(phrase)) {
      const next: Node<T> = node.next.get(stem) ?? { next: new Map(), value: undefined };
      node.next.set(stem, next);
      node = next;
    }
    if (node !== root) node.value ??= value;
  }
  return { root };
}

function longestAt<T>(index: PhraseIndex<T>, words: readonly Word[], first: number): { value: T; last: number } | null {
  let node: Node<T> | undefined = index.root;
  let found: { value: T; last: number } | null = null;
  for (let at = first; at < words.length; at += 1) {
    const word = words[at];
    node = word === undefined ? undefined : node.next.get(word.stem);
    if (node === undefined) break;
    if (node.value !== undefined) found = { value: node.value, last: at };
  }
  return found;
}

/** All phrases in a list of words, longest first at each place, never overlapping, in the order of the text. */
export function findPhrases<T>(index: PhraseIndex<T>, words: readonly Word[]): PhraseMatch<T>[] {
  const matches: PhraseMatch<T>[] = [];
  for (let first = 0; first < words.length; first += 1) {
    const found = longestAt(index, words, first);
    const from = words[first];
    const to = found === null ? undefined : words[found.last];
    if (found === null || from === undefined || to === undefined) continue;
    matches.push({ value: found.value, first, last: found.last, start: from.start, end: to.end });
    first = found.last;
  }
  return matches;
}
