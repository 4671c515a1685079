import { randomUUID } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCase } from "#commands/cases/create-case.ts";
import { caseId, recordId } from "#contract/ids.ts";
import { checkBackup, restoreBackup } from "#server/backup/read-backup.ts";
import { type BackupResult, writeBackup } from "#server/backup/write-backup.ts";
import { examine } from "#server/doctor/examine.ts";
import { openSecrets } from "#server/secrets.ts";
import { actAsSystem, readRows } from "#store/copy-rows.ts";
import { openDatabase } from "#store/database.ts";
import { openFileStore } from "#store/objects/file-store.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { tablesInOrder } from "#store/table-order.ts";
import { emptyDatabase, type FreshDatabase, freshDatabase } from "#tests/kit/database.ts";
import { type GivenOrganisation, type GivenPerson, givenOrganisation, givenPerson } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";

let service: TestService;
let hospital: GivenOrganisation;
let patient: GivenPerson;
let folder: string;
let dataDir: string;
let result: BackupResult;
let objectHash: string;
const databases: FreshDatabase[] = [];
const scrub = { megabytesPerSecond: 1, days: 30 };

/** Text that a careless copy would break: a line separator, quotes, a backslash, characters beyond the first plane. */
const awkward = 'line\u2028separator "quoted" back\\slash 𝔸 é \r\n tab\t';

async function everyRow(ownerUrl: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("BEGIN READ ONLY");
  await actAsSystem(client);
  const all: Record<string, string[]> = {};
  for (const table of await tablesInOrder(client)) {
    const rows: string[] = [];
    for await (const line of readRows(client, table)) rows.push(line);
    all[table.name] = rows;
  }
  await client.end();
  return all;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overread-backup-"));
  dataDir = join(folder, "data");
  await mkdir(dataDir);
  service = await startService();
  hospital = await givenOrganisation(service, { name: `Hospital ${awkward}` });
  patient = await givenPerson(service, hospital, { roles: ["patient"] });
  for (let n = 0; n < 3; n++) await createCase(service.house, patient.scope, { question: awkward });
  const stored = await service.house.objects.put(Buffer.from("an image"));
  objectHash = stored.sha256;
  const secrets = await openSecrets(dataDir, null, true);
  await inScope(service.house.database, systemScope, async (tx) => {
    const [kase] = await tx.selectFrom("second_opinion_case").select("id").execute();
    await tx
      .insertInto("case_record")
      .values({
        id: randomUUID(),
        organisation_id: hospital.id,
        case_id: kase?.id ?? "",
        kind: "other",
        title: "t",
        file_name: "f",
        media_type: "text/plain",
        size: stored.size,
        sha256: stored.sha256,
        received_from: "test",
      })
      .execute();
    await tx
      .updateTable("person")
      .set({ authenticator_secret: Buffer.from(secrets.seal(Buffer.from("JBSWY3DP"))) })
      .execute();
    await tx
      .insertInto("sign_in_attempt")
      .values([
        { key_hash: "a", succeeded: true },
        { key_hash: "b", succeeded: false },
      ])
      .execute();
    await service.house.jobs.enqueue(tx, "read-record-text", {
      organisationId: hospital.id,
      caseId: caseId.parse(kase?.id),
      recordId: recordId.parse(randomUUID()),
    });
  });
  result = await writeBackup(
    { ownerUrl: service.database.ownerUrl, dataDir, stores: service.house.stores },
    join(folder, "backup"),
  );
});
afterAll(async () => {
  await service.close();
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function restoreInto(name: string, source = join(folder, "backup")) {
  const database = await emptyDatabase();
  databases.push(database);
  const target = {
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    dataDir: join(folder, name),
    objects: await openFileStore(join(folder, name, "objects")),
  };
  await restoreBackup(source, await checkBackup(source), target);
  return { database, target };
}

describe("a backup", () => {
  it("holds rows and objects, and misses none that rows name", () => {
    expect(result.missing).toEqual([]);
    expect(result.manifest.objects).toEqual({ count: 1, bytes: 8 });
    expect(result.manifest.hasKey).toBe(true);
    expect(result.manifest.jobs.rows).toBe(1);
    expect(result.manifest.tables.find((table) => table.name === "second_opinion_case")?.rows).toBe(3);
  });

  it("comes back row by row, byte by byte, with its key and its waiting jobs", async () => {
    const { database, target } = await restoreInto("restored");
    expect(await everyRow(database.ownerUrl)).toEqual(await everyRow(service.database.ownerUrl));
    expect(
      await readFile(
        join(target.dataDir, "objects", objectHash.slice(0, 2), objectHash.slice(2, 4), objectHash),
        "utf8",
      ),
    ).toBe("an image");
    const restored = openDatabase(database.appUrl, 2);
    const row = await inScope(restored, systemScope, (tx) =>
      tx.selectFrom("person").select("authenticator_secret").executeTakeFirstOrThrow(),
    );
    const opened = (await openSecrets(target.dataDir, null, false)).open(row.authenticator_secret ?? new Uint8Array());
    expect(Buffer.from(opened).toString()).toBe("JBSWY3DP");
    // Numbers go on where they were, for what is numbered by the database itself.
    const { id } = await inScope(restored, systemScope, (tx) =>
      tx
        .insertInto("sign_in_attempt")
        .values({ key_hash: "c", succeeded: true })
        .returning("id")
        .executeTakeFirstOrThrow(),
    );
    expect(Number(id)).toBe(3);
    const house = { ...service.house, database: restored };
    await expect(createCase(house, patient.scope, { question: "And now?" })).resolves.toMatchObject({
      number: expect.stringMatching(/4$/),
    });
    await restored.destroy();
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query(
      "SELECT data->>'caseId' IS NOT NULL AS whole FROM pgboss.job WHERE name = 'read-record-text'",
    );
    expect(rows).toEqual([{ whole: true }]);
    const findings = await examine({
      owner,
      database: openDatabase(database.appUrl, 1),
      dataDir: target.dataDir,
      stores: { originals: target.objects, copies: null },
      scrub,
      everything: true,
    });
    expect(findings.filter((finding) => finding.state === "ill")).toEqual([]);
    await owner.end();
  });

  it("is not written into a folder that holds something", async () => {
    const source = { ownerUrl: service.database.ownerUrl, dataDir, stores: service.house.stores };
    await expect(writeBackup(source, folder)).rejects.toThrow(/not empty/);
  });

  it("is not restored over a database with rows", async () => {
    const manifest = await checkBackup(join(folder, "backup"));
    const full = await freshDatabase();
    databases.push(full);
    const client = new pg.Client({ connectionString: full.ownerUrl });
    await client.connect();
    await client.query("INSERT INTO organisation (id, name, jurisdiction) VALUES (gen_random_uuid(), 'there', 'DE')");
    await client.end();
    const target = {
      ownerUrl: full.ownerUrl,
      appUrl: full.appUrl,
      dataDir: join(folder, "full"),
      objects: service.house.objects,
    };
    await expect(restoreBackup(join(folder, "backup"), manifest, target)).rejects.toThrow(/not empty/);
    expect((await everyRow(full.ownerUrl)).organisation).toHaveLength(1);
  });

  it("is refused when a file of it was changed, is missing, or it was never finished", async () => {
    const copy = join(folder, "copy");
    await cp(join(folder, "backup"), copy, { recursive: true });
    const table = join(copy, "tables", "person.ndjson.gz");
    const bytes = await readFile(table);
    const changed = Buffer.from(bytes);
    changed[changed.length - 5] = (changed[changed.length - 5] ?? 0) ^ 1;
    await writeFile(table, changed);
    await expect(checkBackup(copy)).rejects.toThrow(/person.*changed/);
    await rm(table);
    await expect(checkBackup(copy)).rejects.toThrow(/person.*missing/);
    await rm(join(copy, "manifest.json"));
    await expect(checkBackup(copy)).rejects.toThrow(/no whole backup/);
  });

  it("is refused when an object of it was changed", async () => {
    const copy = join(folder, "rotten");
    await cp(join(folder, "backup"), copy, { recursive: true });
    await writeFile(join(copy, "objects", objectHash.slice(0, 2), objectHash.slice(2, 4), objectHash), "an imagE");
    await expect(restoreInto("rotten-restored", copy)).rejects.toThrow(/changed after the backup/);
  });
});

describe("doctor", () => {
  const look = async () => {
    const owner = new pg.Client({ connectionString: service.database.ownerUrl });
    await owner.connect();
    const { database } = service.house;
    const findings = await examine({ owner, database, dataDir, stores: service.house.stores, scrub, everything: true });
    await owner.end();
    return findings.filter((finding) => finding.state === "ill").map((finding) => finding.what);
  };
  const asOwner = async (sql: string) => {
    const owner = new pg.Client({ connectionString: service.database.ownerUrl });
    await owner.connect();
    await owner.query(sql);
    await owner.end();
  };

  it("finds nothing wrong with a sound service", async () => {
    expect(await look()).toEqual([]);
  });

  it("names a right too many, and a table without row-level security", async () => {
    await asOwner("GRANT DELETE ON custody_event TO overread_app; ALTER TABLE opinion NO FORCE ROW LEVEL SECURITY");
    expect(await look()).toEqual([
      "overread_app may change or delete rows of custody_event",
      "row-level security is off for opinion",
    ]);
    await asOwner("REVOKE DELETE ON custody_event FROM overread_app; ALTER TABLE opinion FORCE ROW LEVEL SECURITY");
  });

  it("names an object that is gone, or is not what was stored", async () => {
    const path = join(service.objectFolder, objectHash.slice(0, 2), objectHash.slice(2, 4), objectHash);
    await writeFile(path, "an imagE");
    expect(await look()).toEqual([`the object ${objectHash} is not what was stored`]);
    await rm(path);
    expect(await look()).toEqual([`the object ${objectHash} is missing`]);
    await service.house.objects.put(Buffer.from("an image"));
    expect(await readdir(join(service.objectFolder, objectHash.slice(0, 2), objectHash.slice(2, 4)))).toEqual([
      objectHash,
    ]);
  });

  it("names the chain and the event that somebody changed in the database", async () => {
    const rows = (await everyRow(service.database.ownerUrl)).custody_event ?? [];
    expect(rows.length).toBeGreaterThan(0);
    await asOwner(
      "ALTER TABLE custody_event DISABLE TRIGGER USER; UPDATE custody_event SET canonical = replace(canonical, 'case-created', 'case-deleted') WHERE sequence = 1",
    );
    expect((await look()).every((what) => /breaks at event 1$/.test(what))).toBe(true);
    expect(await look()).not.toEqual([]);
  });
});
