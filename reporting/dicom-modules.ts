import { createHash } from "node:crypto";
import type { OpinionContent } from "#contract/opinion.ts";
import { imageUses } from "./image-uses.ts";
import { isoDay } from "./labels.ts";
import { personName, type SrDataset, shortText } from "./sr-item.ts";

/** The study the document belongs to; where no study is known, one of its own by a UID made from the case (PS3.5 section B.2). */
export function srStudy(content: OpinionContent): string {
  const counts = new Map<string, number>();
  for (const { image } of imageUses(content))
    counts.set(image.studyInstanceUid, (counts.get(image.studyInstanceUid) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  const newest = content.studies.toSorted((a, b) => ((a.studyDate ?? "") < (b.studyDate ?? "") ? 1 : -1))[0];
  const hex = createHash("sha256").update(`study/${content.caseId}`).digest("hex").slice(0, 32);
  return most?.[0] ?? newest?.studyInstanceUid ?? `2.25.${BigInt(`0x${hex}`)}`;
}

/** PS3.3 section C.7.1.1. */
export function patientModule({ patient }: OpinionContent): SrDataset {
  const sex = { female: "F", male: "M", other: "O", unknown: "" };
  return {
    PatientName: personName(patient.familyName, patient.givenName),
    PatientID: shortText(patient.patientId),
    PatientBirthDate: patient.birthDate.replaceAll("-", ""),
    PatientSex: sex[patient.sex],
  };
}

/** PS3.3 section C.7.2.1. */
export function studyModule({ studies }: OpinionContent, studyInstanceUid: string): SrDataset {
  const study = studies.find((member) => member.studyInstanceUid === studyInstanceUid);
  return {
    StudyInstanceUID: studyInstanceUid,
    StudyDate: isoDay(study?.studyDate ?? null)?.replaceAll("-", "") ?? "",
    StudyTime: "",
    StudyID: "",
    AccessionNumber: "",
    ReferringPhysicianName: "",
    StudyDescription: shortText(study?.description ?? ""),
  };
}

/** An instant as DA and TM in UTC. */
export function dicomInstant(instant: string): [string, string] {
  const [day = "", time = ""] = new Date(instant).toISOString().split("T");
  return [day.replaceAll("-", ""), time.slice(0, 8).replaceAll(":", "")];
}
