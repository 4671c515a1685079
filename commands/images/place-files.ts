import { sql } from "kysely";
import type { OrganisationId } from "#contract/ids.ts";
import type { FileOutcome } from "#contract/images.ts";
import type { DicomInstance } from "#dicom/read-instance.ts";
import type { Tx } from "#store/database.ts";
import { type ReceivedFile, refusedOutcome } from "./received-file.ts";

export type ReadFile = ReceivedFile & { instance: DicomInstance; sha256: string };
/** What the store knows of the UIDs of a request. */
export type Known = {
  /** id by StudyInstanceUID */
  studies: ReadonlyMap<string, string>;
  series: ReadonlyMap<string, { id: string; studyId: string }>;
  instances: ReadonlyMap<string, { sha256: string; studyId: string }>;
  /** Whether anything of the studies was corrected: what comes in now gets the correction too. */
  corrected: boolean;
};
export type Placed = { file: ReceivedFile; outcome: FileOutcome };

export const isRead = (file: ReceivedFile): file is ReadFile => file.instance !== null && file.sha256 !== null;

/** Two requests of one study wait for each other, always in the same order of studies. */
export async function lockStudies(tx: Tx, organisation: OrganisationId, files: readonly ReadFile[]): Promise<void> {
  const uids = [...new Set(files.map(({ instance }) => instance.studyInstanceUid))].sort();
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(key, 11)) FROM unnest(${uids.map((uid) => `${organisation} ${uid}`)}::text[])
    WITH ORDINALITY AS wanted (key, place) ORDER BY place`.execute(tx);
}

export async function lockStudy(tx: Tx, organisation: OrganisationId, uid: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${organisation} ${uid}`}, 11))`.execute(tx);
}

/** Looks the UIDs of the files up; `tx` must see the whole organisation. */
export async function findKnown(tx: Tx, organisation: OrganisationId, files: readonly ReadFile[]): Promise<Known> {
  const uidsOf = (pick: (instance: DicomInstance) => string) => [
    ...new Set(files.map(({ instance }) => pick(instance))),
  ];
  const studies = await sql<{ id: string; uid: string; corrected: boolean }>`
    SELECT id, study_instance_uid AS uid, correction IS NOT NULL AS corrected FROM study WHERE organisation_id = ${organisation}
      AND study_instance_uid = ANY (${uidsOf((instance) => instance.studyInstanceUid)})`.execute(tx);
  const series = await sql<{ id: string; uid: string; study_id: string; corrected: boolean }>`
    SELECT id, series_instance_uid AS uid, study_id, correction IS NOT NULL AS corrected FROM series WHERE organisation_id = ${organisation}
      AND series_instance_uid = ANY (${uidsOf((instance) => instance.seriesInstanceUid)})`.execute(tx);
  const instances = await sql<{ uid: string; sha256: string; study_id: string }>`
    SELECT sop_instance_uid AS uid, sha256, study_id FROM instance WHERE organisation_id = ${organisation}
      AND sop_instance_uid = ANY (${uidsOf((instance) => instance.sopInstanceUid)})`.execute(tx);
  return {
    studies: new Map(studies.rows.map((row) => [row.uid, row.id])),
    series: new Map(series.rows.map((row) => [row.uid, { id: row.id, studyId: row.study_id }])),
    instances: new Map(instances.rows.map((row) => [row.uid, { sha256: row.sha256, studyId: row.study_id }])),
    corrected: [...studies.rows, ...series.rows].some((row) => row.corrected),
  };
}

const conflicts = {
  "conflicting-instance":
    "A different image with the same identity is already stored. Both are kept; a person has to decide.",
  "study-of-another-case":
    "An examination with this identity is already here under another case. The file is kept aside; a coordinator has to look at it.",
  "series-of-another-study":
    "The file says that it belongs to a series of another examination. It is kept aside; a coordinator has to look at it.",
} as const;
type Conflict = keyof typeof conflicts;

/**
 * How each file ends. Nothing is written.
 * @param mayAddTo whether the sender may add to a study that is already there: knowing its UID is not enough
 */
export function placeFiles(
  files: readonly ReceivedFile[],
  known: Known,
  mayAddTo: (studyId: string) => boolean,
): Placed[] {
  const seen = new Map<string, string>();
  const seriesSeen = new Map<string, string>();
  return files.map((file) => {
    if (!isRead(file)) return { file, outcome: notRead(file) };
    const { sopInstanceUid, seriesInstanceUid, studyInstanceUid } = file.instance;
    const before = seen.get(sopInstanceUid) ?? known.instances.get(sopInstanceUid)?.sha256;
    if (before !== undefined)
      return {
        file,
        outcome: before === file.sha256 ? outcomeOf(file, "already-there") : conflictOf(file, "conflicting-instance"),
      };
    const studyId = known.studies.get(studyInstanceUid);
    if (studyId !== undefined && !mayAddTo(studyId))
      return { file, outcome: conflictOf(file, "study-of-another-case") };
    const series = known.series.get(seriesInstanceUid);
    const elsewhere =
      series !== undefined
        ? series.studyId !== studyId
        : (seriesSeen.get(seriesInstanceUid) ?? studyInstanceUid) !== studyInstanceUid;
    if (elsewhere) return { file, outcome: conflictOf(file, "series-of-another-study") };
    seen.set(sopInstanceUid, file.sha256);
    seriesSeen.set(seriesInstanceUid, studyInstanceUid);
    return { file, outcome: outcomeOf(file, "accepted") };
  });
}

function outcomeOf(file: ReadFile, outcome: "accepted" | "already-there" | "conflict"): FileOutcome {
  const { sopInstanceUid, seriesInstanceUid, studyInstanceUid, warnings } = file.instance;
  const { name, sha256 } = file;
  return {
    name,
    outcome,
    code: null,
    reason: null,
    warnings,
    sha256,
    sopInstanceUid,
    seriesInstanceUid,
    studyInstanceUid,
  };
}

function conflictOf(file: ReadFile, code: Conflict): FileOutcome {
  return { ...outcomeOf(file, "conflict"), code, reason: conflicts[code] };
}

function notRead(file: ReceivedFile): FileOutcome {
  if (file.instance === null) return refusedOutcome(file);
  throw new TypeError("a file that was read has a hash");
}
