import { sql } from "kysely";
import { caseId, organisationId } from "#contract/ids.ts";
import type { Database, Tx } from "#store/database.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { actorOf, type Chain, recordEvent } from "../record-event.ts";

export type StoreName = "originals" | "copies";
export type Damage = { store: StoreName; sha256: string; what: "missing" | "changed" };

/** Notes damage once, and tells the chain of every case that the object belongs to; where it belongs to none, its organisation's. */
export async function recordDamage(database: Database, at: Date, { store, sha256, what }: Damage): Promise<void> {
  await inScope(database, systemScope, async (tx) => {
    const fresh = await tx
      .insertInto("object_damage")
      .values({ store, sha256, what, found_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (fresh !== undefined) await tellChains(tx, at, sha256, "object-damaged", { store, what });
  });
}

/** Notes that an object is whole again, where it was noted as damaged. */
export async function recordHealed(database: Database, at: Date, store: StoreName, sha256: string): Promise<void> {
  await inScope(database, systemScope, async (tx) => {
    const healed = await tx
      .updateTable("object_damage")
      .set({ healed_at: at })
      .where("store", "=", store)
      .where("sha256", "=", sha256)
      .where("healed_at", "is", null)
      .returning("what")
      .executeTakeFirst();
    if (healed !== undefined) await tellChains(tx, at, sha256, "object-healed", { store, what: healed.what });
  });
}

async function tellChains(
  tx: Tx,
  at: Date,
  sha256: string,
  kind: "object-damaged" | "object-healed",
  detail: { store: string; what: string },
): Promise<void> {
  for (const chain of await chainsOf(tx, sha256)) {
    await recordEvent(tx, chain, actorOf(systemScope), at, { kind, subject: sha256, detail: { ...detail, sha256 } });
  }
}

/** In one order, so that two who tell the same chains do not wait for each other. */
async function chainsOf(tx: Tx, sha256: string): Promise<Chain[]> {
  const { rows } = await sql<{ organisation_id: string; case_id: string | null }>`
    SELECT i.organisation_id, c.case_id FROM instance i LEFT JOIN case_study c ON c.study_id = i.study_id WHERE i.sha256 = ${sha256}
    UNION SELECT organisation_id, case_id FROM case_record WHERE sha256 = ${sha256}
    UNION SELECT organisation_id, case_id FROM opinion_rendering WHERE sha256 = ${sha256}
    UNION SELECT organisation_id, case_id FROM received_file WHERE sha256 = ${sha256} AND outcome IN ('refused', 'conflict')
    ORDER BY 1, 2`.execute(tx);
  return rows.map((row) => ({
    organisationId: organisationId.parse(row.organisation_id),
    caseId: row.case_id === null ? null : caseId.parse(row.case_id),
  }));
}
