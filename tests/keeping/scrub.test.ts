import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyObjects, wantCopies } from "#commands/keeping/copy-objects.ts";
import { keepingState } from "#commands/keeping/keeping-state.ts";
import { scrubObjects } from "#commands/keeping/scrub-objects.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { operationRoutes } from "#contract/routes/operations.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { examine } from "#server/doctor/examine.ts";
import { removeOrphans } from "#server/doctor/remove-orphans.ts";
import { openFileStore } from "#store/objects/file-store.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type BegunCase, type Cast, givenCast, givenFirstReport, givenImages, givenRequest } from "#tests/kit/cases.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { visitor } from "#tests/kit/visitor.ts";

let folder: string;
let copies: ObjectStore;
let service: TestService;
let cast: Cast;
let begun: BegunCase;
/** The stored images of the case. */
let images: string[];
/** A round is always due. */
const quick = { megabytesPerSecond: 1000, days: 0 };
const never = new AbortController().signal;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overread-copies-"));
  copies = await openFileStore(folder);
  service = await startService({ copies, settings: { scrub: quick } });
  cast = await givenCast(service);
  begun = await givenRequest(cast);
  // These come before anybody wants copies, the report after.
  await givenImages(cast, begun, 4);
  const rows = await inScope(service.house.database, systemScope, (tx) =>
    tx.selectFrom("instance").select("sha256").orderBy("instance_number").execute(),
  );
  images = rows.map((row) => row.sha256);
  await wantCopies(service.house.database, true);
  await givenFirstReport(cast, begun);
});
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const pathIn = (place: string, sha256: string) => join(place, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const namesIn = async (store: ObjectStore) => {
  const names: string[] = [];
  for await (const { sha256 } of store.list()) names.push(sha256);
  return names;
};
const paced = (scrub: typeof quick) => ({ ...service.house, settings: { ...service.house.settings, scrub } });
const scrub = () => scrubObjects(service.house, never);
const damaged = async () => (await keepingState(service.house.database)).stores.map((one) => [one.store, one.damaged]);
const eventsOf = async (kind: string) => {
  const { events, intact } = await cast.coordinator.call(opinionRoutes.getCustody, {
    params: { caseId: begun.caseId },
  });
  expect(intact).toBe(true);
  return events.filter((event) => event.kind === kind).map(({ subject, detail }) => [subject, detail]);
};
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
async function withOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: service.database.ownerUrl });
  await owner.connect();
  return await work(owner).finally(() => owner.end());
}
const doctor = () =>
  withOwner((owner) => {
    const { database, stores } = service.house;
    return examine({ owner, database, dataDir: folder, stores, scrub: quick, everything: true });
  });

describe("the second store", () => {
  it("gets a copy of what was there before and of what came since", async () => {
    expect(await namesIn(copies)).toEqual([]);
    expect((await keepingState(service.house.database)).toCopy).toBe(5);
    expect(await copyObjects(service.house, never)).toBe(5);
    expect(await namesIn(copies)).toEqual(await namesIn(service.house.stores.originals));
    expect((await keepingState(service.house.database)).toCopy).toBe(0);
    expect(await copyObjects(service.house, never)).toBe(0);
  });

  it("goes on where it was stopped", async () => {
    await wantCopies(service.house.database, false);
    await wantCopies(service.house.database, true);
    await copies.remove(images[1] ?? "");
    const stopped = AbortSignal.abort();
    expect(await copyObjects(service.house, stopped)).toBe(0);
    expect(await copyObjects(service.house, never)).toBe(1);
  });

  it("takes nothing for the object under whose name another's bytes lie, and keeps the other's copy", async () => {
    const [other = "", wrong = ""] = images;
    const path = pathIn(service.objectFolder, wrong);
    const right = await service.house.stores.originals.read(wrong);
    await wantCopies(service.house.database, false);
    await wantCopies(service.house.database, true);
    await copies.remove(wrong);
    await writeFile(path, await service.house.stores.originals.read(other));
    expect(await copyObjects(service.house, never)).toBe(0);
    expect([await copies.has(other), await copies.has(wrong)]).toEqual([true, false]);
    await writeFile(path, right);
    await copies.put(right);
  });
});

describe("re-reading what is stored", () => {
  it("finds nothing where nothing is wrong, and counts what it read", async () => {
    await scrub();
    const { stores } = await keepingState(service.house.database);
    expect(stores.map((one) => [one.store, one.objects, one.damaged, one.ended_at !== null])).toEqual([
      ["originals", 5, 0, true],
      ["copies", 5, 0, true],
    ]);
    const before = stores[0]?.round;
    await scrubObjects(paced({ megabytesPerSecond: 1000, days: 30 }), never);
    expect((await keepingState(service.house.database)).stores[0]?.round).toBe(before);
  });

  it("heals an original that has changed and one that is gone, and tells the case's chain", async () => {
    const [changed = "", gone = ""] = images;
    await writeFile(pathIn(service.objectFolder, changed), "rotten");
    await rm(pathIn(service.objectFolder, gone));
    await scrub();
    for (const sha256 of [changed, gone]) {
      expect(hashOf(await service.house.stores.originals.read(sha256))).toBe(sha256);
    }
    expect(await damaged()).toEqual([
      ["originals", 0],
      ["copies", 0],
    ]);
    const told = [
      [changed, { store: "originals", what: "changed", sha256: changed }],
      [gone, { store: "originals", what: "missing", sha256: gone }],
    ];
    expect(await eventsOf("object-damaged")).toEqual(expect.arrayContaining(told));
    expect(await eventsOf("object-healed")).toEqual(expect.arrayContaining(told));
  });

  it("heals a copy that has changed, and makes one that is gone anew", async () => {
    const [, , changed = "", gone = ""] = images;
    await writeFile(pathIn(folder, changed), "rotten");
    await rm(pathIn(folder, gone));
    await scrub();
    expect(hashOf(await copies.read(changed))).toBe(changed);
    expect(await copyObjects(service.house, never)).toBe(1);
    expect(hashOf(await copies.read(gone))).toBe(gone);
  });

  it("reports what neither store can give, everywhere where somebody looks, and forgets it when it is whole again", async () => {
    const [lost = ""] = images;
    const whole = await copies.read(lost);
    for (const place of [service.objectFolder, folder]) await writeFile(pathIn(place, lost), "rotten");
    await scrub();
    expect(await damaged()).toEqual([
      ["originals", 1],
      ["copies", 1],
    ]);
    const metrics = await visitor(service.url).send(operationRoutes.metrics, {});
    expect(await metrics.text()).toMatch(/overread_objects_damaged\{store="originals"\} 1/);
    const ill = (await doctor()).filter(({ state }) => state === "ill").map(({ what }) => what);
    expect(ill).toEqual(
      expect.arrayContaining([
        `the object ${lost} is not what was stored`,
        "1 stored objects were found damaged and are not healed",
      ]),
    );
    await writeFile(pathIn(folder, lost), whole);
    await scrub();
    expect(hashOf(await service.house.stores.originals.read(lost))).toBe(lost);
    await scrub();
    expect(await damaged()).toEqual([
      ["originals", 0],
      ["copies", 0],
    ]);
  });

  it("keeps to its pace, and goes on with the same round when it is stopped", async () => {
    const slow = paced({ megabytesPerSecond: 0.02, days: 0 });
    await scrubObjects(slow, AbortSignal.timeout(900));
    const [first] = (await keepingState(service.house.database)).stores;
    expect(first?.ended_at).toBeNull();
    expect(first?.objects).toBeLessThan(5);
    await scrubObjects(service.house, never);
    const [after] = (await keepingState(service.house.database)).stores;
    expect([after?.objects, after?.round]).toEqual([5, first?.round]);
    expect(after?.ended_at).not.toBeNull();
  });

  it("is done by one worker at a time", async () => {
    const before = (await keepingState(service.house.database)).stores[0]?.round ?? 0;
    const slowly = paced({ megabytesPerSecond: 0.1, days: 0 });
    await Promise.all([1, 2, 3].map(() => scrubObjects(slowly, AbortSignal.timeout(200))));
    expect((await keepingState(service.house.database)).stores[0]?.round).toBe(before + 1);
    await scrub();
  });
});

describe("an image whose original is lost", () => {
  it("is still given out, from its copy", async () => {
    const [lost = ""] = images;
    await rm(pathIn(service.objectFolder, lost));
    expect(hashOf(await service.house.objects.read(lost))).toBe(lost);
    await scrub();
  });
});

describe("orphans", () => {
  it("are found once no upload can be about to name them, and removed from both stores", async () => {
    const { stores } = service.house;
    const stray = await stores.originals.put(Buffer.from("of a request that was broken off"));
    const copied = await copies.put(Buffer.from("a copy of nothing"));
    const orphans = async () => (await doctor()).filter(({ what }) => /named by no row/.test(what));
    expect(await orphans()).toEqual([]);
    const old = Date.now() / 1000 - 25 * 3600;
    await utimes(pathIn(service.objectFolder, stray.sha256), old, old);
    await utimes(pathIn(folder, copied.sha256), old, old);
    expect(await orphans()).toMatchObject([{ state: "watch", what: expect.stringMatching(/^2 stored objects/) }]);
    const { database } = service.house;
    expect(await withOwner((owner) => removeOrphans(owner, database, stores))).toBe(2);
    expect(await orphans()).toEqual([]);
    expect((await namesIn(stores.originals)).sort()).toEqual((await namesIn(copies)).sort());
    expect(await readdir(join(service.objectFolder, "incoming"))).toEqual([]);
  });

  it("of which the same bytes come in again are stored anew", async () => {
    const { stores, database } = service.house;
    const text = "a report that is sent twice";
    const { sha256 } = await stores.originals.put(Buffer.from(text));
    const old = Date.now() / 1000 - 25 * 3600;
    await utimes(pathIn(service.objectFolder, sha256), old, old);
    await withOwner((owner) => removeOrphans(owner, database, stores));
    const report = { kind: "other", title: "again", text } as const;
    await cast.patient.call(imageRoutes.addTypedRecord, { params: { caseId: begun.caseId }, body: report });
    expect(await stores.originals.has(sha256)).toBe(true);
    expect((await doctor()).filter(({ state }) => state === "ill")).toEqual([]);
  });
});
