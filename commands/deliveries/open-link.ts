import { sql } from "kysely";
import { caseId, deliveryId, organisationId } from "#contract/ids.ts";
import { type AnswerLanguage, answerLanguage } from "#contract/language.ts";
import { Refusal } from "#contract/refusals.ts";
import { appendDeliveryEvent, type DeliveryRow, listDeliveryRows } from "#store/deliveries.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { newToken, tokenHash } from "../people/token.ts";
import { recordEvent } from "../record-event.ts";
import { hashCode, isCode } from "./delivery-code.ts";
import { wrongCodesAllowed } from "./describe-delivery.ts";

/** From whom the link is, as long as it is good. Says nothing about the patient: the link alone opens nothing. */
export async function getLink(
  desk: Desk,
  token: string,
): Promise<{ organisationName: string; expiresAt: string; language: AnswerLanguage }> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const [row] = await listDeliveryRows(tx, { tokenHash: tokenHash(token) });
    if (row === undefined || !isGood(row, desk.clock())) throw new Refusal("link-not-valid");
    const organisation = await tx
      .selectFrom("organisation")
      .select("name")
      .where("id", "=", row.organisation_id)
      .executeTakeFirstOrThrow();
    return {
      organisationName: organisation.name,
      expiresAt: row.expires_at.toISOString(),
      language: answerLanguage.parse(row.language),
    };
  });
}

/**
 * Opens a link with its code, once: the browser that gave it keeps the access until the link ends; the code itself works no second
 * time. Five wrong codes lock the link.
 * @returns the holder's own secret, for a cookie
 * @throws Refusal "link-not-valid" also for a wrong code: the answer does not tell which of the two was wrong
 */
export async function openLink(desk: Desk, token: string, code: string): Promise<string> {
  const opened = await inScope(desk.database, systemScope, async (tx) => {
    // Tries of one link wait for each other, so that many at once are still counted one by one.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${tokenHash(token)}, 8))`.execute(tx);
    const at = desk.clock();
    const [row] = await listDeliveryRows(tx, { tokenHash: tokenHash(token) });
    if (row === undefined || !isGood(row, at) || row.opened_at !== null) {
      // The same work as for a wrong code: how long the answer takes does not tell which of the two it was.
      await hashCode(code, tokenHash(token));
      return null;
    }
    const right = await isCode(code, row.token_hash, row.code_hash);
    const holder = newToken();
    await appendDeliveryEvent(tx, row, right ? "opened" : "code-failed", at, right ? tokenHash(holder) : null);
    const chain = { organisationId: organisationId.parse(row.organisation_id), caseId: caseId.parse(row.case_id) };
    const actor = { kind: "link" as const, id: deliveryId.parse(row.id), name: row.recipient_name };
    await recordEvent(tx, chain, actor, at, {
      kind: right ? "delivery-opened" : "delivery-code-failed",
      subject: row.id,
    });
    return right ? holder : null;
  });
  // Thrown after the commit: a wrong code must be counted.
  if (opened === null)
    throw new Refusal("link-not-valid", "or the code is wrong; after five wrong codes a link is locked");
  return opened;
}

function isGood(row: DeliveryRow, now: Date): boolean {
  return (
    row.revoked_at === null && row.expires_at > now && (row.opened_at !== null || row.failed_codes < wrongCodesAllowed)
  );
}
