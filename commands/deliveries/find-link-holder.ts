import { caseId, deliveryId, organisationId } from "#contract/ids.ts";
import { inScope, type Scope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { tokenHash } from "../people/token.ts";

export type LinkScope = Extract<Scope, { kind: "link" }>;

/**
 * The holder of a delivery link: the browser that gave the right code, as long as the link is neither expired nor revoked.
 * @param linkToken from the link's address
 * @param holderToken the browser's own secret, given when the link was opened (cookie `overread_link`)
 */
export async function findLinkHolder(
  desk: Desk,
  linkToken: string,
  holderToken: string | undefined,
): Promise<LinkScope | null> {
  if (holderToken === undefined || holderToken === "") return null;
  const row = await inScope(desk.database, systemScope, (tx) =>
    tx
      .selectFrom("delivery")
      .innerJoin("delivery_event as opened", "opened.delivery_id", "delivery.id")
      .select(["delivery.id", "delivery.organisation_id", "delivery.case_id", "delivery.recipient_name"])
      .where("delivery.token_hash", "=", tokenHash(linkToken))
      .where("delivery.expires_at", ">", desk.clock())
      .where("opened.kind", "=", "opened")
      .where("opened.holder_hash", "=", tokenHash(holderToken))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom("delivery_event as revoked")
              .select("revoked.id")
              .whereRef("revoked.delivery_id", "=", "delivery.id")
              .where("revoked.kind", "=", "revoked"),
          ),
        ),
      )
      .limit(1)
      .executeTakeFirst(),
  );
  if (row === undefined) return null;
  return {
    kind: "link",
    organisationId: organisationId.parse(row.organisation_id),
    caseId: caseId.parse(row.case_id),
    deliveryId: deliveryId.parse(row.id),
    name: row.recipient_name,
  };
}
