import type { SeriesSummary, StudySummary } from "#contract/images.ts";
import { keywordOf } from "#dicom/dictionary.ts";
import { middleOf } from "./render-image.ts";
import { type SeriesHanging, unknownHanging } from "./series-hanging.ts";
import type { SeriesRow, StudyRow } from "./study-rows.ts";

/** How the one who asks sees a study; `blind` decides what is shown of a series that is withheld. */
export type Describing = {
  blind: boolean;
  released: (seriesId: string) => boolean;
  identity: StudySummary["identity"];
  identityDifferences: readonly string[];
  prior: boolean;
  warnings: ReadonlyMap<string, string[]>;
  hanging: ReadonlyMap<string, SeriesHanging>;
};

export function describeStudy(row: StudyRow, how: Describing): StudySummary {
  return {
    studyInstanceUid: row.study_instance_uid,
    studyDate: row.study_date,
    studyTime: row.study_time,
    description: row.study_description,
    accessionNumber: row.accession_number,
    modalities: [...new Set(row.series.map((one) => one.modality))].filter((one) => one !== "").sort(),
    institutionName: row.institution_name,
    patientName: row.patient_name,
    patientId: row.patient_id,
    patientBirthDate: row.patient_birth_date,
    patientSex: row.patient_sex,
    receivedAt: row.received_at.toISOString(),
    identity: how.identity,
    identityDifferences: [...how.identityDifferences],
    prior: how.prior,
    corrected: keywords(row.corrected),
    series: row.series.flatMap((one) => describeSeries(one, how)),
  };
}

const keywords = (tags: readonly string[]) => tags.map((tag) => keywordOf(tag) ?? tag).sort();

function describeSeries(row: SeriesRow, how: Describing): SeriesSummary[] {
  const open = how.released(row.id) ? row.instances : row.instances.filter((one) => one.withheld === null);
  const reason = open.length === 0 ? (row.instances[0]?.withheld ?? null) : null;
  const hidden = row.instances.length - open.length;
  // A series that is withheld whole is listed so that nothing seems lost; one that is withheld in part shows its open part.
  const counted = how.blind && open.length > 0 ? open : row.instances;
  const pictures = counted.filter((one) => one.frames > 0);
  const middle = pictures[Math.floor((pictures.length - 1) / 2)] ?? counted[0];
  if (middle === undefined) return [];
  const partly =
    hidden > 0 && reason === null && !how.blind
      ? [`${hidden} of ${row.instances.length} objects of this series are withheld from a blind reader.`]
      : [];
  const corrected =
    row.corrected.length > 0 ? [`Corrected by a coordinator: ${keywords(row.corrected).join(", ")}.`] : [];
  const told = how.blind && reason !== null ? [] : counted.flatMap((one) => one.warnings);
  return [
    {
      seriesInstanceUid: row.uid,
      seriesNumber: row.number,
      modality: row.modality,
      // The title of a report or of marks can say what was found.
      description: how.blind && reason !== null ? "" : row.description,
      bodyPart: row.bodyPart,
      laterality: row.laterality,
      corrected: keywords(row.corrected),
      instances: counted.length,
      frames: counted.reduce((sum, one) => sum + one.frames, 0),
      middleInstanceUid: middle.uid,
      middleFrame: middleOf(middle.frames),
      ...(reason !== null && how.blind ? unknownHanging : (how.hanging.get(row.id) ?? unknownHanging)),
      withheld: reason,
      warnings: [...new Set([...corrected, ...(how.warnings.get(row.id) ?? []), ...partly, ...told])],
    },
  ];
}
