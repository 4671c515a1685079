import type { Peer } from "#contract/peers.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { describePeer } from "./peer-rows.ts";

/** The organisation's peers by name, without their secrets. */
export async function listPeers(desk: Desk, scope: PersonScope): Promise<Peer[]> {
  const rows = await inScope(desk.database, scope, (tx) =>
    tx.selectFrom("peer").selectAll().where("removed_at", "is", null).orderBy("name").orderBy("id").execute(),
  );
  return rows.map(describePeer);
}
