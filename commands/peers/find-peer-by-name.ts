import type { OrganisationId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { findPeer, type PeerToCall } from "./find-peer.ts";

/**
 * A peer by the name or AE title that people know it by.
 * @throws Refusal "not-found" where there is none, or more than one of the name
 */
export async function findPeerByName(
  desk: Pick<House, "database" | "secrets">,
  organisation: OrganisationId,
  name: string,
): Promise<PeerToCall> {
  const rows = await inScope(desk.database, systemScope, (tx) =>
    tx
      .selectFrom("peer")
      .select(["id", "name", "ae_title"])
      .where("organisation_id", "=", organisation)
      .where("removed_at", "is", null)
      .orderBy("name")
      .execute(),
  );
  const meant = rows.filter((row) => row.ae_title === name || row.name.toLowerCase() === name.toLowerCase());
  const [first] = meant;
  if (first === undefined || meant.length > 1)
    throw new Refusal("not-found", `known peers: ${rows.map((row) => row.ae_title ?? row.name).join(", ") || "none"}`);
  return await findPeer(desk, organisation, first.id);
}
