import { z } from "zod";
import { type CasePatient, identityDifferences, patientsInOneStudy } from "#dicom/identity.ts";
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
    const again = before?.state === "removed" ? ["It was removed from the case before, and sent again."] : [];
    const differences = [...new Set([...again, ...differencesOf(study, patient)])];
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

/**
 * Holds a study against the patient of the case after it was corrected: where nothing differs any more, a question that stood open is
 * answered by the correction; else it is asked with what still differs.
 */
export async function settleIdentity(act: CaseAct, study: StudyToCheck, reason: string): Promise<void> {
  const before = await lastWord(act, study.id);
  if (before?.state !== "asked") {
    if (before?.state !== "removed") await askIdentity(act, [study]);
    return;
  }
  const patient = await findCasePatient(act.tx, act.kase.id);
  const left = [...new Set(differencesOf(study, patient))];
  await act.tx
    .insertInto("study_identity")
    .values({
      organisation_id: act.kase.organisationId,
      case_id: act.kase.id,
      study_id: study.id,
      state: left.length === 0 ? "confirmed" : "asked",
      differences: JSON.stringify(left),
      reason,
      by_name: actorOf(act.scope).name,
      at: act.at,
    })
    .execute();
  if (left.length === 0)
    await act.record({ kind: "identity-decided", subject: study.uid, reason, detail: { decision: "corrected" } });
}

function differencesOf({ patients }: StudyToCheck, patient: CasePatient | null): string[] {
  const other = patient === null ? [] : patients.flatMap((one) => identityDifferences(patient, one));
  return [...other, ...patientsInOneStudy(patients)];
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
