import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

export type OfferRow = {
  id: string;
  reader_id: string;
  reader_name: string;
  offered_at: Date;
  expires_at: Date;
  answer: string | null;
  answer_reason: string | null;
};

/** All offers of a case, newest first, with their answers. */
export async function listOffers(tx: Tx, caseId: CaseId): Promise<OfferRow[]> {
  return await tx
    .selectFrom("offer")
    .innerJoin("person", "person.id", "offer.reader_id")
    .leftJoin("offer_answer", "offer_answer.offer_id", "offer.id")
    .select([
      "offer.id",
      "offer.reader_id",
      "person.name as reader_name",
      "offer.offered_at",
      "offer.expires_at",
      "offer_answer.answer",
      "offer_answer.reason as answer_reason",
    ])
    .where("offer.case_id", "=", caseId)
    .orderBy("offer.offered_at", "desc")
    .execute();
}

export async function answerOfferRow(
  tx: Tx,
  offer: { organisationId: string; caseId: CaseId; offerId: string; at: Date },
  answer: "accepted" | "declined" | "expired" | "withdrawn",
  reason: string,
): Promise<void> {
  await tx
    .insertInto("offer_answer")
    .values({
      organisation_id: offer.organisationId,
      case_id: offer.caseId,
      offer_id: offer.offerId,
      answer,
      reason,
      at: offer.at,
    })
    .execute();
}
