import { conceptLines } from "./concept-lines.ts";
import { abdomenObservations } from "./concepts/abdomen-observations.ts";
import { boneAndGeneralObservations } from "./concepts/bone-and-general-observations.ts";
import { chestObservations } from "./concepts/chest-observations.ts";
import { neuroObservations } from "./concepts/neuro-observations.ts";
import { indexPhrases } from "./phrase-index.ts";

/** Something that can be seen: `isA` names a wider observation, `site` where it is when nothing else is said. */
export type Observation = { name: string; synonyms: readonly string[]; isA: string | null; site: string | null };

const tables = [chestObservations, abdomenObservations, neuroObservations, boneAndGeneralObservations];

export const observations: ReadonlyMap<string, Observation> = new Map(
  tables.flatMap(conceptLines).map(({ name, synonyms, parent, last }) => {
    return [name, { name, synonyms, isA: parent, site: last === "" ? null : last }];
  }),
);

export const observationIndex = indexPhrases(
  [...observations.values()].flatMap((one) => [one.name, ...one.synonyms].map((phrase) => [phrase, one] as const)),
);
