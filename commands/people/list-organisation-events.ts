import { type CustodyEvent, custodyEvent } from "#contract/custody.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";

const page = 100;

/** The organisation's own chain, the newest first, a hundred at a time. @param before the sequence that the page before ended with */
export async function listOrganisationEvents(
  desk: Desk,
  scope: PersonScope,
  before: number | undefined,
): Promise<CustodyEvent[]> {
  const rows = await inScope(desk.database, scope, (tx) => {
    let events = tx.selectFrom("custody_event").select(["canonical", "hash"]).where("chain", "=", scope.organisationId);
    if (before !== undefined) events = events.where("sequence", "<", before);
    return events.orderBy("sequence", "desc").limit(page).execute();
  });
  return rows.map((row) => custodyEvent.parse({ ...JSON.parse(row.canonical), hash: row.hash }));
}
