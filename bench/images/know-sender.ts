import pg from "pg";
import { findRunningPostgres } from "#server/postgres/start-postgres.ts";

/** Makes the service know an application entity that may store, as an administrator would. */
export async function knowSender(data: string, aeTitle: string): Promise<void> {
  const postgres = await findRunningPostgres(data);
  if (postgres === null) throw new Error("the service does not run");
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.kind', 'system', true)");
    await client.query(
      `INSERT INTO peer (id, organisation_id, name, kind, ae_title, may_store)
        SELECT gen_random_uuid(), id, 'bench', 'dimse', $1, true FROM organisation`,
      [aeTitle],
    );
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
