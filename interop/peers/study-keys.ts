import type { PeerSearch, PeerStudy } from "#contract/peers.ts";
import { type DicomJson, number, personName, text, texts } from "#dicom/json.ts";
import { readDate } from "#dicom/read-instance.ts";

/** What is asked of a study at a peer, beside what it is looked for by. */
export const studyAttributes = {
  StudyInstanceUID: "0020000D",
  PatientName: "00100010",
  PatientID: "00100020",
  PatientBirthDate: "00100030",
  StudyDate: "00080020",
  StudyDescription: "00081030",
  AccessionNumber: "00080050",
  ModalitiesInStudy: "00080061",
  NumberOfStudyRelatedInstances: "00201208",
} as const;
export type StudyKeyword = keyof typeof studyAttributes;

/** The conditions of a search, by keyword, in the grammar of PS3.4 section C.2.2.2; those that do not matter are left out. */
export function conditionsOf(search: PeerSearch): Partial<Record<StudyKeyword, string>> {
  const conditions: Partial<Record<StudyKeyword, string>> = {};
  // Whoever types a name types the beginning of it, family name first.
  if (search.patientName !== "")
    conditions.PatientName = `${search.patientName.replace(/\s*,\s*/, "^").replace(/\*+$/, "")}*`;
  if (search.patientId !== "") conditions.PatientID = search.patientId;
  if (search.accessionNumber !== "") conditions.AccessionNumber = search.accessionNumber;
  if (search.birthDate !== "") conditions.PatientBirthDate = search.birthDate.replaceAll("-", "");
  return conditions;
}

/** Null where the peer gives no usable UID. */
export function studyOf(json: DicomJson): PeerStudy | null {
  const uid = text(json, studyAttributes.StudyInstanceUID).trim();
  if (!/^[0-9]+(\.[0-9]+)*$/.test(uid) || uid.length > 64) return null;
  const name = personName(json, studyAttributes.PatientName);
  const writings = [name?.Alphabetic, name?.Ideographic, name?.Phonetic].filter(
    (one) => one !== undefined && one !== "",
  );
  return {
    studyInstanceUid: uid,
    patientName: plain(writings[0] ?? text(json, studyAttributes.PatientName)),
    patientId: plain(text(json, studyAttributes.PatientID)),
    patientBirthDate: readDate(text(json, studyAttributes.PatientBirthDate)),
    studyDate: readDate(text(json, studyAttributes.StudyDate)),
    description: plain(text(json, studyAttributes.StudyDescription)),
    accessionNumber: plain(text(json, studyAttributes.AccessionNumber)),
    modalities: texts(json, studyAttributes.ModalitiesInStudy).map(plain).filter(Boolean),
    instances: number(json, studyAttributes.NumberOfStudyRelatedInstances),
  };
}

const plain = (value: string): string => value.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "").trim();
