/**
 * Kills the service (SIGKILL) at random points of an ingest and looks what is left: every acknowledged instance must be there and hash
 * right, every other one absent or complete.
 *
 *   node bench/faults/kill-ingest.ts [rounds = 50] [instances = 2000] [connections = 4]
 *
 * Each round sends a study of its own. The kill comes after a random part of the instances was acknowledged, somewhere within the
 * requests that are under way. Prints a line for each round; ends with 1 where anything was lost, damaged or found ill by the doctor.
 */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { boundaryOf, readMultipart } from "#interop/dicomweb/multipart.ts";
import { type ChildService, childService } from "#tests/faults/child-service.ts";
import { givenOrganisation, givenToken } from "#tests/kit/people.ts";
import { ctSlice, multipartOf, testUid } from "#tests/kit/synthetic-images.ts";
import type { Visitor } from "#tests/kit/visitor.ts";

const [rounds = 50, instances = 2000, connections = 4] = process.argv.slice(2).map(Number);
const perRequest = 20;

type Sent = { bytes: Uint8Array; hash: string };
type Outcome = { acknowledged: number; stored: number; lost: number; damaged: number; twice: number };

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const slicesOf = (study: number): Sent[] =>
  Array.from({ length: instances }, (_, n) => {
    const bytes = ctSlice(n + 1, { study });
    return { bytes, hash: hashOf(bytes) };
  });

/** Sends requests until all are sent or the service is gone; notes what was acknowledged. */
async function sendAll(archive: Visitor, queue: Sent[][], acknowledged: Set<string>): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const raw = multipartOf(next.map(({ bytes }, n) => ({ name: `${n}`, bytes })));
    const sent = await archive.send(dicomwebRoutes.storeInstances, { raw }).catch(() => null);
    if (sent === null) return;
    const text = await sent.text().catch(() => "");
    if (sent.status !== 200 || text === "") return;
    for (const { hash } of next) acknowledged.add(hash);
  }
}

async function storedHashes(archive: Visitor, study: number): Promise<string[]> {
  const response = await archive.send(dicomwebRoutes.retrieveStudy, { params: { study: testUid(study) } });
  if (response.status === 404) return [];
  const hashes: string[] = [];
  const body = response.body ?? new ReadableStream<Uint8Array>();
  for await (const part of readMultipart(body, boundaryOf(response.headers.get("content-type") ?? ""))) {
    const hash = createHash("sha256");
    for await (const chunk of part.body) hash.update(chunk);
    hashes.push(hash.digest("hex"));
  }
  return hashes;
}

async function round(service: ChildService, archive: Visitor, study: number): Promise<Outcome> {
  const slices = slicesOf(study);
  const queue: Sent[][] = [];
  for (let at = 0; at < slices.length; at += perRequest) queue.push(slices.slice(at, at + perRequest));
  const acknowledged = new Set<string>();
  const killAfter = Math.random() * instances;
  let ended = false;
  const sending = Promise.all(Array.from({ length: connections }, () => sendAll(archive, queue, acknowledged))).finally(
    () => {
      ended = true;
    },
  );
  while (!ended && acknowledged.size < killAfter) await sleep(2);
  await sleep(Math.random() * 60);
  await service.killServer();
  await sending;
  await service.start();
  const sent = new Set(slices.map(({ hash }) => hash));
  const stored = await storedHashes(archive, study);
  const found = new Set(stored);
  return {
    acknowledged: acknowledged.size,
    stored: found.size,
    lost: [...acknowledged].filter((hash) => !found.has(hash)).length,
    damaged: [...found].filter((hash) => !sent.has(hash)).length,
    twice: stored.length - found.size,
  };
}

const service = await childService();
let faults = 0;
try {
  await service.start();
  const archive = await givenToken(service, await givenOrganisation(service));
  for (let n = 1; n <= rounds; n++) {
    const { acknowledged, stored, lost, damaged, twice } = await round(service, archive, 20_000 + n);
    faults += lost + damaged + twice;
    process.stdout.write(
      `round ${n}: ${acknowledged} of ${instances} acknowledged, ${stored} stored whole, ${lost} lost, ${damaged} damaged, ${twice} twice\n`,
    );
  }
  const { code, out } = await service.cli("doctor", "--all");
  process.stdout.write(out);
  if (code !== 0) faults += 1;
  process.stdout.write(`${rounds} rounds, ${faults} faults\n`);
} finally {
  await service.stop();
}
process.exitCode = faults === 0 ? 0 : 1;
