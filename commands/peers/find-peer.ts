import type { OrganisationId } from "#contract/ids.ts";
import type { Peer } from "#contract/peers.ts";
import { Refusal } from "#contract/refusals.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { describePeer, type PeerRow } from "./peer-rows.ts";

/** A peer to be called; `token` is its bearer token in plain, "" where it has none. */
export type PeerToCall = Peer & { token: string };

type PeerDesk = Pick<House, "database" | "secrets">;

/** @throws Refusal "not-found" where the organisation has no such peer */
export async function findPeer(desk: PeerDesk, organisation: OrganisationId, id: string): Promise<PeerToCall> {
  const row = await inScope(desk.database, systemScope, (tx) =>
    tx
      .selectFrom("peer")
      .selectAll()
      .where("organisation_id", "=", organisation)
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .executeTakeFirst(),
  );
  if (row === undefined) throw new Refusal("not-found");
  return toCall(desk, row);
}

/** The peer to which a C-MOVE sends, by its AE title; null where there is none that can be called. */
export async function findDestination(
  desk: PeerDesk,
  organisation: OrganisationId,
  aeTitle: string,
): Promise<PeerToCall | null> {
  const row = await inScope(desk.database, systemScope, (tx) =>
    tx
      .selectFrom("peer")
      .selectAll()
      .where("organisation_id", "=", organisation)
      .where("ae_title", "=", aeTitle)
      .where("host", "is not", null)
      .where("port", "is not", null)
      .where("removed_at", "is", null)
      .executeTakeFirst(),
  );
  return row === undefined ? null : toCall(desk, row);
}

function toCall({ secrets }: PeerDesk, row: PeerRow): PeerToCall {
  const token = row.sealed_token === null ? "" : Buffer.from(secrets.open(row.sealed_token)).toString("utf8");
  return { ...describePeer(row), token };
}
