import type { CaseId } from "#contract/ids.ts";
import { type AnswerLanguage, answerLanguage } from "#contract/language.ts";
import type { Tx } from "#store/database.ts";
import { findRequest } from "#store/requests.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/** The language in which somebody reads the answer of a case: as last chosen, else the patient's own for the patient. */
export async function getAnswerLanguage(desk: Desk, scope: PersonScope, caseId: CaseId): Promise<AnswerLanguage> {
  return await lookInCase(desk, scope, caseId, "view-opinion", async ({ tx, kase }) => {
    const chosen = await tx
      .selectFrom("answer_language")
      .select("language")
      .where("case_id", "=", caseId)
      .where("person_id", "=", scope.personId)
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst();
    if (chosen !== undefined) return answerLanguage.parse(chosen.language);
    const isPatient = kase.standing.kind === "person" && kase.standing.parts.includes("patient");
    return isPatient ? await patientLanguage(tx, caseId) : "en";
  });
}

export async function chooseAnswerLanguage(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  language: AnswerLanguage,
): Promise<void> {
  await actInCase(desk, scope, caseId, "view-opinion", async ({ tx, kase, at }) => {
    await tx
      .insertInto("answer_language")
      .values({
        organisation_id: kase.organisationId,
        case_id: caseId,
        person_id: scope.personId,
        language,
        at,
      })
      .execute();
  });
}

/** The patient's language of the request where the answer can be had in it, else English. */
export async function patientLanguage(tx: Tx, caseId: CaseId): Promise<AnswerLanguage> {
  const { patient } = await findRequest(tx, caseId);
  return answerLanguage.safeParse(patient.language).data ?? "en";
}
