import { sql } from "kysely";
import { z } from "zod";
import { inScope, type OrganisationScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { createMemory } from "../memory.ts";
import type { ImagePlace, InstanceRow } from "./find-instances.ts";
import { type Sight, sightOf, tie, tiesOf } from "./image-sight.ts";

/** An instance of a series with its data set as text. */
export type DescribedInstance = InstanceRow & { metadata: string };

/** All instances of a series, whoever asked for them; what is withheld from a reader is left out when they are given. */
const series = createMemory<readonly DescribedInstance[]>("images", 48 * 1024 ** 2);

const keyOf = (scope: OrganisationScope, place: ImagePlace): string | null =>
  place.series === undefined || place.instance !== undefined || scope.kind === "link"
    ? null
    : `${scope.organisationId} ${place.study} ${place.series}`;

/**
 * What is remembered of a series, with the asker's sight of it as it is now: it is asked of the database each time, together with the number
 * of instances, for a series may have grown. Null where nothing is remembered, or it is no longer all.
 */
export async function recallSeries(
  desk: Desk,
  scope: OrganisationScope,
  place: ImagePlace,
): Promise<{ sight: Sight; instances: readonly DescribedInstance[] } | null> {
  const key = keyOf(scope, place);
  const instances = key === null ? undefined : series.recall(desk.database, key);
  if (instances === undefined) return null;
  const found = await inScope(desk.database, scope, async (tx) => {
    const { rows } = await sql<{ instances: number; ties: unknown }>`
      SELECT (SELECT count(*)::int FROM instance i WHERE i.series_id = se.id) AS instances, ${tiesOf(sql`st.id`, scope)} AS ties
      FROM study st JOIN series se ON se.study_id = st.id
      WHERE st.organisation_id = ${scope.organisationId} AND st.study_instance_uid = ${place.study}
        AND se.series_instance_uid = ${place.series}`.execute(tx);
    return rows[0];
  });
  if (found?.instances !== instances.length) return null;
  return { sight: sightOf(scope, z.array(tie).parse(found.ties)), instances };
}

/** Called before the series is read; what it gives is told all of its instances. */
export function beginSeries(
  desk: Desk,
  scope: OrganisationScope,
  place: ImagePlace,
): (instances: readonly DescribedInstance[]) => void {
  const keep = series.begin(desk.database);
  const key = keyOf(scope, place);
  return (instances) => {
    const weight = instances.reduce((sum, one) => sum + 400 + one.metadata.length, 0);
    if (key !== null) keep(key, instances, weight);
  };
}
