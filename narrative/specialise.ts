import { sites } from "./anatomy.ts";
import { conceptLines } from "./concept-lines.ts";
import { wholesOf } from "./concept-relations.ts";
import { atSite } from "./concepts/at-site.ts";
import { observations } from "./observations.ts";
import { wordsOf } from "./words.ts";

function plain(words: string): string {
  return wordsOf(words)
    .map(({ stem }) => stem)
    .join(" ");
}

const narrowerAt = new Map<string, string>();
for (const { name, synonyms, parent } of conceptLines(atSite))
  narrowerAt.set(`${name}|${synonyms[0] ?? ""}`, parent ?? name);

/** "nodule" at "lung" is a pulmonary nodule because the table calls that a "lung nodule": a word of the site, then the wider name. */
for (const { name, synonyms, isA, site } of observations.values()) {
  const place = sites.get(site ?? "");
  if (isA === null || place === undefined) continue;
  const key = `${isA}|${place.name}`;
  if (narrowerAt.has(key)) continue;
  const expected = new Set([place.name, ...place.synonyms].map((word) => plain(`${word} ${isA}`)));
  if ([name, ...synonyms].some((phrase) => expected.has(plain(phrase)))) narrowerAt.set(key, name);
}

/** The name an observation has at its site ("nodule" in an upper lobe: "pulmonary nodule"); its own where there is none. */
export function specialise(observation: string, site: string | null): string {
  if (site === null) return narrowerAt.get(`${observation}|`) ?? observation;
  for (const whole of wholesOf(site)) {
    const narrower = narrowerAt.get(`${observation}|${whole}`);
    if (narrower !== undefined) return narrower;
  }
  return observation;
}
