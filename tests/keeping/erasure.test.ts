import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteImages } from "#commands/images/delete-images.ts";
import { copyObjects, wantCopies } from "#commands/keeping/copy-objects.ts";
import { holdObjects } from "#commands/keeping/hold-objects.ts";
import { orderRemoval } from "#commands/keeping/order-removal.ts";
import { removeObjects } from "#commands/keeping/remove-objects.ts";
import { decideErasure } from "#commands/retention/decide-erasure.ts";
import { proposeErasures } from "#commands/retention/propose-erasures.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { retentionRoutes } from "#contract/routes/retention.ts";
import { examine } from "#server/doctor/examine.ts";
import { openFileStore } from "#store/objects/file-store.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type BegunCase, type Cast, givenCast, givenFirstReport, givenImages, givenRequest } from "#tests/kit/cases.ts";
import { type GivenPerson, givenOrganisation, givenPerson, givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { ctSeries, ctSlice, multipartOf, testUid } from "#tests/kit/synthetic-images.ts";
import type { Visitor } from "#tests/kit/visitor.ts";

let folder: string;
let copies: ObjectStore;
let service: TestService;
let cast: Cast;
let administrator: GivenPerson;
let archive: Visitor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overread-copies-"));
  copies = await openFileStore(folder);
  service = await startService({ copies, expectFaults: true });
  await wantCopies(service.house.database, true);
  cast = await givenCast(service);
  administrator = await givenPerson(service, cast.organisation, { roles: ["administrator"], name: "Anna Admin" });
  archive = await givenToken(service, cast.organisation);
});
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const asSystem = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(service.house.database, systemScope, work);
const overview = () => administrator.call(retentionRoutes.showRetention, {});
const decide = (orderId: string, decision: "erased" | "declined", reason = "as the rule says") => ({
  params: { orderId },
  body: { decision, reason },
});
async function withdrawnCase(shared?: BegunCase): Promise<BegunCase & { number: string; hashes: string[] }> {
  const begun = await givenRequest(cast);
  const study = shared?.study ?? begun.study;
  if (shared === undefined) await givenImages(cast, begun, 3);
  else await sendAgain(begun, study);
  await givenFirstReport(cast, begun, `Report ${randomUUID()}`);
  await cast.patient.call(caseRoutes.withdrawCase, {
    params: { caseId: begun.caseId },
    body: { reason: "not needed" },
  });
  const { number } = await cast.coordinator.call(caseRoutes.getCase, { params: { caseId: begun.caseId } });
  const hashes = await asSystem(async (tx) => {
    const { rows } = await sql<{
      sha256: string;
    }>`SELECT i.sha256 FROM instance i JOIN case_study c ON c.study_id = i.study_id
      WHERE c.case_id = ${begun.caseId} UNION SELECT sha256 FROM case_record WHERE case_id = ${begun.caseId}`.execute(
      tx,
    );
    return rows.map((row) => row.sha256);
  });
  await copyObjects(service.house, new AbortController().signal);
  return { ...begun, study, number, hashes };
}
async function sendAgain({ caseId }: BegunCase, study: number) {
  const files = ctSeries(3, { study }).map((bytes, n) => ({ name: `IM${n}`, bytes }));
  await cast.patient.call(imageRoutes.addImages, { params: { caseId }, raw: multipartOf(files) });
}
const order = async (number: string) =>
  (
    await administrator.call(retentionRoutes.orderErasure, {
      body: { caseNumber: number, ground: "patient", reason: "The patient asks for it by letter." },
    })
  ).orderId;
const there = async (hashes: readonly string[]) => {
  const found = [];
  for (const sha256 of hashes) found.push(await service.house.stores.originals.has(sha256), await copies.has(sha256));
  return [...new Set(found)];
};
async function ill(): Promise<string[]> {
  const owner = new pg.Client({ connectionString: service.database.ownerUrl });
  await owner.connect();
  const { database, stores } = service.house;
  const scrub = { megabytesPerSecond: 1, days: 30 };
  const findings = await examine({ owner, database, dataDir: folder, stores, scrub, everything: true });
  await owner.end();
  return findings.filter(({ state }) => state === "ill").map(({ what }) => what);
}

describe("an erasure", () => {
  it("takes the content from every place, leaves a stone in an unbroken chain, and touches nobody else's", async () => {
    const kept = await withdrawnCase();
    const kase = await withdrawnCase();
    await service.house.derived.keep(`${kase.hashes[0]} 1 preview`, Buffer.from("small"));
    expect(await there(kase.hashes)).toEqual([true]);
    const orderId = await order(kase.number);
    const [waiting] = (await overview()).orders;
    expect(waiting).toMatchObject({ caseNumber: kase.number, ground: "patient", images: 3, records: 1, held: false });
    await administrator.call(retentionRoutes.decideErasure, decide(orderId, "erased"));
    await removeObjects(service.house);

    expect(await there(kase.hashes)).toEqual([false]);
    expect(await service.house.derived.has(`${kase.hashes[0]} 1 preview`)).toBe(false);
    const params = { caseId: kase.caseId };
    for (const somebody of [cast.patient, cast.coordinator]) {
      expect(await somebody.refusal(caseRoutes.getCase, { params })).toBe("not-found");
      expect(await somebody.refusal(imageRoutes.listImages, { params })).toBe("not-found");
      expect(await somebody.refusal(opinionRoutes.getCustody, { params })).toBe("not-found");
    }
    const { cases } = await cast.coordinator.call(caseRoutes.listCases, { query: {} });
    expect(cases.map(({ number }) => number)).not.toContain(kase.number);
    const study = await archive.send(dicomwebRoutes.retrieveStudy, { params: { study: testUid(kase.study) } });
    expect(study.status).toBe(404);

    const stone = await asSystem((tx) =>
      tx
        .selectFrom("custody_event")
        .select(["kind", "canonical"])
        .where("chain", "=", kase.caseId)
        .orderBy("sequence", "desc")
        .limit(1)
        .executeTakeFirstOrThrow(),
    );
    expect(stone.kind).toBe("case-erased");
    expect(JSON.parse(stone.canonical)).toMatchObject({
      actor: { name: "Anna Admin" },
      detail: { ground: "patient", images: 3, records: 1, objects: 4 },
    });
    expect(await ill()).toEqual([]);
    expect(await there(kept.hashes)).toEqual([true]);
    await cast.patient.call(caseRoutes.getCase, { params: { caseId: kept.caseId } });
    expect((await overview()).decided[0]).toMatchObject({ caseNumber: kase.number, decision: "erased" });
  });

  it("leaves no row that tells of the patient", async () => {
    const kase = await withdrawnCase();
    await administrator.call(retentionRoutes.decideErasure, decide(await order(kase.number), "erased"));
    const tables = await asSystem((tx) =>
      sql<{ name: string }>`SELECT table_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = 'case_id'`.execute(tx),
    );
    const left: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await asSystem((tx) =>
        sql`SELECT 1 FROM ${sql.table(name)} WHERE case_id = ${kase.caseId} LIMIT 1`.execute(tx),
      );
      if (rows.length > 0) left.push(name);
    }
    expect(left.sort()).toEqual(["case_grant", "case_stage", "custody_event", "erased_case", "erasure_order"]);
    const images = await asSystem((tx) =>
      sql`SELECT 1 FROM study WHERE study_instance_uid = ${testUid(kase.study)}
        UNION ALL SELECT 1 FROM received_file WHERE study_instance_uid = ${testUid(kase.study)}`.execute(tx),
    );
    expect(images.rows).toEqual([]);
  });

  it("keeps images that another case holds, and bytes that another row names", async () => {
    const first = await withdrawnCase();
    const second = await withdrawnCase(first);
    await administrator.call(retentionRoutes.decideErasure, decide(await order(first.number), "erased"));
    await removeObjects(service.house);
    const images = second.hashes.filter((sha256) => first.hashes.includes(sha256));
    expect(images).toHaveLength(3);
    expect(await there(second.hashes)).toEqual([true]);
    expect(await ill()).toEqual([]);
    await administrator.call(retentionRoutes.decideErasure, decide(await order(second.number), "erased"));
    await removeObjects(service.house);
    expect(await there(second.hashes)).toEqual([false]);
  });

  it("is refused under legal hold, and possible again when that is lifted", async () => {
    const kase = await withdrawnCase();
    const orderId = await order(kase.number);
    const hold = { body: { caseNumber: kase.number, reason: "Claim 12/345 is pending." } };
    await administrator.call(retentionRoutes.setLegalHold, hold);
    expect(await administrator.refusal(retentionRoutes.setLegalHold, hold)).toBe("already-done");
    expect(await administrator.refusal(retentionRoutes.decideErasure, decide(orderId, "erased"))).toBe("legal-hold");
    const { orders, holds } = await overview();
    expect(orders.find(({ id }) => id === orderId)?.held).toBe(true);
    expect(holds).toMatchObject([{ caseNumber: kase.number, setBy: "Anna Admin" }]);
    // Not even by whoever passes the server's questions by.
    const around = asSystem(async (tx) => {
      await tx
        .insertInto("erased_case")
        .values({ case_id: kase.caseId, organisation_id: cast.organisation.id, order_id: orderId, at: new Date() })
        .execute();
      await sql`SELECT erase_case(${kase.caseId}::uuid)`.execute(tx);
    });
    await expect(around).rejects.toThrow(/under legal hold/);
    const lift = { params: { caseId: kase.caseId }, body: { reason: "The claim is settled." } };
    await administrator.call(retentionRoutes.liftLegalHold, lift);
    await administrator.call(retentionRoutes.decideErasure, decide(orderId, "erased"));
    expect(await administrator.refusal(retentionRoutes.decideErasure, decide(orderId, "erased"))).toBe("not-found");
  });

  it("waits while somebody may be working on the case", async () => {
    const begun = await givenRequest(cast);
    const { number } = await cast.coordinator.call(caseRoutes.getCase, { params: { caseId: begun.caseId } });
    const ask = { params: { caseId: begun.caseId }, body: { reason: "I changed my mind." } };
    expect(await cast.patient.refusal(retentionRoutes.askErasure, ask)).toBe("wrong-stage");
    const orderId = await order(number);
    expect(await administrator.refusal(retentionRoutes.decideErasure, decide(orderId, "erased"))).toBe("wrong-stage");
    await administrator.call(retentionRoutes.decideErasure, decide(orderId, "declined", "It is being read."));
    await cast.patient.call(caseRoutes.withdrawCase, {
      params: { caseId: begun.caseId },
      body: { reason: "not any more" },
    });
    await cast.patient.call(retentionRoutes.askErasure, ask);
    expect(await cast.patient.refusal(retentionRoutes.askErasure, ask)).toBe("already-done");
    expect((await overview()).orders.find((one) => one.caseNumber === number)).toMatchObject({
      askedBy: "Erika Testmann",
      ground: "patient",
    });
  });

  it("is decided once, by an administrator of the organisation and nobody else", async () => {
    const kase = await withdrawnCase();
    const orderId = await order(kase.number);
    const elsewhere = await givenOrganisation(service, { name: "Elsewhere" });
    const stranger = await givenPerson(service, elsewhere, { roles: ["administrator"] });
    expect(await stranger.refusal(retentionRoutes.decideErasure, decide(orderId, "erased"))).toBe("not-found");
    expect((await stranger.call(retentionRoutes.showRetention, {})).orders).toEqual([]);
    expect(await cast.coordinator.refusal(retentionRoutes.decideErasure, decide(orderId, "erased"))).toBe(
      "not-permitted",
    );
    const both = await Promise.all(
      [1, 2].map(() => administrator.send(retentionRoutes.decideErasure, decide(orderId, "erased"))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  });
});

describe("retention", () => {
  it("keeps everything for good until a rule says otherwise, then lists what is due for a person to decide", async () => {
    const kase = await withdrawnCase();
    const unclaimed = testUid(9001);
    await archive.send(dicomwebRoutes.storeInstances, {
      raw: multipartOf([{ name: "x", bytes: ctSlice(1, { study: 9001 }) }]),
    });
    const later = { ...service.house, clock: () => new Date(Date.now() + 6 * 366 * 24 * 3600_000) };
    expect(await proposeErasures(later)).toBe(0);
    const rule = { closedYears: 10, withdrawnYears: 5, unclaimedDays: 90 };
    const change = { body: { ...rule, reason: "Records act, section 3" } };
    await administrator.call(retentionRoutes.changeRetention, change);
    expect(await administrator.refusal(retentionRoutes.changeRetention, change)).toBe("already-done");
    expect((await overview()).rule).toEqual(rule);
    expect(await proposeErasures(service.house)).toBe(0);
    expect(await proposeErasures(later)).toBeGreaterThan(1);
    expect(await proposeErasures(later)).toBe(0);
    const { orders } = await overview();
    const due = orders.find(({ caseNumber }) => caseNumber === kase.number);
    expect(due).toMatchObject({ ground: "retention", reason: expect.stringMatching(/kept for 5 years/) });
    expect(await there(kase.hashes)).toEqual([true]);
    const declined = { decision: "declined", reason: "The patient takes part in research." } as const;
    await decideErasure(later, administrator.scope, due?.id ?? "", declined);
    expect(await proposeErasures(later)).toBe(0);
    const study = orders.find(({ studyInstanceUid }) => studyInstanceUid === unclaimed);
    await administrator.call(retentionRoutes.decideErasure, decide(study?.id ?? "", "erased"));
    const gone = await archive.send(dicomwebRoutes.retrieveStudy, { params: { study: unclaimed } });
    expect(gone.status).toBe(404);
  });
});

describe("deleting images that no case holds", () => {
  const send = async (study: number, slices: number[], series = 1) => {
    const files = slices.map((n) => ({ name: `${n}`, bytes: ctSlice(n, { study, series }) }));
    const sent = await archive.send(dicomwebRoutes.storeInstances, { raw: multipartOf(files) });
    expect([sent.status, sent.ok ? "" : await sent.text()]).toEqual([200, ""]);
  };
  const service_ = () => ({
    kind: "service" as const,
    organisationId: cast.organisation.id,
    tokenId: randomUUID(),
    name: "archive",
    role: "integrator" as const,
  });
  const left = async (study: number) => {
    const { rows } = await asSystem((tx) =>
      sql<{ sop: string }>`SELECT i.sop_instance_uid AS sop FROM instance i JOIN study s ON s.id = i.study_id
        WHERE s.study_instance_uid = ${testUid(study)} ORDER BY 1`.execute(tx),
    );
    return rows.map(({ sop }) => sop);
  };

  it("takes an instance, a series or all, and an empty study with its last image", async () => {
    await send(9100, [1, 2, 3]);
    await send(9100, [1], 2);
    const study = testUid(9100);
    const series = testUid(9100, 1);
    const del = (place: { series?: string; instance?: string }) =>
      deleteImages(service.house, service_(), { study, ...place }, null);
    expect(await del({ series, instance: testUid(9100, 1, 2) })).toBe(1);
    expect(await left(9100)).toEqual([testUid(9100, 1, 1), testUid(9100, 1, 3), testUid(9100, 2, 1)]);
    expect(await del({ series })).toBe(2);
    await expect(del({ series })).rejects.toMatchObject({ code: "not-found" });
    expect(await del({ series: testUid(9100, 2), instance: testUid(9100, 2, 1) })).toBe(1);
    await expect(del({})).rejects.toMatchObject({ code: "not-found" });
    await send(9100, [1, 2]);
    expect(await del({})).toBe(2);
    await removeObjects(service.house);
    expect(await ill()).toEqual([]);
  });

  it("is refused where a case holds them, and to whoever may not", async () => {
    const begun = await givenRequest(cast);
    await givenImages(cast, begun, 2);
    const place = { study: testUid(begun.study) };
    await expect(deleteImages(service.house, service_(), place, null)).rejects.toMatchObject({ code: "held-by-case" });
    await expect(deleteImages(service.house, cast.patient.scope, place, null)).rejects.toMatchObject({
      code: "not-permitted",
    });
    const agent = { ...service_(), role: "agent" as const };
    await expect(deleteImages(service.house, agent, place, null)).rejects.toMatchObject({ code: "not-permitted" });
    const elsewhere = { ...service_(), organisationId: (await givenOrganisation(service, { name: "Else" })).id };
    await expect(deleteImages(service.house, elsewhere, place, null)).rejects.toMatchObject({ code: "not-found" });
    expect(await left(begun.study)).toHaveLength(2);
  });
});

describe("bytes that come in while the same bytes go", () => {
  it("are never lost: they call the removal off, or the sender is told to send them again", async () => {
    const { stores, database } = service.house;
    const { sha256 } = await stores.originals.put(Buffer.from("comes and goes"));
    const hold = () => inScope(database, cast.patient.scope, (tx) => holdObjects(tx, stores.originals, [sha256]));
    await asSystem((tx) => orderRemoval(tx, [sha256]));
    await hold();
    await removeObjects(service.house);
    expect(await stores.originals.has(sha256)).toBe(true);
    await asSystem((tx) => orderRemoval(tx, [sha256]));
    await removeObjects(service.house);
    expect(await stores.originals.has(sha256)).toBe(false);
    await expect(hold()).rejects.toMatchObject({ code: "try-again" });
    await stores.originals.put(Buffer.from("comes and goes"));
    await expect(hold()).resolves.toBeUndefined();
  });

  it("hold a removal up until their rows are there", async () => {
    const kase = await withdrawnCase();
    const [sha256 = ""] = kase.hashes;
    let ordered = false;
    let removal: Promise<string[]> = Promise.resolve([]);
    await inScope(service.house.database, systemScope, async (tx) => {
      await holdObjects(tx, service.house.stores.originals, [sha256]);
      removal = asSystem((other) => orderRemoval(other, [sha256])).finally(() => {
        ordered = true;
      });
      await sql`SELECT pg_sleep(0.2)`.execute(tx);
      expect(ordered).toBe(false);
    });
    expect(await removal).toEqual([]);
  });
});
