import type { Certainty, Finding, Side } from "#contract/finding.ts";
import type { Statement } from "#contract/statement.ts";
import { plainCategory } from "#narrative/categories.ts";
import { isKindOf } from "#narrative/concept-relations.ts";
import { readObservation } from "#narrative/finding-status.ts";
import { observations } from "#narrative/observations.ts";
import { readPlace } from "#narrative/place-name.ts";
import { specialise } from "#narrative/specialise.ts";

/** Either side of a comparison in one form. `observations` are concepts, the leading one first; others are readings of the same thing. */
export type Point = {
  id: string;
  words: string;
  observations: readonly string[];
  site: string | null;
  level: string | null;
  side: Side;
  /** Longest diameter in millimetres. */
  size: number | null;
  certainty: Certainty;
  /** How sure it is of each of its observations, where that differs. */
  certainties: Readonly<Record<string, Certainty>>;
  category: string | null;
  present: boolean;
};

type Named = { concepts: readonly string[]; site: string | null; level: string | null; side: Side };

/** Both sides are read by the same rules: the field for the place leads, the words for the observation fill what it leaves open. */
function readNamed(observation: string, anatomy: string, description: string): Named {
  const named = observations.has(observation) ? observation : readObservation(observation);
  const concept = named ?? readObservation(description);
  const [place, inName, described] = [readPlace(anatomy), readPlace(observation), readPlace(description)];
  const usual = concept === null ? null : (observations.get(concept)?.site ?? null);
  const site = place.site ?? inName.site ?? described.site ?? usual;
  // "Midline shift" is no place in the midline.
  const said = [place.side, inName.side === "midline" ? "not-stated" : inName.side, described.side];
  const side = said.find((one) => one !== "not-stated") ?? "not-stated";
  const level = place.level ?? inName.level ?? described.level;
  return { concepts: concept === null ? [] : [specialise(concept, site)], site, level, side };
}

/** A statement as a point of comparison. What is unlikely counts as not there. */
export function pointOfStatement(statement: Statement): Point {
  const { concepts, site, level, side } = readNamed(statement.observation ?? "", statement.anatomy ?? "", "");
  return {
    id: statement.id,
    words: statement.observation ?? statement.text,
    observations: concepts,
    site,
    level,
    side: statement.side === "not-stated" ? side : statement.side,
    size: longest(statement.sizeMillimetres),
    certainty: statement.certainty,
    certainties: Object.fromEntries(concepts.map((concept) => [concept, statement.certainty])),
    category: plainOrNull(statement.category),
    present: statement.kind === "observation" && !statement.negated && statement.certainty !== "unlikely",
  };
}

/** A finding of the reading as a point. Its own fields lead; its description only fills what they leave open. */
export function pointOfFinding(finding: Finding): Point {
  const { concepts, site, level, side } = readNamed(finding.observation, finding.anatomy, finding.description);
  return {
    id: finding.id,
    words: finding.observation.trim() === "" ? finding.description : finding.observation,
    observations: concepts,
    site,
    level,
    side: finding.side === "not-stated" ? side : finding.side,
    size: longest(finding.size?.millimetres ?? null),
    certainty: finding.certainty,
    certainties: {},
    category: plainOrNull(finding.category),
    present: finding.presence === "present" && finding.certainty !== "unlikely",
  };
}

function plainOrNull(category: string | null): string | null {
  return category === null || category.trim() === "" ? null : plainCategory(category);
}

function longest(sizes: readonly number[] | null): number | null {
  return sizes === null || sizes.length === 0 ? null : Math.max(...sizes);
}

/** Whether one concept is the other or a kind of it. */
export function related(one: string, other: string): boolean {
  return isKindOf(one, other) || isKindOf(other, one);
}
