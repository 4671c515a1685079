import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jobSchema } from "#store/job-tables.ts";
import { type FreshDatabase, freshDatabase } from "#tests/kit/database.ts";

let database: FreshDatabase;
let boss: PgBoss;
const problems: Error[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  boss = new PgBoss({ connectionString: database.appUrl, schema: jobSchema, migrate: false });
  boss.on("error", (error) => problems.push(error));
  await boss.start();
});

afterAll(async () => {
  await boss.stop({ graceful: false });
  await database.drop();
});

describe("the job queue as the server's role", () => {
  it("makes queues, sends, fetches, completes, fails and dead-letters", async () => {
    await boss.createQueue("lost");
    await boss.createQueue("work", { retryLimit: 0, deadLetter: "lost" });
    const good = await boss.send("work", { what: "good" });
    const bad = await boss.send("work", { what: "bad" });
    const jobs = await boss.fetch<{ what: string }>("work", { batchSize: 2 });
    expect(jobs.map((job) => job.data.what).sort()).toEqual(["bad", "good"]);
    await boss.complete("work", good ?? "");
    await boss.fail("work", bad ?? "", { reason: "as planned" });
    const [dead] = await boss.fetch<{ what: string }>("lost");
    expect(dead?.data).toEqual({ what: "bad" });
  });

  it("works a queue, keeps schedules and does its own upkeep", async () => {
    await boss.createQueue("upkeep");
    await boss.schedule("upkeep", "0 3 * * *");
    expect((await boss.getSchedules()).map((schedule) => schedule.name)).toEqual(["upkeep"]);
    const done = new Promise<unknown>((resolve) => {
      void boss.work("upkeep", { pollingIntervalSeconds: 0.5 }, async ([job]) => resolve(job?.data));
    });
    await boss.send("upkeep", { now: true });
    expect(await done).toEqual({ now: true });
    await boss.supervise("upkeep");
    expect(problems).toEqual([]);
  });
});
