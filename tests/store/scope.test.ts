import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseId, deliveryId, organisationId, personId } from "#contract/ids.ts";
import type { Role } from "#contract/people.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type PersonScope, type Scope, systemScope } from "#store/scope.ts";
import { type Cast, givenCast, givenRequest } from "../kit/cases.ts";
import { givenOrganisation, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { givenSigned, givenSigner } from "../kit/signed.ts";

/**
 * Asked as the server's own role: what a query gives that has forgotten every condition. The tables are those of the live schema, so
 * that a new one without a policy that fits fails here.
 */
let service: TestService;
let cast: Cast;
let signed: Awaited<ReturnType<typeof givenSigned>>;
let tables: string[] = [];
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  signed = await givenSigned(cast, await givenSigner(service, cast.reader));
  const body = { recipientName: "Dr. Karl Busch", recipientEmail: "", validHours: 48 };
  await cast.coordinator.call(opinionRoutes.createDelivery, { params: signed.params, body });
  const { rows } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1`.execute(
    service.house.database,
  );
  tables = rows.map((row) => row.name);
});
afterAll(() => service.close());

const columnOf = async (tx: Tx, table: string, column: string) =>
  (
    await sql`SELECT 1 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ${table} AND column_name = ${column}`.execute(
      tx,
    )
  ).rows.length > 0;

/** How many rows each table gives to this scope; tables that give none are left out. */
async function seen(scope: Scope, where: "all" | "case" = "all"): Promise<Record<string, number>> {
  return await inScope(service.house.database, scope, async (tx) => {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      if (where === "case" && !(await columnOf(tx, table, "case_id"))) continue;
      const only = where === "case" ? sql`WHERE case_id = ${signed.caseId}` : sql``;
      const { rows } = await sql<{
        count: number;
      }>`SELECT count(*)::int AS count FROM ${sql.table(table)} ${only}`.execute(tx);
      if ((rows[0]?.count ?? 0) > 0) counts[table] = rows[0]?.count ?? 0;
    }
    return counts;
  });
}

const person = (roles: Role[]): PersonScope => ({
  kind: "person",
  organisationId: cast.organisation.id,
  personId: personId.parse(randomUUID()),
  name: "Somebody",
  roles,
  sessionId: null,
});

describe("row-level security", () => {
  it("has something to hide in nearly every table of a case", async () => {
    const there = await seen(systemScope, "case");
    for (const table of [
      "case_grant",
      "case_stage",
      "case_request",
      "case_record",
      "reading_version",
      "comparison_version",
      "opinion",
      "opinion_rendering",
      "delivery",
      "custody_event",
      "case_study",
      "received_file",
    ]) {
      expect(there[table], table).toBeGreaterThan(0);
    }
  });

  it("gives nothing where no scope was set", async () => {
    for (const table of tables) {
      const { rows } = await sql`SELECT 1 FROM ${sql.table(table)} LIMIT 1`.execute(service.house.database);
      expect(rows, table).toEqual([]);
    }
  });

  it("gives nothing of this organisation to another, whatever the role", async () => {
    const other = await givenOrganisation(service, { name: "Other" });
    const roles: Role[] = [
      "patient",
      "referrer",
      "coordinator",
      "radiologist",
      "adjudicator",
      "quality-lead",
      "administrator",
    ];
    const stranger = await givenPerson(service, other, { roles });
    const found = await seen(stranger.scope);
    expect(found).toEqual({ organisation: 1, person: 1, person_role: roles.length, session: 1 });
    const service_: Scope = {
      kind: "service",
      organisationId: other.id,
      tokenId: randomUUID(),
      name: "token",
      role: "integrator",
    };
    expect(await seen(service_, "case")).toEqual({});
  });

  it("gives nothing of a case to somebody of the organisation without a part in it", async () => {
    for (const roles of [
      ["patient"],
      ["referrer"],
      ["radiologist"],
      ["adjudicator"],
      ["administrator"],
    ] satisfies Role[][]) {
      expect([roles, await seen(person(roles), "case")]).toEqual([roles, {}]);
      const all = await seen(person(roles));
      for (const table of ["study", "series", "instance", "second_opinion_case"])
        expect([roles, table, all[table]]).toEqual([roles, table, undefined]);
    }
    expect((await seen(person(["patient"])))["session"]).toBeUndefined();
    expect((await seen(person(["patient"])))["custody_event"]).toBeUndefined();
  });

  it("gives nothing of a case to a patient of another case, nor to a part that was taken back", async () => {
    const other = await givenPerson(service, cast.organisation, { roles: ["patient"] });
    await givenRequest({ patient: other });
    expect(await seen(other.scope, "case")).toEqual({});
    const former = await givenPerson(service, cast.organisation, { roles: ["referrer"] });
    await inScope(service.house.database, systemScope, (tx) =>
      sql`INSERT INTO case_grant (id, organisation_id, case_id, person_id, part, granted_by_name, revoked_at)
        VALUES (${randomUUID()}, ${cast.organisation.id}, ${signed.caseId}, ${former.id}, 'referrer', 'test', now())`.execute(
        tx,
      ),
    );
    // One's own grant, that it is over, and nothing else.
    expect(await seen(former.scope, "case")).toEqual({ case_grant: 1 });
  });

  it("gives the holder of a link its own case only", async () => {
    const link = (inCase: string): Scope => ({
      kind: "link",
      organisationId: cast.organisation.id,
      caseId: caseId.parse(inCase),
      deliveryId: deliveryId.parse(randomUUID()),
      name: "Doctor",
    });
    const { caseId: other } = await givenRequest(cast);
    expect((await seen(link(signed.caseId), "case"))["opinion"]).toBe(1);
    expect(await seen(link(other), "case")).toEqual({});
    expect(await seen({ ...link(signed.caseId), organisationId: organisationId.parse(randomUUID()) } as Scope)).toEqual(
      {},
    );
  });

  it("takes no row into somebody else's case", async () => {
    const stranger = person(["patient", "radiologist"]);
    const insert = (statement: ReturnType<typeof sql>) =>
      inScope(service.house.database, stranger, (tx) => statement.execute(tx));
    const { organisation } = cast;
    await expect(
      insert(sql`INSERT INTO case_grant (id, organisation_id, case_id, person_id, part, granted_by_name)
      VALUES (${randomUUID()}, ${organisation.id}, ${signed.caseId}, ${cast.patient.id}, 'patient', 'me')`),
    ).rejects.toThrow("row-level security");
    await expect(
      insert(sql`INSERT INTO case_stage (organisation_id, case_id, sequence, stage, by_name, by_id)
      VALUES (${organisation.id}, ${signed.caseId}, 99, 'withdrawn', 'me', 'me')`),
    ).rejects.toThrow("row-level security");
    await expect(
      insert(sql`INSERT INTO custody_event SELECT ${organisation.id}, ${signed.caseId}, sequence + 1, ${signed.caseId}, now(), '{}', 'case-viewed', 'case', 'me', hash, repeat('a', 64)
      FROM chain_head(${signed.caseId})`),
    ).rejects.toThrow("row-level security");
  });

  it("lets a blind reader's query see neither report, readings nor the free text of the chain", async () => {
    const blind = await givenPerson(service, cast.organisation, { roles: ["radiologist", "coordinator"] });
    await inScope(service.house.database, systemScope, (tx) =>
      sql`INSERT INTO case_grant (id, organisation_id, case_id, person_id, part, granted_by_name)
        VALUES (${randomUUID()}, ${cast.organisation.id}, ${signed.caseId}, ${blind.id}, 'reader', 'test')`.execute(tx),
    );
    const found = await seen(blind.scope, "case");
    for (const table of [
      "case_record",
      "record_text",
      "reading_version",
      "reading_draft",
      "comparison_draft",
      "comparison_version",
      "adjudication",
      "opinion",
      "opinion_rendering",
      "opinion_draft",
      "received_file",
      "custody_event",
    ]) {
      expect([table, found[table]]).toEqual([table, undefined]);
    }
    expect(found["case_request"]).toBe(1);
  });
});
