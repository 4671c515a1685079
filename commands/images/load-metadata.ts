import { sql } from "kysely";
import { Refusal } from "#contract/refusals.ts";
import { blindMetadata } from "#dicom/blind.ts";
import type { DicomJson } from "#dicom/json.ts";
import type { OrganisationScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { findInstances, type ImagePlace, isShown } from "./find-instances.ts";
import type { Sight } from "./image-sight.ts";
import { beginSeries, type DescribedInstance, recallSeries } from "./metadata-memory.ts";
import { recordImageView } from "./record-image-view.ts";
import { shownMetadata } from "./shown-metadata.ts";

export type InstanceMetadata = {
  seriesInstanceUid: string;
  sopInstanceUid: string;
  /** The data set in DICOM JSON as text; bulk data are "bulk:<offset>-<length>". */
  json: string;
};

/** The metadata of a study, series or instance; a blind reader's without what can carry a reading. */
export async function loadMetadata(
  desk: Desk,
  scope: OrganisationScope,
  place: ImagePlace,
): Promise<{ blind: boolean; instances: InstanceMetadata[] }> {
  const { sight, instances } = await findDescribed(desk, scope, place);
  await recordImageView(desk, scope, sight, instances);
  return {
    blind: sight.blind,
    instances: instances.map((row) => (sight.blind ? blinded(row) : shown(row))),
  };
}

async function findDescribed(
  desk: Desk,
  scope: OrganisationScope,
  place: ImagePlace,
): Promise<{ sight: Sight; instances: DescribedInstance[] }> {
  const known = await recallSeries(desk, scope, place);
  if (known !== null) {
    const { sight, instances } = known;
    const given = sight.visible ? instances.filter((row) => isShown(sight, row)) : [];
    if (given.length === 0) throw new Refusal("not-found");
    return { sight, instances: given };
  }
  const keep = beginSeries(desk, scope, place);
  const metadata = sql`(${shownMetadata})::text AS metadata`;
  const found = await findInstances<{ metadata: string }>(desk, scope, place, metadata);
  // A blind reader is not given all of them.
  if (!found.sight.blind) keep(found.instances);
  return found;
}

const texts = new WeakMap<DescribedInstance, InstanceMetadata>();

/** The same object each time for the same instance: what was made of it may be kept with it. */
function shown(row: DescribedInstance): InstanceMetadata {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const made = { seriesInstanceUid: row.series_instance_uid, sopInstanceUid: row.sop_instance_uid, json: row.metadata };
  texts.set(row, made);
  return made;
}

function blinded(row: DescribedInstance): InstanceMetadata {
  return { ...shown(row), json: JSON.stringify(blindMetadata(parsed(row.metadata))) };
}

function parsed(text: string): DicomJson {
  return JSON.parse(text);
}
