import type { House } from "#commands/house.ts";
import { type FoundImage, searchImages } from "#commands/images/search-images.ts";
import { searchPatients } from "#commands/images/search-patients.ts";
import { type Match, type SearchLevel, searchable } from "#commands/images/searchable.ts";
import type { PeerScope } from "#commands/peers/find-calling-peer.ts";
import { dictionaryVr, keywordOf } from "#dicom/dictionary.ts";
import type { DicomElement, DicomJson } from "#dicom/json.ts";
import { readSearch } from "../dicomweb/read-search.ts";
import { keyOf, levelOf, type QueryLevel } from "./identifier.ts";

type Desk = Pick<House, "database">;

const searchLevels: Record<Exclude<QueryLevel, "PATIENT">, SearchLevel> = {
  STUDY: "study",
  SERIES: "series",
  IMAGE: "instance",
};
const order: readonly SearchLevel[] = ["study", "series", "instance"];
/** Found together; a cancel is heard between them. */
const pageSize = 200;

export type Query = { root: "patient" | "study"; aeTitle: string };

/**
 * The matches of a C-FIND, PS3.4 section C.4.1, as data sets with the keys that were asked for. It matches as QIDO-RS does; keys that
 * cannot be matched by are given back all the same.
 * @throws Refusal "not-valid" for an identifier that is none
 */
export async function* findMatches(
  desk: Desk,
  scope: PeerScope,
  keys: DicomJson,
  query: Query,
): AsyncGenerator<DicomJson> {
  const level = levelOf(keys, query.root);
  if (level === "PATIENT") {
    yield* findPatients(desk, scope, keys, query);
    return;
  }
  const searched = searchLevels[level];
  const matches = matchesOf(keys, searched);
  const tags = Object.keys(keys).filter((tag) => keys[tag]?.vr !== "SQ");
  for (let offset = 0; ; offset += pageSize) {
    const search = { level: searched, matches, tags, limit: pageSize, offset };
    const { found, more } = await searchImages(desk, scope, search);
    for (const one of found) yield answerOf(keys, { ...one.json, ...countsOf(one, level, query) });
    if (!more) return;
  }
}

async function* findPatients(desk: Desk, scope: PeerScope, keys: DicomJson, query: Query): AsyncGenerator<DicomJson> {
  const matches = matchesOf(keys, "study").filter((match) => patientKeys.has(match.keyword));
  for (let offset = 0; ; offset += pageSize) {
    const found = await searchPatients(desk, scope, { matches, limit: pageSize, offset });
    for (const one of found) {
      const patient: DicomJson = {
        "00080052": value("CS", "PATIENT"),
        "00080054": value("AE", query.aeTitle),
        "00100010": { vr: "PN", Value: [{ Alphabetic: one.name }] },
        "00100020": value("LO", one.patientId),
        "00100021": value("LO", one.issuerOfPatientId),
        "00100040": value("CS", one.sex),
        "00201200": value("IS", one.studies),
        "00201202": value("IS", one.series),
        "00201204": value("IS", one.instances),
      };
      if (one.birthDate !== null) patient["00100030"] = value("DA", one.birthDate.replaceAll("-", ""));
      yield answerOf(keys, patient);
    }
    if (found.length < pageSize) return;
  }
}

const patientKeys: ReadonlySet<string> = new Set([
  "PatientName",
  "PatientID",
  "IssuerOfPatientID",
  "PatientBirthDate",
  "PatientSex",
]);

/** The conditions of an identifier: those that can be searched by and do not belong to a lower level. */
export function matchesOf(keys: DicomJson, level: SearchLevel): Match[] {
  const asked: Record<string, string> = {};
  for (const tag of Object.keys(keys)) {
    const keyword = keywordOf(tag);
    const target = keyword === null ? undefined : searchable[keyword];
    const key = keyOf(keys, tag);
    if (keyword === null || target === undefined || key === "") continue;
    if (order.indexOf(target.level) <= order.indexOf(level)) asked[keyword] = key;
  }
  return readSearch(asked, level, true).matches;
}

/** What is not in a data set but known of it: PS3.4 section C.6.1.1 and C.3.4. */
function countsOf(one: FoundImage, level: QueryLevel, query: Query): DicomJson {
  const own: DicomJson = {
    "00080052": value("CS", level),
    "00080054": value("AE", query.aeTitle),
    "00080056": value("CS", "ONLINE"),
    "0020000D": value("UI", one.studyInstanceUid),
  };
  if (level !== "STUDY") own["0020000E"] = value("UI", one.seriesInstanceUid);
  if (level === "IMAGE") own["00080018"] = value("UI", one.sopInstanceUid);
  if (level === "STUDY") {
    own["00080061"] = { vr: "CS", Value: one.modalities };
    own["00201206"] = value("IS", one.studySeries);
    own["00201208"] = value("IS", one.studyInstances);
  }
  if (level === "SERIES") own["00201209"] = value("IS", one.seriesInstances);
  return own;
}

const value = (vr: string, content: string | number): DicomElement =>
  content === "" ? { vr } : { vr, Value: [content] };

/** Always in an answer beside the keys: PS3.4 section C.4.1.1.3.2. */
const always = ["00080052", "00080054"];

function answerOf(keys: DicomJson, found: DicomJson): DicomJson {
  const answer: DicomJson = {};
  for (const tag of [...Object.keys(keys), ...always]) {
    if (tag === "00080005" || tag.endsWith("0000")) continue;
    const element = found[tag];
    const bulk = element?.BulkDataURI !== undefined;
    answer[tag] = element === undefined || bulk ? { vr: keys[tag]?.vr ?? dictionaryVr(tag, false) ?? "UN" } : element;
  }
  return answer;
}
