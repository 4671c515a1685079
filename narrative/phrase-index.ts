import { addVocabulary } from "./respell.ts";
import { phraseStems, registerBeginnings, type Word } from "./words.ts";

type Node<T> = { next: Map<string, Node<T>>; value: T | undefined };

/** Phrases by their words, for longest-match look-up in a text. Words in `passed` may stand between a phrase's words. */
export type PhraseIndex<T> = { root: Node<T>; passed: ReadonlySet<string>; bit: number };

/** `first` and `last` are positions in the list of words, `last` included; `passed` those between that the phrase does not name. */
export type PhraseMatch<T> = {
  value: T;
  first: number;
  last: number;
  start: number;
  end: number;
  passed: readonly number[];
};

const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an"]);
const NONE: readonly number[] = [];
/** Each table has a bit of its own; beyond 31 they share, which costs a look and no more. */
let tables = 0;

function addPhrase<T>(root: Node<T>, phrase: string, value: T): void {
  let node = root;
  const stems = phraseStems(phrase);
  addVocabulary(stems);
  for (const stem of stems) {
    if (ARTICLES.has(stem) && node !== root) continue;
    const next: Node<T> = node.next.get(stem) ?? { next: new Map(), value: undefined };
    node.next.set(stem, next);
    node = next;
  }
  if (node !== root) node.value ??= value;
}

/**
 * Articles within a phrase count neither in the table nor in a text.
 * @param passed further words that may stand between the words of a phrase ("fracture of the [left] femoral neck")
 */
export function indexPhrases<T>(
  entries: Iterable<readonly [string, T]>,
  passed: ReadonlySet<string> = new Set(),
): PhraseIndex<T> {
  const root: Node<T> = { next: new Map(), value: undefined };
  for (const [phrase, value] of entries) addPhrase(root, phrase, value);
  const bit = 2 ** (tables % 31);
  tables += 1;
  registerBeginnings(root.next.keys(), bit);
  return { root, passed: new Set([...passed, ...ARTICLES]), bit };
}

/** All phrases in a list of words, longest first at each place, never overlapping, in the order of the text. */
export function findPhrases<T>({ root, passed, bit }: PhraseIndex<T>, words: readonly Word[]): PhraseMatch<T>[] {
  const matches: PhraseMatch<T>[] = [];
  for (let first = 0; first < words.length; first += 1) {
    const from = words[first];
    let node = from === undefined || (from.begins & bit) === 0 ? undefined : root.next.get(from.stem);
    if (from === undefined || node === undefined) continue;
    let value = node.value;
    let last = first;
    let between = NONE;
    let open = NONE;
    for (let at = first + 1; at < words.length; at += 1) {
      const stem = words[at]?.stem ?? "";
      const next: Node<T> | undefined = node.next.get(stem);
      if (next === undefined && passed.has(stem) && node.next.size > 0) {
        open = [...open, at];
        continue;
      }
      if (next === undefined) break;
      node = next;
      if (node.value !== undefined) [value, last, between] = [node.value, at, open];
    }
    if (value === undefined) continue;
    matches.push({ value, first, last, start: from.start, end: words[last]?.end ?? from.end, passed: between });
    first = last;
  }
  return matches;
}
