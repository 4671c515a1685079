import type { Delivery } from "#contract/delivery.ts";
import { deliveryId } from "#contract/ids.ts";
import { answerLanguage } from "#contract/language.ts";
import type { DeliveryRow } from "#store/deliveries.ts";

/** So many wrong codes lock a link for good; a new one must be made. */
export const wrongCodesAllowed = 5;

/** @param unopenedHours after which an unopened link counts as overdue */
export function describeDelivery(row: DeliveryRow, now: Date, unopenedHours: number): Delivery {
  return {
    id: deliveryId.parse(row.id),
    recipientName: row.recipient_name,
    recipientEmail: row.recipient_email,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_name,
    expiresAt: row.expires_at.toISOString(),
    openedAt: row.opened_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    failedCodes: row.failed_codes,
    language: answerLanguage.parse(row.language),
    state: stateOf(row, now, unopenedHours),
  };
}

function stateOf(row: DeliveryRow, now: Date, unopenedHours: number): Delivery["state"] {
  if (row.revoked_at !== null) return "revoked";
  if (row.failed_codes >= wrongCodesAllowed && row.opened_at === null) return "locked";
  if (row.expires_at <= now) return "expired";
  if (row.opened_at !== null) return "opened";
  return now.getTime() - row.created_at.getTime() > unopenedHours * 3_600_000 ? "overdue" : "waiting";
}
