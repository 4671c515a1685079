import type { Statement } from "#contract/statement.ts";
import { isKindOf, isPartOf, kindsOf } from "./concept-relations.ts";
import { observationIndex, observations } from "./observations.ts";
import { findPhrases } from "./phrase-index.ts";
import { readPlace } from "./place-name.ts";
import { wordsOf } from "./words.ts";

/** How a report stands to one finding, over all that it says of it. */
export type FindingStatus = "present" | "uncertain" | "absent" | "not-asserted" | "not-mentioned";

/** The concept that somebody's words name; null where the tables know none. The last one named is the head of the phrase. */
export function readObservation(words: string): string | null {
  return findPhrases(observationIndex, wordsOf(words)).at(-1)?.value.name ?? null;
}

function isAbout(statement: Statement, finding: string): boolean {
  const said = statement.observation;
  if (said === null) return false;
  if (isKindOf(said, finding)) return true;
  // "Effusion" in a report of the chest may be the pleural effusion asked about; "lesion" says too little.
  return isKindOf(finding, said) && kindsOf(said).length > 1 && said !== "lesion";
}

/** Whether a normal statement rules the finding out: its usual site is part of what is called normal. */
function ruledOutBy(statement: Statement, finding: string): boolean {
  if (statement.kind !== "normal") return false;
  if (statement.observation !== null) return isKindOf(finding, statement.observation);
  const usual = observations.get(finding)?.site ?? null;
  const site = readPlace(statement.anatomy ?? "").site;
  return usual !== null && site !== null && isPartOf(usual, site);
}

/**
 * What statements together say of a finding, named by its concept. Present outweighs uncertain, uncertain absent (as the CheXpert
 * labeler aggregates mentions).
 */
export function findingStatus(statements: readonly Statement[], finding: string): FindingStatus {
  let status: FindingStatus = "not-mentioned";
  const rank = { present: 4, uncertain: 3, absent: 2, "not-asserted": 1, "not-mentioned": 0 };
  const raise = (to: FindingStatus) => {
    if (rank[to] > rank[status]) status = to;
  };
  for (const statement of statements) {
    if (statement.kind === "normal") {
      if (ruledOutBy(statement, finding)) raise("absent");
      continue;
    }
    if (!isAbout(statement, finding)) continue;
    if (statement.kind === "context" || statement.kind === "recommendation") raise("not-asserted");
    else if (statement.negated) raise("absent");
    else
      raise(
        statement.certainty === "definite" ? "present" : statement.certainty === "unlikely" ? "absent" : "uncertain",
      );
  }
  return status;
}
