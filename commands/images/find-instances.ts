import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { Refusal } from "#contract/refusals.ts";
import { inScope, type OrganisationScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { type Sight, sightOf, tie, tiesOf } from "./image-sight.ts";

/** Which images are asked for: a study, or a series or instance of it. */
export type ImagePlace = { study: string; series?: string | undefined; instance?: string | undefined };

/** What is always asked of an instance; more is named by the caller. */
export type InstanceRow = {
  study_id: string;
  series_id: string;
  series_instance_uid: string;
  sop_instance_uid: string;
  sop_class_uid: string;
  transfer_syntax_uid: string;
  frames: number;
  sha256: string;
  size: number;
  withheld: string | null;
};

export type Found<More> = { sight: Sight; instances: (InstanceRow & More)[] };

/**
 * The instances of a place that the scope may see, in the order of series and instance number, in one query. A blind reader does not
 * find what is withheld.
 * @param more further columns, of `i` (instance), `se` (series) and `st` (study)
 * @throws Refusal "not-found" where there is none, or none for this asker
 */
export async function findInstances<More extends object>(
  desk: Pick<House, "database">,
  scope: OrganisationScope,
  place: ImagePlace,
  more: RawBuilder<unknown>,
): Promise<Found<More>> {
  type Row = InstanceRow & More & { ties: unknown };
  const rows = await inScope(desk.database, scope, async (tx) => {
    const series = place.series === undefined ? sql`true` : sql`se.series_instance_uid = ${place.series}`;
    const instance = place.instance === undefined ? sql`true` : sql`i.sop_instance_uid = ${place.instance}`;
    const found = await sql<Row>`
      SELECT st.id AS study_id, se.id AS series_id, se.series_instance_uid, i.sop_instance_uid, i.sop_class_uid,
        i.transfer_syntax_uid, i.frames, i.sha256, i.size, i.withheld, ${more},
        CASE WHEN row_number() OVER () = 1 THEN ${tiesOf(sql`st.id`, scope)} END AS ties
      FROM study st JOIN series se ON se.study_id = st.id JOIN instance i ON i.series_id = se.id
      WHERE st.organisation_id = ${scope.organisationId} AND st.study_instance_uid = ${place.study} AND ${series} AND ${instance}
      ORDER BY se.series_number NULLS LAST, se.id, i.instance_number NULLS LAST, i.id`.execute(tx);
    return found.rows;
  });
  const ties = rows.map((row) => row.ties).find((one) => one !== null);
  const sight = sightOf(scope, z.array(tie).parse(ties ?? []));
  const instances = sight.visible ? rows.filter((row) => isShown(sight, row)) : [];
  if (instances.length === 0) throw new Refusal("not-found");
  return { sight, instances };
}

/** Whether somebody with this sight may have an object of the study. */
export function isShown(sight: Sight, row: { withheld: string | null; series_id: string }): boolean {
  return !sight.blind || row.withheld === null || sight.released(row.series_id);
}
