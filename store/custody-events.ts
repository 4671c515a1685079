import { type CustodyEvent, custodyEntry } from "#contract/custody.ts";
import type { Tx } from "./database.ts";

/** The events of a chain as they were hashed, from the first one on. */
export async function listCustodyEvents(tx: Tx, chain: string): Promise<CustodyEvent[]> {
  const rows = await tx
    .selectFrom("custody_event")
    .select(["canonical", "hash"])
    .where("chain", "=", chain)
    .orderBy("sequence")
    .execute();
  return rows.map((row) => ({ ...custodyEntry.parse(JSON.parse(row.canonical)), hash: row.hash }));
}
