import type { Stage } from "#contract/case.ts";
import type { CaseId, OfferId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { revokeGrants } from "#store/grants.ts";
import { answerOfferRow, listOffers } from "#store/offers.ts";
import { findRequest } from "#store/requests.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct } from "../act-in-case.ts";
import type { Desk, House } from "../house.ts";
import { judgeReaders } from "./judge-readers.ts";

/**
 * Accepts or declines an offered case. Declining needs no reason; the coordinator sees the one given.
 * Whoever accepts is judged once more: a licence may have ended since the offer was made.
 * @throws Refusal "not-eligible" or "licence-expired" with every reason; "wrong-stage" for an offer that has expired or been answered; "not-permitted" for somebody else's
 */
export async function answerOffer(
  desk: Desk & Pick<House, "jobs">,
  scope: PersonScope,
  caseId: CaseId,
  offerId: OfferId,
  input: { answer: "accepted" | "declined"; reason: string },
): Promise<Stage> {
  return await actInCase(desk, scope, caseId, "answer-offer", async (act) => {
    const { tx, kase, at } = act;
    const offer = (await listOffers(tx, caseId)).find((one) => one.id === offerId);
    if (offer === undefined) throw new Refusal("not-found");
    if (offer.reader_id !== scope.personId) throw new Refusal("not-permitted");
    if (offer.answer !== null) throw new Refusal("already-done", `this offer is ${offer.answer}`);
    if (offer.expires_at <= at) throw new Refusal("wrong-stage", "this offer has expired");
    if (input.answer === "accepted") await refuseIneligible(act, scope.personId);
    await answerOfferRow(tx, { organisationId: kase.organisationId, caseId, offerId, at }, input.answer, input.reason);
    await act.record({
      kind: "offer-answered",
      subject: offerId,
      reason: input.reason.trim() || null,
      detail: { answer: input.answer, reader: offer.reader_name },
    });
    if (input.answer === "accepted") {
      await desk.jobs.enqueue(tx, "prepare-images", { organisationId: kase.organisationId, caseId });
      return await act.move("accepted");
    }
    await act.move("declined");
    await revokeGrants(tx, caseId, scope.personId, "reader", at);
    return act.kase.stage;
  });
}

async function refuseIneligible({ tx, kase, at }: CaseAct, readerId: string): Promise<void> {
  const request = await findRequest(tx, kase.id);
  const readers = await judgeReaders(tx, { caseId: kase.id, request, at }, "radiologist");
  const reader = readers.find((one) => one.readerId === readerId);
  if (reader === undefined) throw new Refusal("not-eligible", "this person is no radiologist of the organisation");
  if (reader.judgement.refusal !== null) throw new Refusal(reader.judgement.refusal, ...reader.reasonsAgainst);
}
