import { randomUUID } from "node:crypto";
import { type CaseId, type OfferId, offerId, type PersonId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { insertGrant } from "#store/grants.ts";
import { findRequest } from "#store/requests.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { judgeReaders } from "./judge-readers.ts";

/**
 * Offers the case to a reader, for some hours. Eligibility is judged again here, in the transaction that makes the offer.
 * @throws Refusal "not-eligible" or "licence-expired" with every reason
 */
export async function offerCase(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  input: { readerId: PersonId; hours: number },
): Promise<{ id: OfferId; expiresAt: string }> {
  return await actInCase(desk, scope, caseId, "offer-case", async (act) => {
    const { tx, kase, at } = act;
    const readers = await judgeReaders(tx, { caseId, request: await findRequest(tx, caseId), at }, "radiologist");
    const reader = readers.find((one) => one.readerId === input.readerId);
    if (reader === undefined) throw new Refusal("not-eligible", "this person is no radiologist of the organisation");
    if (reader.judgement.refusal !== null) throw new Refusal(reader.judgement.refusal, ...reader.reasonsAgainst);
    const id = offerId.parse(randomUUID());
    const expiresAt = new Date(at.getTime() + input.hours * 3_600_000);
    await tx
      .insertInto("offer")
      .values({
        id,
        organisation_id: kase.organisationId,
        case_id: caseId,
        reader_id: input.readerId,
        offered_by: scope.personId,
        offered_at: at,
        expires_at: expiresAt,
        reasons: JSON.stringify(reader.reasonsFor),
      })
      .execute();
    // The part lets the reader see the request and answer; images open with the acceptance (cases/may-do.ts).
    await insertGrant(tx, {
      organisationId: kase.organisationId,
      caseId,
      personId: input.readerId,
      part: "reader",
      by: scope.name,
      at,
    });
    await act.record({
      kind: "reader-offered",
      subject: id,
      detail: {
        reader: reader.name,
        readerId: input.readerId,
        expiresAt: expiresAt.toISOString(),
        reasons: reader.reasonsFor,
      },
    });
    await act.move("offered");
    return { id, expiresAt: expiresAt.toISOString() };
  });
}
