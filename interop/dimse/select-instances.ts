import type { House } from "#commands/house.ts";
import { loadWhole, type WholeInstance } from "#commands/images/load-whole.ts";
import { searchImages } from "#commands/images/search-images.ts";
import type { Match, SearchLevel } from "#commands/images/searchable.ts";
import type { PeerScope } from "#commands/peers/find-calling-peer.ts";
import { Refusal } from "#contract/refusals.ts";
import type { DicomJson } from "#dicom/json.ts";
import { keyOf, levelOf, type QueryLevel, uidsOf } from "./identifier.ts";

type Desk = Pick<House, "database" | "clock" | "objects">;

/** More than this in one retrieval is no study of one patient. */
const mostPlaces = 20_000;

const searched: Record<QueryLevel, SearchLevel> = {
  PATIENT: "study",
  STUDY: "study",
  SERIES: "series",
  IMAGE: "instance",
};
const uniqueKeys = [
  ["StudyInstanceUID", "0020000D"],
  ["SeriesInstanceUID", "0020000E"],
  ["SOPInstanceUID", "00080018"],
] as const;
const keysAt: Record<QueryLevel, number> = { PATIENT: 0, STUDY: 1, SERIES: 2, IMAGE: 3 };

/**
 * The files that a C-MOVE or C-GET asks for by unique keys, PS3.4 section C.4.2.1.4. Keys of higher levels may be left out.
 * @throws Refusal "not-valid" where the key of the level is missing; "blind-until-sealed"
 */
export async function selectInstances(
  desk: Desk,
  scope: PeerScope,
  keys: DicomJson,
  root: "patient" | "study",
): Promise<WholeInstance[]> {
  const level = levelOf(keys, root);
  const search = { level: searched[level], matches: matchesOf(keys, level), tags: [], limit: mostPlaces, offset: 0 };
  const { found, more } = await searchImages(desk, scope, search);
  if (more) throw new Refusal("too-large", "ask for fewer images at once");
  const wanted = level === "IMAGE" ? new Set(found.map((one) => one.sopInstanceUid)) : null;
  const withSeries = level === "SERIES" || level === "IMAGE";
  const places = new Map(
    found.map((one) => [
      withSeries ? one.seriesInstanceUid : one.studyInstanceUid,
      { study: one.studyInstanceUid, ...(withSeries ? { series: one.seriesInstanceUid } : {}) },
    ]),
  );
  const files: WholeInstance[] = [];
  for (const place of places.values()) {
    const whole = await loadWhole(desk, scope, place, () => true);
    files.push(...(wanted === null ? whole : whole.filter((one) => wanted.has(one.sopInstanceUid))));
  }
  return files;
}

function matchesOf(keys: DicomJson, level: QueryLevel): Match[] {
  const matches: Match[] = [];
  const patientId = keyOf(keys, "00100020");
  if (level === "PATIENT" && patientId === "") throw new Refusal("not-valid", "the patient ID is missing");
  if (patientId !== "") matches.push({ keyword: "PatientID", kind: "any-of", values: patientId.split("\\") });
  for (const [index, [keyword, tag]] of uniqueKeys.slice(0, keysAt[level]).entries()) {
    const values = uidsOf(keys, tag);
    if (values.length > 0) matches.push({ keyword, kind: "any-of", values });
    else if (index === keysAt[level] - 1) throw new Refusal("not-valid", `${keyword} is missing`);
  }
  return matches;
}
