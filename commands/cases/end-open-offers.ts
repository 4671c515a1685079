import { revokeGrants } from "#store/grants.ts";
import { answerOfferRow, listOffers } from "#store/offers.ts";
import type { CaseAct } from "../act-in-case.ts";

/** Ends the offers of the case that nobody has answered, and with them the part that each gave. */
export async function endOpenOffers(act: CaseAct, how: "expired" | "withdrawn", reason: string): Promise<void> {
  const { tx, kase, at } = act;
  for (const offer of await listOffers(tx, kase.id)) {
    if (offer.answer !== null) continue;
    await answerOfferRow(
      tx,
      { organisationId: kase.organisationId, caseId: kase.id, offerId: offer.id, at },
      how,
      reason,
    );
    await revokeGrants(tx, kase.id, offer.reader_id, "reader", at);
    await act.record({
      kind: "offer-answered",
      subject: offer.id,
      reason,
      detail: { answer: how, reader: offer.reader_name },
    });
  }
}
