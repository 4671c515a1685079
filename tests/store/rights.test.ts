import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "#tests/kit/database.ts";

/**
 * Tables in which a row may be changed or removed, with the reason. Every other table of the migrations is append-only: a new table is so
 * unless it is named here.
 */
const changeable: Readonly<Record<string, string>> = {
  organisation: "its settings",
  person: "name, password and factors",
  person_role: "a role taken away",
  reader_profile: "what a reader may read",
  recovery_code: "used once",
  passkey: "its counter; removed by its owner",
  sign_in_step: "short-lived",
  sign_in_attempt: "forgotten after a while",
  session: "last seen, revoked",
  setup_link: "used once",
  invitation: "used or revoked",
  service_token: "last used, revoked",
  case_counter: "the next number",
  case_draft: "until it is submitted",
  reading_draft: "until it is sealed",
  comparison_draft: "until it is confirmed",
  opinion_draft: "until it is signed",
  peer: "its address and what it may",
  peer_transfer: "how far it is",
  upload: "how far it is; gone when it is whole",
  upload_part: "gone when the upload is whole",
  object_copying: "a setting of the installation",
  object_scrub: "where the re-reading stands",
  object_to_copy: "a queue",
  object_removal: "a queue until it is done",
};
/** Single columns that may change in a table that is append-only otherwise. */
const changeableColumns: Readonly<Record<string, readonly string[]>> = {
  // The index follows what a person corrects or decides, each change recorded in rows of its own.
  study: [
    ...["patient_id", "issuer_of_patient_id", "patient_name", "patient_birth_date", "patient_sex", "study_date"],
    ...["study_description", "accession_number", "correction"],
  ],
  series: ["series_description", "body_part", "laterality", "correction"],
  instance: [
    ...["sop_class_uid", "transfer_syntax_uid", "instance_number", "frames", "sha256", "size", "metadata"],
    ...["frame_locations", "withheld", "warnings", "correction"],
  ],
  object_damage: ["healed_at"],
  case_grant: ["revoked_at"],
  // Needed for SELECT … FOR UPDATE; a trigger refuses every change.
  second_opinion_case: ["number"],
};

let database: FreshDatabase;
let owner: pg.Client;
let app: pg.Client;
let tables: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  app = new pg.Client({ connectionString: database.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  const { rows } = await owner.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1",
  );
  tables = rows.map((row) => row.name);
});

afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

async function columnsOf(table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped",
    [table],
  );
  return rows.map((row) => row.name);
}

async function refusalOf(sql: string): Promise<string> {
  try {
    await app.query(sql);
    return "allowed";
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? "no code") : String(error);
  }
}
const insufficientPrivilege = "42501";

describe("the server's role", () => {
  it("is weak: no superuser, no way past row-level security, owner of nothing", async () => {
    const { rows } = await owner.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owns,
         (SELECT count(*)::int FROM pg_auth_members m WHERE m.member = r.oid) AS member_of
       FROM pg_roles r WHERE rolname = 'overread_app'`,
    );
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: 0, member_of: 0 },
    ]);
  });

  it("meets forced row-level security with a policy on every table", async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
         AND NOT (relrowsecurity AND relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))`,
    );
    expect(rows).toEqual([]);
    expect(tables.length).toBeGreaterThan(30);
  });

  it("sees nothing at all while no scope is set", async () => {
    await owner.query(
      "INSERT INTO organisation (id, name, jurisdiction) VALUES (gen_random_uuid(), 'Elsewhere', 'CH')",
    );
    for (const table of tables) {
      const { rows } = await app.query(`SELECT 1 FROM ${table} LIMIT 1`);
      expect(rows, table).toEqual([]);
    }
    expect((await owner.query("SELECT 1 FROM organisation")).rows).toHaveLength(1);
  });

  it("cannot switch row-level security off, nor drop, alter, truncate or take over a table", async () => {
    for (const table of tables) {
      expect(await refusalOf(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`), table).toBe(insufficientPrivilege);
      expect(await refusalOf(`ALTER TABLE ${table} OWNER TO overread_app`), table).toBe(insufficientPrivilege);
      expect(await refusalOf(`TRUNCATE ${table} CASCADE`), table).toBe(insufficientPrivilege);
      expect(await refusalOf(`DROP TABLE ${table}`), table).toBe(insufficientPrivilege);
    }
    expect(await refusalOf("SET ROLE overread_owner")).toBe(insufficientPrivilege);
    expect(await refusalOf("CREATE TABLE public.mine (id integer)")).toBe(insufficientPrivilege);
    expect(await refusalOf("UPDATE setup.migration SET sha256 = ''")).toBe(insufficientPrivilege);
    // Row-level security switched off for the session: the query fails instead of answering more.
    await app.query("SET row_security = off");
    expect(await refusalOf("SELECT * FROM person")).toBe(insufficientPrivilege);
    await app.query("RESET row_security");
  });
});

describe("append-only tables", () => {
  it("are all that are not named as changeable", () => {
    const unknown = [...Object.keys(changeable), ...Object.keys(changeableColumns)].filter(
      (name) => !tables.includes(name),
    );
    expect(unknown).toEqual([]);
    const appendOnly = tables.filter((table) => !(table in changeable));
    for (const name of [
      "case_stage",
      "reading_version",
      "opinion",
      "custody_event",
      "comparison_version",
      "instance",
    ]) {
      expect(appendOnly).toContain(name);
    }
  });

  it("refuse UPDATE of every column, and DELETE", async () => {
    for (const table of tables.filter((name) => !(name in changeable))) {
      expect(await refusalOf(`DELETE FROM ${table}`), `DELETE FROM ${table}`).toBe(insufficientPrivilege);
      for (const column of await columnsOf(table)) {
        if (changeableColumns[table]?.includes(column)) continue;
        expect(await refusalOf(`UPDATE ${table} SET ${column} = DEFAULT`), `${table}.${column}`).toBe(
          insufficientPrivilege,
        );
      }
    }
  });

  it("keep drafts from being deleted without a trace", async () => {
    for (const table of [
      "case_draft",
      "reading_draft",
      "comparison_draft",
      "opinion_draft",
      "person",
      "organisation",
    ]) {
      expect(await refusalOf(`DELETE FROM ${table}`), table).toBe(insufficientPrivilege);
    }
  });
});
