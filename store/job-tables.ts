import type pg from "pg";
import { PgBoss } from "pg-boss";
import { appRole } from "./app-role.ts";

/** Where pg-boss keeps its queues. */
export const jobSchema = "pgboss";

/** The server runs pg-boss as the weak role, with `migrate: false`; what the owner creates later is granted as it appears. */
const grants = [
  `GRANT USAGE ON SCHEMA ${jobSchema} TO ${appRole}`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobSchema} TO ${appRole}`,
  `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${jobSchema} TO ${appRole}`,
  `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobSchema} TO ${appRole}`,
  `ALTER DEFAULT PRIVILEGES IN SCHEMA ${jobSchema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${appRole}`,
  `ALTER DEFAULT PRIVILEGES IN SCHEMA ${jobSchema} GRANT USAGE, SELECT ON SEQUENCES TO ${appRole}`,
];

/**
 * Installs or upgrades pg-boss's own tables as the owner and lets the application's role use them.
 * @param client connected as the owner; holds the migration lock
 */
export async function installJobTables(ownerUrl: string, client: pg.ClientBase): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: jobSchema, supervise: false, schedule: false, max: 1 });
  const problems: Error[] = [];
  boss.on("error", (error) => problems.push(error));
  await boss.start();
  await boss.stop({ graceful: false });
  const [first] = problems;
  if (first !== undefined) throw first;
  for (const grant of grants) await client.query(grant);
}
