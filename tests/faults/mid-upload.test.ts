import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { boundaryOf, readMultipart } from "#interop/dicomweb/multipart.ts";
import { verifyBundleBytes } from "#tests/kit/bundle.ts";
import { type BegunCase, type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { givenToken } from "#tests/kit/people.ts";
import { ctSlice, multipartOf, testUid } from "#tests/kit/synthetic-images.ts";
import type { Visitor } from "#tests/kit/visitor.ts";
import { type ChildService, childService } from "./child-service.ts";
import { partOf, rounds } from "./rounds.ts";

let service: ChildService;
let cast: Cast;
let archive: Visitor;
beforeAll(async () => {
  service = await childService();
  await service.start();
  cast = await givenCast(service);
  archive = await givenToken(service, cast.organisation);
});
afterAll(() => service.stop());

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const senders = 3;
const batches = 8;
const slicesPerBatch = 6;

type Slice = { name: string; bytes: Uint8Array; hash: string };

/** What each sender sends, batch by batch; all of one study, each sender a series of its own. */
function slicesOf(study: number): Slice[][][] {
  return Array.from({ length: senders }, (_, sender) =>
    Array.from({ length: batches }, (_, batch) =>
      Array.from({ length: slicesPerBatch }, (_, place) => {
        const n = batch * slicesPerBatch + place + 1;
        const bytes = ctSlice(n, { study, series: sender + 1 });
        return { name: `S${sender + 1}/IM${n}`, bytes, hash: sha256(bytes) };
      }),
    ),
  );
}

/** Sends until all is sent or the service fails; tells what was acknowledged. */
async function sendAll({ caseId }: BegunCase, batchesOfOne: Slice[][], acknowledged: Set<string>): Promise<void> {
  for (const files of batchesOfOne) {
    const sent = await cast.patient
      .call(imageRoutes.addImages, { params: { caseId }, raw: multipartOf(files) })
      .catch(() => null);
    if (sent === null) return;
    expect(sent.files.map(({ outcome }) => outcome).filter((one) => !/accepted|already-there/.test(one))).toEqual([]);
    for (const { hash } of files) acknowledged.add(hash);
  }
}

/** What an archive gets of the study: the hash of the bytes of each instance. */
async function storedHashes(study: number): Promise<string[]> {
  const response = await archive.send(dicomwebRoutes.retrieveStudy, { params: { study: testUid(study) } });
  if (response.status === 404) return [];
  expect(response.status).toBe(200);
  const hashes: string[] = [];
  const body = response.body ?? new ReadableStream<Uint8Array>();
  for await (const part of readMultipart(body, boundaryOf(response.headers.get("content-type") ?? ""))) {
    const hash = createHash("sha256");
    for await (const chunk of part.body) hash.update(chunk);
    hashes.push(hash.digest("hex"));
  }
  return hashes;
}

/** Kills when a part of the slices has been acknowledged, and others are on their way. */
async function killAmid(victim: Victim, part: number, begun: BegunCase, slices: Slice[][][]): Promise<Set<string>> {
  const acknowledged = new Set<string>();
  let ended = false;
  const sending = Promise.all(slices.map((own) => sendAll(begun, own, acknowledged))).finally(() => {
    ended = true;
  });
  const all = slices.flat(2).length;
  while (!ended && acknowledged.size < part * all) await sleep(1);
  // Somewhere within the batches that are under way.
  await sleep(Math.random() * 15);
  if (victim === "server") await service.killServer();
  else await service.killPostgres(victim);
  await sending;
  if (victim === "server") await service.start();
  return acknowledged;
}

const victims = ["server", "postmaster", "backend"] as const;
type Victim = (typeof victims)[number];
const tries = Array.from({ length: rounds }, (_, round) => victims.map((victim) => ({ victim, round: round + 1 })));

/** Whose end was met midway at least once: else nothing was tried. */
const interrupted = new Set<Victim>();

// Not tried again: a loss that happens once in many times is a loss.
describe("images in transit when something is killed", { timeout: 240_000, retry: 0 }, () => {
  it.each(tries.flat())("are whole afterwards or absent: $victim, round $round", async ({ victim, round }) => {
    const begun = await givenRequest(cast);
    const params = { caseId: begun.caseId };
    const slices = slicesOf(begun.study);
    const all = new Set(slices.flat(2).map(({ hash }) => hash));
    const acknowledged = await killAmid(victim, partOf(round), begun, slices);
    if (acknowledged.size < all.size) interrupted.add(victim);

    const stored = await storedHashes(begun.study);
    expect(stored.filter((hash) => !all.has(hash))).toEqual([]);
    expect([...acknowledged].filter((hash) => !stored.includes(hash))).toEqual([]);
    expect(new Set(stored).size).toBe(stored.length);
    const { files } = await cast.coordinator.call(imageRoutes.listFiles, { params });
    expect(new Set(files.map((file) => file.sha256))).toEqual(new Set(stored));
    const { known } = await cast.patient.call(imageRoutes.knownImages, { params, body: { sha256: [...all] } });
    expect(new Set(known)).toEqual(new Set(stored));

    const again = new Set<string>();
    await Promise.all(slices.map((own) => sendAll(begun, own, again)));
    expect(again.size).toBe(all.size);
    expect(new Set(await storedHashes(begun.study))).toEqual(all);
    expect(await cast.patient.call(opinionRoutes.getCustody, { params })).toMatchObject({ intact: true });
    const bundle = await cast.coordinator.bytes(opinionRoutes.exportCase, { params });
    expect(await verifyBundleBytes(bundle)).toMatchObject({ problems: [] });
  });

  it("were really in transit when each of them ended", () => {
    expect(interrupted).toEqual(new Set(victims));
  });

  it("leave nothing that the doctor finds ill", async () => {
    const { code, out } = await service.cli("doctor", "--all");
    expect([code, out]).toEqual([0, expect.not.stringContaining("BAD")]);
  });
});
