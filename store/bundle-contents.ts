import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

export type BundleImage = {
  study_instance_uid: string;
  sop_instance_uid: string;
  sha256: string;
  size: number;
  state: string | null;
};

/** Every image of the case's studies, those whose place another one took as well, with the last word on whose they are. */
export async function listBundleImages(tx: Tx, caseId: CaseId): Promise<BundleImage[]> {
  const { rows } = await sql<BundleImage>`
    SELECT s.study_instance_uid, i.sop_instance_uid, i.sha256, i.size::float8 AS size, q.state
    FROM case_study c JOIN study s ON s.id = c.study_id
    JOIN (SELECT study_id, sop_instance_uid, sha256, size FROM instance
      UNION ALL SELECT study_id, sop_instance_uid || '.replaced-' || id, sha256, size FROM superseded_instance) i ON i.study_id = s.id
    LEFT JOIN LATERAL (SELECT state FROM study_identity q WHERE q.case_id = c.case_id AND q.study_id = c.study_id
      ORDER BY q.id DESC LIMIT 1) q ON true
    WHERE c.case_id = ${caseId} ORDER BY s.study_instance_uid, i.sop_instance_uid`.execute(tx);
  return rows;
}

export type BundleOriginal = {
  id: string;
  sop_instance_uid: string;
  sha256: string;
  size: number;
  media_type: string;
  state: string | null;
};

/** The files, as they were received, of which images of the case were made. */
export async function listBundleOriginals(tx: Tx, caseId: CaseId): Promise<BundleOriginal[]> {
  const { rows } = await sql<BundleOriginal>`
    SELECT f.id, f.sop_instance_uid, f.original_sha256 AS sha256, f.size::float8 AS size, f.media_type, q.state
    FROM converted_file f LEFT JOIN LATERAL (SELECT state FROM study_identity q WHERE q.case_id = f.case_id
      AND q.study_id = f.study_id ORDER BY q.id DESC LIMIT 1) q ON true
    WHERE f.case_id = ${caseId} ORDER BY f.id`.execute(tx);
  return rows;
}

export type SealedText = { folder: "readings" | "comparisons" | "opinions"; name: string; canonical: string };

/** Sealed readings, confirmed comparisons and signed opinions, each as the very text that was hashed. */
export async function listSealedTexts(tx: Tx, caseId: CaseId): Promise<SealedText[]> {
  const { rows } = await sql<SealedText>`
    SELECT 'readings' AS folder, reading_id || '-v' || version AS name, canonical FROM reading_version WHERE case_id = ${caseId}
    UNION ALL SELECT 'comparisons', 'v' || version, canonical FROM comparison_version WHERE case_id = ${caseId}
    UNION ALL SELECT 'opinions', 'v' || version, canonical FROM opinion WHERE case_id = ${caseId}
    ORDER BY 1, 2`.execute(tx);
  return rows;
}

export async function listRequestTexts(tx: Tx, caseId: CaseId): Promise<{ version: number; content: unknown }[]> {
  return await tx
    .selectFrom("case_request")
    .select(["version", "content"])
    .where("case_id", "=", caseId)
    .orderBy("version")
    .execute();
}

export async function listAllRenderings(tx: Tx, caseId: CaseId) {
  return await tx
    .selectFrom("opinion_rendering")
    .select(["version", "format", "media_type", "sha256", "size"])
    .where("case_id", "=", caseId)
    .orderBy("version")
    .orderBy("format")
    .execute();
}
