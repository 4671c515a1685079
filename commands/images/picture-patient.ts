import { caseDraft } from "#contract/case.ts";
import { findSubmittedRequest } from "#store/requests.ts";
import type { CaseAct } from "../act-in-case.ts";

/** The case's patient as an image writes them: PN, LO, DA and CS of the Patient module, PS3.3 section C.7.1.1. */
export type PicturePatient = { name: string; id: string; birthDate: string; sex: string };

const sexes: Readonly<Record<string, string>> = { female: "F", male: "M", other: "O" };

/** Whom a picture of the case shows: as the request says, or the draft as far as it is filled in. */
export async function findPicturePatient({ tx, kase }: CaseAct): Promise<PicturePatient> {
  const request = await findSubmittedRequest(tx, kase.id);
  const draft = await tx.selectFrom("case_draft").select("content").where("case_id", "=", kase.id).executeTakeFirst();
  const patient = request?.patient ?? (draft === undefined ? undefined : caseDraft.parse(draft.content).patient);
  const part = (text: string | undefined) => (text ?? "").replace(/[\\^=\p{Cc}]/gu, " ").trim();
  return {
    name: `${part(patient?.familyName)}^${part(patient?.givenName)}`.replace(/\^$/, "").slice(0, 64),
    id: part(patient?.patientId ?? undefined).slice(0, 64),
    birthDate: /^\d{4}-\d{2}-\d{2}$/.test(patient?.birthDate ?? "")
      ? (patient?.birthDate ?? "").replaceAll("-", "")
      : "",
    sex: sexes[patient?.sex ?? ""] ?? "",
  };
}
