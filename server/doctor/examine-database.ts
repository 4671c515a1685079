import { appRole } from "#store/app-role.ts";
import { jobSchema } from "#store/job-tables.ts";
import { unrunMigrations } from "#store/unrun-migrations.ts";
import { deadJobs } from "../worker/queues.ts";
import type { Finding, Patient } from "./examine.ts";

export async function examineMigrations({ database, owner }: Patient): Promise<Finding[]> {
  const { rows } = await owner.query<{ server_version: string }>("SHOW server_version");
  const version = rows[0]?.server_version ?? "of an unknown version";
  const unrun = await unrunMigrations(database);
  if (unrun.length === 0)
    return [{ state: "well", what: `PostgreSQL ${version}, all migrations have run`, advice: null }];
  return [
    {
      state: "ill",
      what: `migrations that have not run: ${unrun.join(", ")}`,
      advice: "Start the service: it runs them.",
    },
  ];
}

/** What the server may never be able to do to what is only appended. */
const appendOnly = [
  "custody_event",
  "case_stage",
  "case_request",
  "reading_version",
  "comparison_version",
  "settled_difference",
  "opinion",
  "opinion_rendering",
  "instance",
  "case_record",
  "record_text",
  "retention_rule",
  "legal_hold",
  "erasure_order",
  "erasure_decision",
  "erased_case",
];

/** What a person's decision changes all the same, each change recorded: the index of an image, never its bytes. */
const changeable: Readonly<Record<string, readonly string[]>> = {
  instance: [
    ...["sop_class_uid", "transfer_syntax_uid", "instance_number", "frames", "sha256", "size", "metadata"],
    ...["frame_locations", "withheld", "warnings", "correction"],
  ],
};

/** The server's role must be weak: row-level security holds for it, and what is appended stays. */
export async function examineRights({ owner }: Patient): Promise<Finding[]> {
  const findings: Finding[] = [];
  const role = await owner.query<{ strong: boolean }>(
    "SELECT rolsuper OR rolbypassrls OR rolcreaterole AS strong FROM pg_roles WHERE rolname = $1",
    [appRole],
  );
  if (role.rows[0]?.strong !== false) {
    const advice = `As the database's administrator: ALTER ROLE ${appRole} NOSUPERUSER NOBYPASSRLS NOCREATEROLE;`;
    findings.push({ state: "ill", what: `the role ${appRole} can pass by row-level security`, advice });
  }
  const rights = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY($2)
      AND (has_table_privilege($1, c.oid, 'DELETE') OR has_table_privilege($1, c.oid, 'TRUNCATE')
        OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          AND has_column_privilege($1, c.oid, a.attnum, 'UPDATE') AND NOT coalesce($3::jsonb -> c.relname::text, '[]') ? a.attname::text))`,
    [appRole, appendOnly, JSON.stringify(changeable)],
  );
  for (const { name } of rights.rows) {
    const advice = `REVOKE UPDATE, DELETE, TRUNCATE ON ${name} FROM ${appRole};`;
    findings.push({ state: "ill", what: `${appRole} may change or delete rows of ${name}`, advice });
  }
  const open = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND NOT (relrowsecurity AND relforcerowsecurity)`,
  );
  for (const { name } of open.rows) {
    const advice = `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;`;
    findings.push({ state: "ill", what: `row-level security is off for ${name}`, advice });
  }
  if (findings.length > 0) return findings;
  return [
    {
      state: "well",
      what: `the role ${appRole} is as weak as it must be; row-level security is on for all tables`,
      advice: null,
    },
  ];
}

export async function examineJobs({ owner }: Patient): Promise<Finding[]> {
  const { rows } = await owner.query<{ dead: number; late: number }>(
    `SELECT count(*) FILTER (WHERE name = $1)::int AS dead,
        count(*) FILTER (WHERE name <> $1 AND state IN ('created', 'retry') AND start_after < now() - interval '15 minutes')::int AS late
      FROM ${jobSchema}.job`,
    [deadJobs],
  );
  const { dead = 0, late = 0 } = rows[0] ?? {};
  if (dead === 0 && late === 0)
    return [{ state: "well", what: "no job has failed for good, none is late", advice: null }];
  return [
    {
      state: "watch",
      what: `${dead} jobs failed for good, ${late} wait longer than 15 minutes`,
      advice: "Is the service running? Its log names the faults.",
    },
  ];
}
