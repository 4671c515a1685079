import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recallFrames } from "#commands/images/frame-memory.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { type Database, openDatabase } from "#store/database.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type BegunCase, type Cast, givenCast, givenImages, givenReader, givenRequest } from "#tests/kit/cases.ts";
import { type GivenPerson, givenPerson, givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf, testUid } from "#tests/kit/synthetic-images.ts";
import type { Visitor } from "#tests/kit/visitor.ts";
import { sampleSlice } from "./sample-study.ts";

let service: TestService;
let cast: Cast;
let begun: BegunCase;
/** Changes through it are those of another process. */
let elsewhere: Database;
/** Series 8 holds a screen capture, which a blind reader may not have. */
const capture = 8;

beforeAll(async () => {
  service = await startService();
  elsewhere = openDatabase(service.database.appUrl, 2);
  cast = await givenCast(service);
  begun = await givenRequest(cast);
  await givenImages(cast, begun);
  const of = {
    study: testUid(begun.study),
    series: testUid(begun.study, capture),
    sop: testUid(begun.study, capture, 1),
  };
  const bytes = sampleSlice({
    ...of,
    ...{ name: "Testmann^Erika", birthDate: "19610412", patientId: "P-100" },
    more: [{ tag: "00080016", vr: "UI", value: "1.2.840.10008.5.1.4.1.1.7" }],
  });
  await cast.patient.call(imageRoutes.addImages, {
    params: { caseId: begun.caseId },
    raw: multipartOf([{ name: "capture", bytes }]),
  });
  await givenReader(cast, begun);
});
afterAll(async () => {
  await elsewhere.destroy();
  await service.close();
});

const place = (series = 1) => ({
  study: testUid(begun.study),
  series: testUid(begun.study, series),
  instance: testUid(begun.study, series, 1),
});
const frame = async (who: Pick<Visitor, "raw">, series = 1) => {
  const at = place(series);
  const { status } = await who.raw(
    `/dicomweb/studies/${at.study}/series/${at.series}/instances/${at.instance}/frames/1`,
  );
  return status;
};
const write = (database: Database, statement: ReturnType<typeof sql>) =>
  inScope(database, systemScope, (tx) => statement.execute(tx));

/** Until the service remembers what this person sees: from then on a frame is given without asking the database. */
async function remembered(who: GivenPerson): Promise<void> {
  await expect
    .poll(async () => {
      expect(await frame(who)).toBe(200);
      return recallFrames(service.house.database, who.scope, place()) !== null;
    })
    .toBe(true);
}

describe("given that a person's sight of a study is remembered", () => {
  it("when the grant is revoked, gives nothing from the next request on", async () => {
    await remembered(cast.reader);
    const grant = sql`person_id = ${cast.reader.id} AND part = 'reader'`;
    await write(service.house.database, sql`UPDATE case_grant SET revoked_at = now() WHERE ${grant}`);
    expect(await frame(cast.reader)).toBe(404);
    await write(
      service.house.database,
      sql`INSERT INTO case_grant (id, organisation_id, case_id, person_id, part, granted_by_name)
      SELECT gen_random_uuid(), organisation_id, case_id, person_id, part, 'a test' FROM case_grant WHERE ${grant} LIMIT 1`,
    );
    await remembered(cast.reader);
  });

  it("when the study is removed from the case, gives nothing from the next request on", async () => {
    await remembered(cast.reader);
    const decide = (
      state: string,
    ) => sql`INSERT INTO study_identity (organisation_id, case_id, study_id, state, by_name)
      SELECT organisation_id, case_id, study_id, ${state}, 'a test' FROM case_study WHERE case_id = ${begun.caseId}`;
    await write(service.house.database, decide("removed"));
    expect(await frame(cast.reader)).toBe(404);
    await write(service.house.database, decide("confirmed"));
    expect(await frame(cast.reader)).toBe(200);
  });

  it("when the session ends, gives nothing from the next request on", async () => {
    const coordinator = await givenPerson(service, cast.organisation, { roles: ["coordinator"] });
    await remembered(coordinator);
    await coordinator.call(peopleRoutes.signOut, {});
    expect(await frame(coordinator)).toBe(401);
  });

  it("when the person loses the role, gives nothing from the next request on", async () => {
    const coordinator = await givenPerson(service, cast.organisation, { roles: ["coordinator"] });
    await remembered(coordinator);
    await write(service.house.database, sql`DELETE FROM person_role WHERE person_id = ${coordinator.id}`);
    expect(await frame(coordinator)).toBe(404);
  });

  it("when another process changes it, gives nothing after two seconds at the latest", async () => {
    const coordinator = await givenPerson(service, cast.organisation, { roles: ["coordinator"] });
    await remembered(coordinator);
    await write(elsewhere, sql`DELETE FROM person_role WHERE person_id = ${coordinator.id}`);
    const began = performance.now();
    await expect.poll(() => frame(coordinator), { interval: 5 }).toBe(404);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it("when the database can no longer be heard, asks it each time until it can", async () => {
    const coordinator = await givenPerson(service, cast.organisation, { roles: ["coordinator"] });
    await remembered(coordinator);
    await write(
      elsewhere,
      sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'overread changes' AND datname = current_database()`,
    );
    await expect.poll(() => recallFrames(service.house.database, coordinator.scope, place())).toBeNull();
    await write(elsewhere, sql`DELETE FROM person_role WHERE person_id = ${coordinator.id}`);
    expect(await frame(coordinator)).toBe(404);
    await remembered(cast.reader);
  });

  it("when the person becomes a blind reader in another process, gives nothing withheld from the next request on", async () => {
    const both = await givenPerson(service, cast.organisation, { roles: ["coordinator", "radiologist"] });
    await remembered(both);
    expect(await frame(both, capture)).toBe(200);
    await write(
      elsewhere,
      sql`INSERT INTO case_grant (id, organisation_id, case_id, person_id, part, granted_by_name)
      VALUES (${randomUUID()}, ${cast.organisation.id}, ${begun.caseId}, ${both.id}, 'reader', 'a test')`,
    );
    expect(await frame(both, capture)).toBe(404);
    expect(recallFrames(service.house.database, both.scope, place(capture))).toBeNull();
  });
});

describe("given a service token that is remembered", () => {
  it("when it is revoked, here or in another process, gives nothing", async () => {
    const here = await givenToken(service, cast.organisation);
    const there = await givenToken(service, cast.organisation);
    for (const token of [here, there, here, there]) expect(await frame(token)).toBe(200);
    await sleep(20);
    await write(
      service.house.database,
      sql`UPDATE service_token SET revoked_at = now()
      WHERE id = (SELECT id FROM service_token ORDER BY created_at LIMIT 1)`,
    );
    expect(await frame(here)).toBe(401);
    expect(await frame(there)).toBe(200);
    await write(elsewhere, sql`UPDATE service_token SET revoked_at = now()`);
    await expect.poll(() => frame(there), { interval: 5, timeout: 2000 }).toBe(401);
  });

  it("when many ask at once while it is revoked, gives nothing to whoever asks after", async () => {
    const token = await givenToken(service, cast.organisation);
    const asking = Array.from({ length: 50 }, () => frame(token));
    await write(service.house.database, sql`UPDATE service_token SET revoked_at = now()`);
    expect(await frame(token)).toBe(401);
    expect((await Promise.all(asking)).every((status) => status === 200 || status === 401)).toBe(true);
    expect(await frame(token)).toBe(401);
  });
});
