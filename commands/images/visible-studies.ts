import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "#store/database.ts";
import type { OrganisationScope } from "#store/scope.ts";
import { type Sight, sightOf, type Tie, tie, tiesOf } from "./image-sight.ts";

/** Which studies a search may find. `only` is null where all of the organisation may be found but those of `never`. */
export type VisibleStudies = {
  only: string[] | null;
  never: string[];
  /** Studies to which the asker is blind, and the series of them that were released nevertheless. */
  blind: string[];
  releasedSeries: string[];
};

/**
 * Judges all studies with which the asker has to do. A coordinator sees the whole organisation: there only the cases in which the same
 * person has a part can take something away.
 */
export async function findVisibleStudies(tx: Tx, scope: OrganisationScope): Promise<VisibleStudies> {
  if (scope.kind !== "person") {
    const { visible } = sightOf(scope, []);
    return { only: visible ? null : [], never: [], blind: [], releasedSeries: [] };
  }
  const coordinates = scope.roles.includes("coordinator");
  const granted = sql`EXISTS (SELECT 1 FROM case_study c JOIN case_grant g ON g.case_id = c.case_id
    WHERE c.study_id = st.id AND g.person_id = ${scope.personId}::uuid AND g.revoked_at IS NULL)`;
  const signed = scope.roles.includes("quality-lead") && !coordinates ? sql`true` : granted;
  const { rows } = await sql<{ id: string; ties: unknown }>`
    SELECT st.id, ${tiesOf(sql`st.id`, scope)} AS ties FROM study st
    WHERE st.organisation_id = ${scope.organisationId} AND ${signed}
      AND EXISTS (SELECT 1 FROM case_study c WHERE c.study_id = st.id)`.execute(tx);
  const judged = rows.map((row) => {
    const ties = z.array(tie).parse(row.ties);
    return { id: row.id, ties, sight: sightOf(scope, ties) };
  });
  const visible = judged.filter((one) => one.sight.visible);
  return {
    only: coordinates ? null : visible.map((one) => one.id),
    never: judged.filter((one) => !one.sight.visible).map((one) => one.id),
    blind: visible.filter((one) => one.sight.blind).map((one) => one.id),
    releasedSeries: visible.flatMap((one) => (one.sight.blind ? releasedOf(one.sight, one.ties) : [])),
  };
}

const releasedOf = (sight: Sight, ties: readonly Tie[]): string[] =>
  [...new Set(ties.flatMap((one) => one.released))].filter((seriesId) => sight.released(seriesId));
