import { sql } from "kysely";
import { z } from "zod";
import { explicitBig, rarelyDecoded, transferSyntaxes } from "#dicom/transfer-syntaxes.ts";
import type { Database } from "#store/database.ts";
import { inScope, type OrganisationScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { createMemory } from "../memory.ts";
import { type FramePlaces, framePlaces } from "./frame-places.ts";
import { type Sight, sightOf, tie, tiesOf } from "./image-sight.ts";
import type { InstancePlace } from "./load-frames.ts";

/** What a frame is found by without asking the database. */
export type KnownInstance = {
  studyId: string;
  seriesId: string;
  sha256: string;
  transferSyntaxUid: string;
  frames: number;
  places: FramePlaces;
};
export type KnownFrames = { sight: Sight; instance: KnownInstance };

/**
 * Who sees which study: of the asker, by study. What is withheld from blind readers is never found by it, so that the blind rule is
 * asked of the database each time it could matter; a reader who is blind by now, and was not a moment ago, gets nothing by it.
 */
const sights = createMemory<Sight>("permissions", 20_000);
/** Places of frames of images that are withheld from nobody; weighed by their numbers. */
const instances = createMemory<KnownInstance>("images", 2_000_000);

/** A viewer that shows one image will show those behind it. */
const ahead = 300;
/** An image with more frames is looked up each time, but only the places of the frames asked for. */
const framesMost = 20_000;

const sightKey = (scope: OrganisationScope, study: string): string | null => {
  switch (scope.kind) {
    case "person":
      return `${scope.personId} ${scope.roles.join()} ${scope.organisationId} ${study}`;
    case "service":
      return `${scope.tokenId} ${scope.role} ${scope.organisationId} ${study}`;
    case "link":
      return null;
  }
};
const instanceKey = ({ organisationId }: OrganisationScope, { study, series, instance }: InstancePlace) =>
  `${organisationId} ${study} ${series} ${instance}`;

/** What is remembered of an instance and of the asker's sight of it; null where the database must be asked. */
export function recallFrames(database: Database, scope: OrganisationScope, place: InstancePlace): KnownFrames | null {
  const key = sightKey(scope, place.study);
  if (key === null) return null;
  const sight = sights.recall(database, key);
  if (sight === undefined || !sight.visible) return null;
  const instance = instances.recall(database, instanceKey(scope, place));
  return instance === undefined ? null : { sight, instance };
}

type Row = {
  study_id: string;
  series_id: string;
  uid: string;
  sha256: string;
  transfer_syntax_uid: string;
  frames: number;
  locations: unknown;
  ties: unknown;
};

/**
 * Reads the places of an instance's frames, and of those behind it in its series, and the asker's sight of the study: what
 * `recallFrames` then finds. Null where the asker has no sight of it or it is not for this memory.
 */
export async function learnFrames(
  desk: Pick<House, "database">,
  scope: OrganisationScope,
  place: InstancePlace,
): Promise<KnownFrames | null> {
  const key = sightKey(scope, place.study);
  if (key === null) return null;
  const keepSight = sights.begin(desk.database);
  const keepInstance = instances.begin(desk.database);
  const rows = await inScope(desk.database, scope, async (tx) => {
    const { rows } = await sql<Row>`
      WITH asked AS MATERIALIZED (SELECT i.series_id, i.study_id, i.instance_number FROM study st
        JOIN series se ON se.study_id = st.id JOIN instance i ON i.series_id = se.id
        WHERE st.organisation_id = ${scope.organisationId} AND st.study_instance_uid = ${place.study}
          AND se.series_instance_uid = ${place.series} AND i.organisation_id = ${scope.organisationId}
          AND i.sop_instance_uid = ${place.instance} AND i.withheld IS NULL AND i.frames BETWEEN 1 AND ${framesMost})
      SELECT i.study_id, i.series_id, i.sop_instance_uid AS uid, i.sha256, i.transfer_syntax_uid, i.frames,
        i.frame_locations AS locations, CASE WHEN row_number() OVER () = 1 THEN ${tiesOf(sql`i.study_id`, scope)} END AS ties
      FROM asked JOIN instance i ON i.series_id = asked.series_id
      WHERE i.withheld IS NULL AND i.frames BETWEEN 1 AND ${framesMost}
        AND (i.sop_instance_uid = ${place.instance} OR (i.frames < 50
          AND coalesce(i.instance_number, 0) >= coalesce(asked.instance_number, 0)))
      ORDER BY i.sop_instance_uid <> ${place.instance}, i.instance_number LIMIT ${ahead}`.execute(tx);
    return rows;
  });
  const ties = rows.map((row) => row.ties).find((one) => one !== null);
  if (ties === undefined) return null;
  const sight = sightOf(scope, z.array(tie).parse(ties));
  if (!sight.visible) return null;
  keepSight(key, sight);
  let asked: KnownInstance | null = null;
  for (const row of rows) {
    const places = framePlaces(row.locations);
    // Video and big endian are read by other ways; both are rare.
    if (places === null || isSpecial(row.transfer_syntax_uid)) continue;
    const known: KnownInstance = {
      studyId: row.study_id,
      seriesId: row.series_id,
      sha256: row.sha256,
      transferSyntaxUid: row.transfer_syntax_uid,
      frames: row.frames,
      places,
    };
    keepInstance(instanceKey(scope, { ...place, instance: row.uid }), known, 20 + places.ranges.length);
    if (row.uid === place.instance) asked = known;
  }
  return asked === null ? null : { sight, instance: asked };
}

function isSpecial(transferSyntaxUid: string): boolean {
  return (
    transferSyntaxUid === explicitBig ||
    transferSyntaxes[transferSyntaxUid]?.pixels === "video" ||
    rarelyDecoded.includes(transferSyntaxUid)
  );
}
