import { conceptLines } from "./concept-lines.ts";
import { abdomenObservations } from "./concepts/abdomen-observations.ts";
import { boneAndGeneralObservations } from "./concepts/bone-and-general-observations.ts";
import { chestObservations } from "./concepts/chest-observations.ts";
import { moreObservations } from "./concepts/more-observations.ts";
import { neuroObservations } from "./concepts/neuro-observations.ts";
import { indexPhrases } from "./phrase-index.ts";

/** Something that can be seen: `isA` names a wider observation, `site` where it is when nothing else is said. */
export type Observation = { name: string; synonyms: readonly string[]; isA: string | null; site: string | null };

const tables = [
  chestObservations,
  abdomenObservations,
  neuroObservations,
  boneAndGeneralObservations,
  moreObservations,
];

export const observations: ReadonlyMap<string, Observation> = new Map(
  tables.flatMap(conceptLines).map(({ name, synonyms, parent, last }) => {
    return [name, { name, synonyms, isA: parent, site: last === "" ? null : last }];
  }),
);

/** Words that may stand within the name of an observation: "fracture of the [left] femoral neck", "nerve root" with its level. */
const WITHIN = new Set(
  "left right bilateral both traversing exiting descending l1 l2 l3 l4 l5 s1 c3 c4 c5 c6 c7 c8 t1".split(" "),
);

export const observationIndex = indexPhrases(
  [...observations.values()].flatMap((one) => [one.name, ...one.synonyms].map((phrase) => [phrase, one] as const)),
  WITHIN,
);
