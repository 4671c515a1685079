import { type FoundImage, searchImages } from "#commands/images/search-images.ts";
import type { SearchLevel } from "#commands/images/searchable.ts";
import { dictionaryVr, tagOf } from "#dicom/dictionary.ts";
import { type DicomElement, type DicomJson, items } from "#dicom/json.ts";
import { acceptOf } from "./accept.ts";
import { askedAgain, type DicomwebAnswer, type DicomwebRequest, headerOf, notAcceptable } from "./answer.ts";
import { dataSetForm, dataSetsAnswer, offeredDataSets } from "./data-sets.ts";
import { withAddresses } from "./metadata.ts";
import { readSearch, searchOf } from "./read-search.ts";

type Desk = Parameters<typeof searchImages>[0];
type Scope = Parameters<typeof searchImages>[1];

/** Attributes always given, PS3.18 Tables 10.6.3-3 to 10.6.3-5; those that are counted or addresses are added. */
const always: Record<SearchLevel, readonly string[]> = {
  study: [
    "SpecificCharacterSet",
    "StudyDate",
    "StudyTime",
    "AccessionNumber",
    "ReferringPhysicianName",
    "TimezoneOffsetFromUTC",
    "PatientName",
    "PatientID",
    "PatientBirthDate",
    "PatientSex",
    "StudyInstanceUID",
    "StudyID",
    "StudyDescription",
  ].map(tagOf),
  series: [
    "SpecificCharacterSet",
    "Modality",
    "TimezoneOffsetFromUTC",
    "SeriesDescription",
    "SeriesInstanceUID",
    "SeriesNumber",
    "PerformedProcedureStepStartDate",
    "PerformedProcedureStepStartTime",
    "RequestAttributesSequence",
  ].map(tagOf),
  instance: [
    "SpecificCharacterSet",
    "SOPClassUID",
    "SOPInstanceUID",
    "TimezoneOffsetFromUTC",
    "InstanceNumber",
    "Rows",
    "Columns",
    "BitsAllocated",
    "NumberOfFrames",
  ].map(tagOf),
};
/** Given even where the object does not hold them, as elements without value. */
const required: Record<SearchLevel, readonly string[]> = {
  study: [
    "StudyDate",
    "StudyTime",
    "AccessionNumber",
    "ReferringPhysicianName",
    "PatientName",
    "PatientID",
    "PatientBirthDate",
    "PatientSex",
    "StudyID",
  ].map(tagOf),
  series: ["Modality", "SeriesNumber"].map(tagOf),
  instance: ["InstanceNumber"].map(tagOf),
};

/**
 * QIDO-RS, PS3.18 section 10.6. A search across studies gives the attributes of the higher levels as well (section 10.6.3.3).
 */
export async function search(
  desk: Desk,
  scope: Scope,
  level: SearchLevel,
  place: { study?: string; series?: string },
  query: Readonly<Record<string, unknown>>,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const form = dataSetForm(acceptOf(headerOf(request, "accept"), query));
  if (form === null) return notAcceptable(offeredDataSets);
  const asked = readSearch(query, level, place.study !== undefined);
  const told = toldLevels(level, place);
  const { found, more } = await searchImages(
    desk,
    scope,
    searchOf(
      level,
      place,
      asked,
      told.flatMap((one) => always[one]),
    ),
  );
  const warnings = more ? [...asked.warnings, "There are additional results that can be requested"] : asked.warnings;
  const results = found.map((one) =>
    describe(
      { ...one, json: pruned(one.json, asked.included, told) },
      level,
      told,
      asked.included === null,
      request.url,
    ),
  );
  const warning = warnings.map((text) => `299 overread "${text}"`).join(", ");
  // Where nothing follows, all are counted without asking again.
  const total = more ? {} : { "x-total-count": String(asked.offset + found.length) };
  const headers = { ...askedAgain, ...total, ...(warning === "" ? {} : { warning }) };
  return await dataSetsAnswer(form, results, headers, request, null);
}

/** Of a sequence of which only some attributes were asked for, only those. */
function pruned(json: DicomJson, included: readonly string[][] | null, told: readonly SearchLevel[]): DicomJson {
  if (included === null) return json;
  const whole = new Set([
    ...told.flatMap((one) => always[one]),
    ...included.flatMap((path) => (path.length === 1 ? path : [])),
  ]);
  const result = { ...json };
  for (const tag of new Set(included.flatMap(([outermost = ""]) => outermost))) {
    if (whole.has(tag)) continue;
    const inner = included.filter(([outermost]) => outermost === tag).map((path) => path.slice(1));
    const kept = items(json, tag).map((item) => onlyOf(item, inner));
    if (json[tag] !== undefined) result[tag] = kept.length === 0 ? { vr: "SQ" } : { vr: "SQ", Value: kept };
  }
  return result;
}

function onlyOf(item: DicomJson, paths: readonly string[][]): DicomJson {
  const result: DicomJson = {};
  for (const tag of new Set(paths.flatMap(([outermost = ""]) => outermost))) {
    const element = item[tag];
    if (element === undefined) continue;
    const inner = paths.filter(([outermost]) => outermost === tag).map((path) => path.slice(1));
    const all = inner.some((path) => path.length === 0);
    result[tag] = all ? element : { vr: "SQ", Value: items(item, tag).map((one) => onlyOf(one, inner)) };
  }
  return result;
}

function toldLevels(level: SearchLevel, place: { study?: string; series?: string }): SearchLevel[] {
  const higher: SearchLevel[] = [];
  if (level !== "study" && place.study === undefined) higher.push("study");
  if (level === "instance" && place.series === undefined) higher.push("series");
  return [...higher, level];
}

function describe(
  one: FoundImage,
  level: SearchLevel,
  told: readonly SearchLevel[],
  whole: boolean,
  url: string,
): string {
  const study = `${url}/dicomweb/studies/${one.studyInstanceUid}`;
  const series = `${study}/series/${one.seriesInstanceUid}`;
  const instance = `${series}/instances/${one.sopInstanceUid}`;
  const address = { study, series, instance }[level];
  const own: DicomJson = {
    "00080056": element("CS", "ONLINE"),
    "00081190": element("UR", address),
    "0020000D": element("UI", one.studyInstanceUid),
  };
  if (level !== "study") own["0020000E"] = element("UI", one.seriesInstanceUid);
  if (level === "study") {
    own["00080061"] = one.modalities.length === 0 ? { vr: "CS" } : { vr: "CS", Value: one.modalities };
    own["00201206"] = element("IS", one.studySeries);
    own["00201208"] = element("IS", one.studyInstances);
  }
  if (level === "series") own["00201209"] = element("IS", one.seriesInstances);
  const empty: DicomJson = {};
  for (const tag of told.flatMap((name) => required[name])) empty[tag] = { vr: dictionaryVr(tag, false) ?? "UN" };
  const json = { ...empty, ...(whole && level !== "instance" ? ofLevel(one.json, level) : one.json), ...own };
  const sorted = Object.fromEntries(Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1)));
  return withAddresses(JSON.stringify(sorted), `${instance}/bulkdata/`);
}

const element = (vr: string, value: string | number): DicomElement => ({ vr, Value: [value] });

/**
 * "All" of a study or series is what one of its instances says, without what is the instance's alone: its own UIDs, the place of the
 * slice (group 0020 beyond the series) and the image itself (group 0028 and up).
 */
function ofLevel(json: DicomJson, level: SearchLevel): DicomJson {
  const instancesOwn = new Set([
    "00080008",
    "00080016",
    "00080018",
    "00080012",
    "00080013",
    "00083002",
    "00200013",
    "00200032",
    "00201041",
  ]);
  return Object.fromEntries(
    Object.entries(json).filter(([tag]) => {
      if (instancesOwn.has(tag) || tag.startsWith("0028") || tag > "00500000") return false;
      return (
        level === "series" || tag <= "0008103D" || tag.startsWith("0010") || tag === "0020000D" || tag === "00200010"
      );
    }),
  );
}
