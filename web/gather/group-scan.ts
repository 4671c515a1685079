import type { ImageHeader, ScannedFile } from "./scan/scanned.ts";

export type SeriesGroup = {
  seriesInstanceUid: string;
  modality: string;
  description: string;
  files: number;
  images: number;
  bytes: number;
};
export type StudyGroup = { studyInstanceUid: string; date: string; description: string; series: SeriesGroup[] };
export type PatientGroup = {
  /** Name, birth date and ID as one text: what tells patients apart here. */
  key: string;
  name: string;
  birthDate: string;
  id: string;
  files: ScannedFile[];
  bytes: number;
  studies: StudyGroup[];
};

export const patientKey = (header: ImageHeader): string =>
  JSON.stringify([header.patientName, header.patientBirthDate, header.patientId]);

function addTo(group: PatientGroup, header: ImageHeader, file: ScannedFile): void {
  group.files.push(file);
  group.bytes += file.size;
  let study = group.studies.find((each) => each.studyInstanceUid === header.studyInstanceUid);
  if (study === undefined) {
    study = {
      studyInstanceUid: header.studyInstanceUid,
      date: header.studyDate,
      description: header.studyDescription,
      series: [],
    };
    group.studies.push(study);
  }
  let series = study.series.find((each) => each.seriesInstanceUid === header.seriesInstanceUid);
  if (series === undefined) {
    series = {
      seriesInstanceUid: header.seriesInstanceUid,
      modality: header.modality,
      description: header.seriesDescription,
      files: 0,
      images: 0,
      bytes: 0,
    };
    study.series.push(series);
  }
  series.files += 1;
  series.images += header.frames;
  series.bytes += file.size;
}

/** The images of a scan by patient, study and series, in the order they were found; other files are left out. */
export function groupScan(files: readonly ScannedFile[]): PatientGroup[] {
  const groups = new Map<string, PatientGroup>();
  for (const file of files) {
    if (file.result.kind !== "image") continue;
    const { header } = file.result;
    const key = patientKey(header);
    let group = groups.get(key);
    if (group === undefined) {
      const { patientName: name, patientBirthDate: birthDate, patientId: id } = header;
      group = { key, name, birthDate, id, files: [], bytes: 0, studies: [] };
      groups.set(key, group);
    }
    addTo(group, header, file);
  }
  return [...groups.values()];
}
