import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { watchFolder } from "#server/watch/watch-folder.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type GivenOrganisation, givenOrganisation } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { ctSlice, testUid } from "../kit/synthetic-images.ts";

let service: TestService;
let organisation: GivenOrganisation;
beforeAll(async () => {
  service = await startService();
  organisation = await givenOrganisation(service);
});
afterAll(() => service.close());

async function watched<T>(work: (folder: string, again: () => Promise<void>) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "overread-watch-"));
  const faults: unknown[] = [];
  const start = () =>
    watchFolder({
      house: service.house,
      folder,
      organisation: async () => organisation.id,
      every: 40,
      settled: 100,
      onFault: (error) => faults.push(error),
    });
  let watch = await start();
  try {
    return await work(folder, async () => {
      await watch.stop();
      watch = await start();
    });
  } finally {
    await watch.stop();
    await rm(folder, { recursive: true, force: true });
    expect(faults).toEqual([]);
  }
}

const filesIn = async (folder: string) => (await readdir(folder, { recursive: true })).sort();
const until = async (so: () => Promise<boolean>) => {
  for (let turn = 0; turn < 200; turn++) {
    if (await so()) return;
    await delay(50);
  }
  throw new Error("it did not happen");
};
const stored = async (study: number) =>
  await inScope(service.house.database, systemScope, (tx) =>
    tx
      .selectFrom("instance")
      .innerJoin("study", "study.id", "instance.study_id")
      .select("sop_instance_uid")
      .where("study_instance_uid", "=", testUid(study))
      .execute(),
  );

describe("the watch folder", () => {
  it("takes in what is dropped, and moves it to done, or to failed with the reason", async () => {
    await watched(async (folder) => {
      await mkdir(join(folder, "CT"));
      await writeFile(join(folder, "CT", "1.dcm"), ctSlice(1, { study: 7701 }));
      await writeFile(join(folder, "letter.txt"), "no image");
      await until(async () => (await filesIn(folder)).includes("done/CT/1.dcm"));
      await until(async () => (await filesIn(folder)).includes("failed/letter.txt.txt"));
      expect(await stored(7701)).toHaveLength(1);
      expect(await readFile(join(folder, "failed", "letter.txt.txt"), "utf8")).toMatch(/^letter\.txt: ./);
    });
  });

  it("waits for what is still being written", async () => {
    await watched(async (folder) => {
      const bytes = ctSlice(1, { study: 7702 });
      const path = join(folder, "slow.dcm");
      await writeFile(path, bytes.subarray(0, 1000));
      await writeFile(join(folder, "named.dcm.part"), bytes);
      for (let at = 1000; at < bytes.length; at += 2000) {
        await delay(50);
        await appendFile(path, bytes.subarray(at, at + 2000));
        expect(await filesIn(folder)).toEqual(["named.dcm.part", "slow.dcm"]);
      }
      await until(async () => (await filesIn(folder)).includes("done/slow.dcm"));
      expect(await filesIn(folder)).toEqual(["done", "done/slow.dcm", "named.dcm.part"]);
      expect(await stored(7702)).toHaveLength(1);
    });
  });

  it("goes on after a stop, and takes nothing twice", async () => {
    await watched(async (folder, again) => {
      for (let n = 1; n <= 6; n++) await writeFile(join(folder, `${n}.dcm`), ctSlice(n, { study: 7703 }));
      await delay(160);
      await again();
      await until(async () => (await filesIn(folder)).filter((name) => name.startsWith("done/")).length === 6);
      // The same file once more, as after a stop between storing and moving.
      await writeFile(join(folder, "1.dcm"), ctSlice(1, { study: 7703 }));
      await until(async () => (await filesIn(folder)).includes("done/1 (2).dcm"));
      expect(await stored(7703)).toHaveLength(6);
    });
  });
});
