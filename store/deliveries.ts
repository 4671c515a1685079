import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { Tx } from "./database.ts";

export type DeliveryRow = {
  id: string;
  organisation_id: string;
  case_id: string;
  recipient_name: string;
  recipient_email: string;
  token_hash: string;
  code_hash: string;
  created_at: Date;
  created_by_name: string;
  expires_at: Date;
  opened_at: Date | null;
  revoked_at: Date | null;
  failed_codes: number;
  language: string;
};

/** Deliveries of a case, newest first; or the one of a link's token. What became of each is counted from its events. */
export async function listDeliveryRows(tx: Tx, of: { caseId: CaseId } | { tokenHash: string }): Promise<DeliveryRow[]> {
  const which = "caseId" in of ? sql`d.case_id = ${of.caseId}` : sql`d.token_hash = ${of.tokenHash}`;
  const { rows } = await sql<DeliveryRow>`
    SELECT d.*, min(e.at) FILTER (WHERE e.kind = 'opened') AS opened_at, min(e.at) FILTER (WHERE e.kind = 'revoked') AS revoked_at,
      (count(*) FILTER (WHERE e.kind = 'code-failed'))::int AS failed_codes
    FROM delivery d LEFT JOIN delivery_event e ON e.delivery_id = d.id
    WHERE ${which} GROUP BY d.id ORDER BY d.created_at DESC`.execute(tx);
  return rows;
}

export async function appendDeliveryEvent(
  tx: Tx,
  delivery: Pick<DeliveryRow, "id" | "organisation_id" | "case_id">,
  kind: "opened" | "code-failed" | "revoked",
  at: Date,
  holderHash: string | null = null,
): Promise<void> {
  await tx
    .insertInto("delivery_event")
    .values({
      organisation_id: delivery.organisation_id,
      case_id: delivery.case_id,
      delivery_id: delivery.id,
      kind,
      holder_hash: holderHash,
      at,
    })
    .execute();
}
