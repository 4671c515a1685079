import type { Described } from "./describe-mentions.ts";
import type { SentenceReading } from "./read-sentence.ts";
import { specialise } from "./specialise.ts";

const BETWEEN =
  /^\s*(?:,|,?\s*(?:or|and|and\/or|\/))\s*(?:bulky |enlarged |pathologic |the |any |left |right |bilateral )*$/i;

/**
 * "Hilar or mediastinal lymphadenopathy" names two things with one noun: what the places listed before a mention add to it, in the order
 * of the text.
 */
export function coordinated(text: string, reading: SentenceReading, described: readonly Described[]): Described[] {
  return described.flatMap((one) => {
    const { isA, site: usual } = one.mention.value;
    if (isA === null || usual === null) return [one];
    const added: Described[] = [];
    let from = one.mention.start;
    for (const { value, start, end } of reading.sites.toReversed()) {
      if (end > from) continue;
      if (!BETWEEN.test(text.slice(end, from))) break;
      from = start;
      const { name } = value.site;
      const observation = specialise(isA, name);
      if (observation === isA || observation === one.observation) break;
      added.unshift({
        ...one,
        observation,
        anatomy: name,
        category: null,
        sizeMillimetres: null,
        priorMillimetres: null,
      });
    }
    return added.length === 0 ? [one] : [...added, { ...one, anatomy: usual }];
  });
}
