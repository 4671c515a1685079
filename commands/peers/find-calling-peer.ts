import { organisationId, personId } from "#contract/ids.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type OrganisationScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { rolesOf } from "../people/roles-of.ts";
import type { PeerRow } from "./peer-rows.ts";

/** For whom a peer asks. */
export type PeerScope = OrganisationScope;

/** A peer that calls, with what it may do and for whom. */
export type CallingPeer = {
  id: string;
  scope: OrganisationScope;
  store: boolean;
  query: boolean;
  retrieve: boolean;
  /** Where it must call from; null where that does not matter. */
  onlyFrom: string | null;
};

/** Being seen is written down at most this often. */
const seenEvery = 60_000;

/** Who calls under this AE title. Null where nobody is known by it, or the person for whom it asks is gone. */
export async function findCallingPeer(desk: Desk, aeTitle: string): Promise<CallingPeer | null> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const row = await tx
      .selectFrom("peer")
      .selectAll()
      .where("ae_title", "=", aeTitle)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (row === undefined) return null;
    const scope = await scopeOf(tx, row);
    if (scope === null) return null;
    const at = desk.clock();
    if (row.last_seen_at === null || at.getTime() - row.last_seen_at.getTime() >= seenEvery)
      await tx.updateTable("peer").set({ last_seen_at: at }).where("id", "=", row.id).execute();
    return {
      id: row.id,
      scope,
      store: row.may_store,
      query: row.may_query,
      retrieve: row.may_retrieve,
      onlyFrom: row.only_from_host ? row.host : null,
    };
  });
}

/** The organisation's own, as an integrator's token; or the person's, with all that the person may not see. */
async function scopeOf(tx: Tx, row: PeerRow): Promise<OrganisationScope | null> {
  const organisation = organisationId.parse(row.organisation_id);
  const name = `${row.name} (${row.ae_title ?? ""})`;
  if (row.acts_for === null)
    return { kind: "service", organisationId: organisation, tokenId: row.id, name, role: "integrator" };
  const person = await tx
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "=", row.acts_for)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  if (person === undefined) return null;
  return {
    kind: "person",
    organisationId: organisation,
    personId: personId.parse(person.id),
    name: person.name,
    roles: await rolesOf(tx, person.id),
    sessionId: null,
  };
}
