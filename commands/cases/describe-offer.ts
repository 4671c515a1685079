import { type Offer, offer } from "#contract/case.ts";
import { offerId, personId } from "#contract/ids.ts";
import type { OfferRow } from "#store/offers.ts";

export function describeOffer(row: OfferRow): Offer {
  return {
    id: offerId.parse(row.id),
    readerId: personId.parse(row.reader_id),
    readerName: row.reader_name,
    offeredAt: row.offered_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    answer: offer.shape.answer.parse(row.answer),
    answerReason: row.answer_reason,
  };
}
