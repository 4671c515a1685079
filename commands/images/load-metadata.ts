import { sql } from "kysely";
import { blindMetadata } from "#dicom/blind.ts";
import type { DicomJson } from "#dicom/json.ts";
import type { OrganisationScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { findInstances, type ImagePlace } from "./find-instances.ts";
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
  const { sight, instances } = await findInstances<{ metadata: string }>(
    desk,
    scope,
    place,
    sql`(${shownMetadata})::text AS metadata`,
  );
  await recordImageView(desk, scope, sight, instances);
  return {
    blind: sight.blind,
    instances: instances.map((row) => ({
      seriesInstanceUid: row.series_instance_uid,
      sopInstanceUid: row.sop_instance_uid,
      json: sight.blind ? JSON.stringify(blindMetadata(parsed(row.metadata))) : row.metadata,
    })),
  };
}

function parsed(text: string): DicomJson {
  return JSON.parse(text);
}
