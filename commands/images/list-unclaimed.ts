import { sql } from "kysely";
import type { z } from "zod";
import { type CaseId, caseId } from "#contract/ids.ts";
import type { unclaimedStudy } from "#contract/images.ts";
import { type CasePatient, identityDifferences } from "#dicom/identity.ts";
import { type CaseRow, listCaseRows } from "#store/case-rows.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import { draftOf, requestOf } from "../cases/describe-case.ts";
import { findUnopenedHours } from "../follow-up/follow-up-rules.ts";
import type { Desk } from "../house.ts";
import { describeStudy } from "./describe-study.ts";
import { sightOf } from "./image-sight.ts";
import { warningsOfSeries } from "./series-warnings.ts";
import { listStudyRows, type StudyRow } from "./study-rows.ts";

export type UnclaimedStudy = z.infer<typeof unclaimedStudy>;

const claiming: ReadonlySet<string> = new Set(["draft", "gathering", "ready"]);
const suggestedMost = 5;

/** Studies that came over DICOMweb and belong to no case, newest first, each with the cases that its patient fits. */
export async function listUnclaimed(desk: Desk, scope: PersonScope): Promise<UnclaimedStudy[]> {
  return await inScope(desk.database, scope, async (tx) => {
    const unlinked = sql`NOT EXISTS (SELECT 1 FROM case_study cs WHERE cs.study_id = st.id)`;
    const rows = (await listStudyRows(tx, scope, unlinked, 200)).filter((row) => sightOf(scope, row.ties).visible);
    const cases = await listCaseRows(tx, {
      person: scope.personId,
      now: desk.clock(),
      unopenedHours: await findUnopenedHours(tx),
    });
    const series = rows.flatMap((row) => row.series);
    const warnings = await warningsOfSeries(
      tx,
      series.map(({ id, modality, instances }) => ({ id, modality, instances: instances.length })),
    );
    const how = {
      blind: false,
      released: () => false,
      identity: "matches",
      identityDifferences: [],
      prior: false,
    } as const;
    return rows.map((row) => ({
      ...describeStudy(row, { ...how, warnings, hanging: new Map() }),
      suggestedCases: suggest(row, cases),
    }));
  });
}

/** Cases whose patient differs in nothing, and agrees in birth date or number: a name alone is too little. */
function suggest(study: StudyRow, cases: readonly CaseRow[]): { id: CaseId; number: string }[] {
  const file = { name: study.patient_name, id: study.patient_id, birthDate: study.patient_birth_date };
  return cases
    .filter((row) => {
      const patient = claiming.has(row.stage) ? patientOf(row) : null;
      if (patient === null || patient.familyName === "" || file.name === "") return false;
      const sure =
        (file.birthDate !== null && patient.birthDate === file.birthDate) ||
        (file.id !== "" && patient.patientId === file.id);
      return sure && identityDifferences(patient, file).length === 0;
    })
    .slice(0, suggestedMost)
    .map((row) => ({ id: caseId.parse(row.id), number: row.number }));
}

function patientOf(row: CaseRow): CasePatient | null {
  const patient = requestOf(row)?.patient ?? draftOf(row)?.patient;
  if (patient === undefined) return null;
  return {
    familyName: patient.familyName ?? "",
    givenName: patient.givenName ?? "",
    birthDate: patient.birthDate ?? null,
    patientId: patient.patientId ?? null,
  };
}
