import { z } from "zod";
import { identityDifferences, patientsInOneStudy } from "#dicom/identity.ts";
import type { CaseAct } from "../act-in-case.ts";
import { actorOf } from "../record-event.ts";
import { findCasePatient } from "./case-patient.ts";
import { patientsOfStudy } from "./study-patients.ts";

export type PatientOfFile = { name: string; id: string; birthDate: string | null };
type StudyToCheck = { id: string; uid: string; patients: readonly PatientOfFile[] };

/**
 * Holds studies against the patient of the case, and the images of each against each other. A study that names another patient, or
 * two, stays aside until a person has decided; what a person has confirmed is not asked again unless something new differs.
 * @param studies each with those whom its images name, its first one first
 */
export async function askIdentity(act: CaseAct, studies: readonly StudyToCheck[]): Promise<void> {
  if (studies.length === 0) return;
  const patient = await findCasePatient(act.tx, act.kase.id);
  for (const study of studies) {
    const before = await lastWord(act, study.id);
    const mixed = patientsInOneStudy(study.patients);
    const other = patient === null ? [] : study.patients.flatMap((one) => identityDifferences(patient, one));
    const again = before?.state === "removed" ? ["It was removed from the case before, and sent again."] : [];
    const differences = [...new Set([...again, ...other, ...mixed])];
    const known = before === null || before.state === "removed" ? [] : before.differences;
    if (differences.every((difference) => known.includes(difference))) continue;
    await act.tx
      .insertInto("study_identity")
      .values({
        organisation_id: act.kase.organisationId,
        case_id: act.kase.id,
        study_id: study.id,
        state: "asked",
        differences: JSON.stringify([...new Set([...known, ...differences])]),
        by_name: actorOf(act.scope).name,
        at: act.at,
      })
      .execute();
    await act.record({ kind: "identity-asked", subject: study.uid, detail: { differences: differences.length } });
  }
}

/** All studies of the case held against its patient anew: for when the request names the patient after the images came. */
export async function askIdentityOfCase(act: CaseAct): Promise<void> {
  const rows = await act.tx
    .selectFrom("case_study")
    .innerJoin("study", "study.id", "case_study.study_id")
    .select(["study.id", "study_instance_uid"])
    .where("case_study.case_id", "=", act.kase.id)
    .execute();
  const studies: StudyToCheck[] = [];
  for (const row of rows) {
    if ((await lastWord(act, row.id))?.state === "removed") continue;
    studies.push({ id: row.id, uid: row.study_instance_uid, patients: await patientsOfStudy(act.tx, row.id) });
  }
  await askIdentity(act, studies);
}

const lastWordRow = z.object({ state: z.string(), differences: z.array(z.string()) });

async function lastWord({ tx, kase }: CaseAct, studyId: string) {
  const row = await tx
    .selectFrom("study_identity")
    .select(["state", "differences"])
    .where("case_id", "=", kase.id)
    .where("study_id", "=", studyId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : lastWordRow.parse(row);
}
