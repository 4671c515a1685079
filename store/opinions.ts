import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import {
  type OpinionContent,
  type OpinionVersion,
  opinionContent,
  opinionVersion,
  renderingFormat,
} from "#contract/opinion.ts";
import type { Tx } from "./database.ts";

/** Signed versions, newest first, with the forms in which each can be had. */
export async function listOpinions(tx: Tx, caseId: CaseId): Promise<OpinionVersion[]> {
  const rows = await tx
    .selectFrom("opinion")
    .select(["version", "kind", "canonical", "sha256", "signed_at", "signed_by_name"])
    .where("case_id", "=", caseId)
    .orderBy("version", "desc")
    .execute();
  const renderings = await tx
    .selectFrom("opinion_rendering")
    .select(["version", "format", "media_type", "sha256", "size"])
    .where("case_id", "=", caseId)
    .orderBy("format")
    .execute();
  return rows.map((row) => ({
    version: row.version,
    kind: opinionVersion.shape.kind.parse(row.kind),
    content: opinionContent.parse(JSON.parse(row.canonical)),
    sha256: row.sha256,
    signedAt: row.signed_at.toISOString(),
    signedBy: row.signed_by_name,
    renderings: renderings
      .filter((one) => one.version === row.version)
      .flatMap((one) => {
        // Pictures are rendered too, but are no form of the whole; they have their own route.
        const format = renderingFormat.safeParse(one.format).data;
        return format === undefined ? [] : [{ format, mediaType: one.media_type, sha256: one.sha256, size: one.size }];
      }),
  }));
}

export type RenderingRow = { version: number; format: string; media_type: string; sha256: string; size: number };

/** One stored form of a signed version: "pdf", "dicom-sr", "fhir", "html" or "picture:<findingId>"; the newest version without one. */
export async function findRendering(
  tx: Tx,
  caseId: CaseId,
  format: string,
  version: number | null,
): Promise<RenderingRow | null> {
  const found = tx
    .selectFrom("opinion_rendering")
    .select(["version", "format", "media_type", "sha256", "size"])
    .where("case_id", "=", caseId)
    .where("format", "=", format)
    .orderBy("version", "desc")
    .limit(1);
  return (await (version === null ? found : found.where("version", "=", version)).executeTakeFirst()) ?? null;
}

/** The studies that an opinion speaks of: all of the case but those removed or not yet known to be the patient's. */
export async function listOpinionStudies(tx: Tx, caseId: CaseId): Promise<OpinionContent["studies"]> {
  const { rows } = await sql<{
    uid: string;
    date: string | null;
    description: string;
    modalities: string[];
    instances: number;
  }>`
    SELECT s.study_instance_uid AS uid, s.study_date AS date, s.study_description AS description,
      coalesce((SELECT array_agg(DISTINCT e.modality ORDER BY e.modality) FROM series e WHERE e.study_id = s.id
        AND e.modality NOT IN ('SR', 'PR', 'KO')), '{}') AS modalities,
      (SELECT count(*)::int FROM instance i JOIN series e ON e.id = i.series_id WHERE i.study_id = s.id
        AND e.modality NOT IN ('SR', 'PR', 'KO')) AS instances
    FROM case_study c
    JOIN study s ON s.id = c.study_id
    LEFT JOIN LATERAL (SELECT state FROM study_identity i WHERE i.case_id = c.case_id AND i.study_id = c.study_id
      ORDER BY i.id DESC LIMIT 1) i ON true
    WHERE c.case_id = ${caseId} AND coalesce(i.state, 'matches') IN ('matches', 'confirmed')`.execute(tx);
  return rows.map((row) => ({
    studyInstanceUid: row.uid,
    studyDate: row.date,
    description: row.description,
    modalities: row.modalities,
    instances: row.instances,
  }));
}
