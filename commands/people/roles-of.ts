import { type Role, role } from "#contract/people.ts";
import type { Tx } from "#store/database.ts";

/** The roles that a person holds now, by name. */
export async function rolesOf(tx: Tx, personId: string): Promise<Role[]> {
  const held = tx.selectFrom("person_role").select("role").where("person_id", "=", personId);
  return (await held.orderBy("role").execute()).map((row) => role.parse(row.role));
}
