import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { boundaryOf, readMultipart } from "#interop/dicomweb/multipart.ts";
import { type Database, openDatabase } from "#store/database.ts";
import type { S3Settings } from "#store/objects/s3-client.ts";
import { freshDatabase } from "#tests/kit/database.ts";
import { freePort } from "#tests/kit/free-port.ts";
import { givenOrganisation, givenPerson, givenToken } from "#tests/kit/people.ts";
import { ctSlice, multipartOf, testUid } from "#tests/kit/synthetic-images.ts";
import type { Visitor } from "#tests/kit/visitor.ts";
import { fakeS3 } from "#tests/store/fake-s3.ts";
import { realS3 } from "#tests/store/real-s3.ts";

const root = join(import.meta.dirname, "../..");
const study = testUid(7100);
const place = { params: { study } };

type Running = { url: string; child: ChildProcess };

async function start(environment: Record<string, string>, dataDir: string): Promise<Running> {
  const port = await freePort();
  const args = ["--data", dataDir, "--port", String(port), "--host", "127.0.0.1", "--dicom-port", "off"];
  const child = spawn(process.execPath, [join(root, "server/main.ts"), ...args], {
    env: { ...process.env, ...environment },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
  for (const end = Date.now() + 90_000; !said.includes("Overread is ready"); await sleep(50)) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`The service did not start: ${said}`);
  }
  return { url: `http://127.0.0.1:${port}`, child };
}

async function end({ child }: Running, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const slicesOf = (series: number, count: number) =>
  Array.from({ length: count }, (_, n) => ctSlice(n + 1, { study: 7100, series }));

async function sendAll(archive: Visitor, slices: Uint8Array[]): Promise<void> {
  for (let at = 0; at < slices.length; at += 8) {
    const files = slices.slice(at, at + 8).map((bytes, n) => ({ name: `${at + n}`, bytes }));
    const sent = await archive.send(dicomwebRoutes.storeInstances, { raw: multipartOf(files) });
    expect([sent.status, await sent.text()]).toEqual([200, expect.not.stringContaining("00081198")]);
  }
}

async function storedHashes(archive: Visitor): Promise<string[]> {
  const response = await archive.send(dicomwebRoutes.retrieveStudy, place);
  expect(response.status).toBe(200);
  const hashes: string[] = [];
  const body = response.body ?? new ReadableStream<Uint8Array>();
  for await (const part of readMultipart(body, boundaryOf(response.headers.get("content-type") ?? ""))) {
    const hash = createHash("sha256");
    for await (const chunk of part.body) hash.update(chunk);
    hashes.push(hash.digest("hex"));
  }
  return hashes.sort();
}

const places: [string, () => Promise<{ settings: S3Settings; close: () => Promise<void> }>][] = [
  ["the tests' own S3", () => fakeS3()],
  ...realS3().map((one): [string, () => Promise<{ settings: S3Settings; close: () => Promise<void> }>] => [
    one.name,
    async () => ({ settings: one, close: async () => undefined }),
  ]),
];

describe.each(places)("two processes over one Postgres and %s", { timeout: 240_000 }, (_name, openS3) => {
  it("serve one study while both take it in; what one is told holds for the other; one goes on when the other dies", async () => {
    const [s3, fresh, folder] = await Promise.all([
      openS3(),
      freshDatabase(),
      mkdtemp(join(tmpdir(), "overread-two-")),
    ]);
    const { endpoint, bucket, region, accessKeyId, secretAccessKey } = s3.settings;
    const environment = {
      ...{ DATABASE_URL: fresh.ownerUrl, OVERREAD_SECRET: randomBytes(32).toString("base64") },
      ...{ S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region },
      ...{ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
    };
    const running: Running[] = [];
    let database: Database | null = null;
    try {
      running.push(...(await Promise.all(["a", "b"].map((name) => start(environment, join(folder, name))))));
      const [a, b] = running;
      if (a === undefined || b === undefined) throw new Error("two were started");
      database = openDatabase(fresh.appUrl, 3);
      const house = { database, clock: () => new Date() };
      const hospital = await givenOrganisation({ url: a.url, house });
      const atA = await givenToken({ url: a.url, house }, hospital);
      const atB = await givenToken({ url: b.url, house }, hospital);

      const both = slicesOf(3, 16);
      const [first, second] = [slicesOf(1, 40), slicesOf(2, 40)];
      await Promise.all([sendAll(atA, first), sendAll(atB, second), sendAll(atA, both), sendAll(atB, both)]);
      const all = [...first, ...second, ...both].map(hashOf).sort();
      expect(await storedHashes(atA)).toEqual(all);
      expect(await storedHashes(atB)).toEqual(all);

      // A permission that one has remembered is gone from both when it is taken away at one of them.
      const administrator = await givenPerson({ url: a.url, house }, hospital, { roles: ["administrator"] });
      const guest = await givenToken({ url: b.url, house }, hospital);
      expect((await guest.send(dicomwebRoutes.searchStudies, { params: {} })).status).toBe(200);
      const { tokens } = await administrator.call(peopleRoutes.listTokens, {});
      const newest = tokens.toSorted((x, y) => (x.createdAt < y.createdAt ? 1 : -1))[0];
      await administrator.call(peopleRoutes.revokeToken, { params: { tokenId: newest?.id ?? "" } });
      await sleep(300);
      expect((await guest.send(dicomwebRoutes.searchStudies, { params: {} })).status).toBe(401);

      await end(a, "SIGKILL");
      expect(await storedHashes(atB)).toEqual(all);
      const late = slicesOf(4, 8);
      await sendAll(atB, late);
      expect(await storedHashes(atB)).toEqual([...all, ...late.map(hashOf)].sort());
    } finally {
      await database?.destroy();
      for (const one of running) await end(one, "SIGTERM");
      await fresh.drop();
      await s3.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
