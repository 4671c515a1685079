import { randomUUID } from "node:crypto";
import type { Delivery } from "#contract/delivery.ts";
import type { CaseId, DeliveryId } from "#contract/ids.ts";
import type { AnswerLanguage } from "#contract/language.ts";
import { Refusal } from "#contract/refusals.ts";
import { appendDeliveryEvent, listDeliveryRows } from "#store/deliveries.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, lookInCase } from "../act-in-case.ts";
import { findUnopenedHours } from "../follow-up/follow-up-rules.ts";
import type { Desk, House } from "../house.ts";
import { newToken, tokenHash } from "../people/token.ts";
import { hashCode, newCode } from "./delivery-code.ts";
import { describeDelivery } from "./describe-delivery.ts";

/** Links given to people without an account, newest first, and whether they were opened. */
export async function listDeliveries(desk: Desk, scope: PersonScope, caseId: CaseId): Promise<Delivery[]> {
  return await lookInCase(desk, scope, caseId, "manage-deliveries", async ({ tx, at }) => {
    const hours = await findUnopenedHours(tx);
    return (await listDeliveryRows(tx, { caseId })).map((row) => describeDelivery(row, at, hours));
  });
}

type NewDelivery = { recipientName: string; recipientEmail: string; validHours: number; language?: AnswerLanguage };

/** Makes a link and its one-time code. Neither is kept as it is: both are shown this once, to be given by two different ways. */
export async function createDelivery(
  house: Pick<House, "database" | "clock" | "settings">,
  scope: PersonScope,
  caseId: CaseId,
  input: NewDelivery,
): Promise<{ delivery: Delivery; link: string; code: string }> {
  const token = newToken();
  const code = newCode();
  const codeHash = await hashCode(code, tokenHash(token));
  return await actInCase(house, scope, caseId, "manage-deliveries", async (act) => {
    const { tx, kase, at } = act;
    const id = randomUUID();
    const language = input.language ?? "en";
    const expiresAt = new Date(at.getTime() + input.validHours * 3_600_000);
    await tx
      .insertInto("delivery")
      .values({
        id,
        organisation_id: kase.organisationId,
        case_id: caseId,
        recipient_name: input.recipientName,
        recipient_email: input.recipientEmail,
        token_hash: tokenHash(token),
        code_hash: codeHash,
        created_at: at,
        created_by_name: scope.name,
        expires_at: expiresAt,
        language,
      })
      .execute();
    await act.record({
      kind: "delivery-created",
      subject: id,
      detail: { recipient: input.recipientName, expiresAt: expiresAt.toISOString(), language },
    });
    const [row] = await listDeliveryRows(tx, { tokenHash: tokenHash(token) });
    if (row === undefined) throw new Refusal("failed");
    return {
      delivery: describeDelivery(row, at, await findUnopenedHours(tx)),
      link: `${house.settings.url}/l/${token}`,
      code,
    };
  });
}

/** Takes a link back, also from a browser that has opened it. */
export async function revokeDelivery(desk: Desk, scope: PersonScope, caseId: CaseId, id: DeliveryId): Promise<void> {
  await actInCase(desk, scope, caseId, "manage-deliveries", async (act) => {
    const row = (await listDeliveryRows(act.tx, { caseId })).find((one) => one.id === id);
    if (row === undefined) throw new Refusal("not-found");
    if (row.revoked_at !== null) throw new Refusal("already-done");
    await appendDeliveryEvent(act.tx, row, "revoked", act.at);
    await act.record({ kind: "delivery-revoked", subject: id, detail: { recipient: row.recipient_name } });
  });
}
