import { randomUUID } from "node:crypto";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { caseId, recordId } from "#contract/ids.ts";
import { deadJobs, jobNames, queues } from "#server/worker/queues.ts";
import { startWorker } from "#server/worker/worker.ts";
import { jobSchema } from "#store/job-tables.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type GivenOrganisation, givenOrganisation } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";

let service: TestService;
let hospital: GivenOrganisation;
let worker: { stop: () => Promise<void> };
let boss: PgBoss;
const faults: { job: string | null }[] = [];

beforeAll(async () => {
  service = await startService();
  hospital = await givenOrganisation(service);
  worker = await startWorker({
    appUrl: service.database.appUrl,
    house: service.house,
    metrics: service.metrics,
    onError: (_error, job) => faults.push({ job }),
  });
  boss = new PgBoss({
    connectionString: service.database.appUrl,
    schema: jobSchema,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await worker.stop();
  await service.close();
});

const jobsOf = async (name: string) =>
  (await boss.findJobs<{ recordId?: string }>(name)).map((job) => ({ state: job.state, data: job.data }));

const steps = () =>
  inScope(service.house.database, systemScope, (tx) =>
    tx.selectFrom("sign_in_step").select("kind").orderBy("kind").execute(),
  );

async function addStep(kind: string, expiresAt: Date): Promise<void> {
  await inScope(service.house.database, systemScope, (tx) =>
    tx
      .insertInto("sign_in_step")
      .values({ token_hash: randomUUID(), kind, content: "{}", expires_at: expiresAt })
      .execute(),
  );
}

describe("a job that a command leaves", () => {
  const data = () => ({
    organisationId: hospital.id,
    caseId: caseId.parse(randomUUID()),
    recordId: recordId.parse(randomUUID()),
  });

  it("is not there when the command's transaction was undone", async () => {
    const undone = data();
    await expect(
      inScope(service.house.database, systemScope, async (tx) => {
        await service.house.jobs.enqueue(tx, "read-record-text", undone);
        throw new Error("changed its mind");
      }),
    ).rejects.toThrow("changed its mind");
    expect((await jobsOf("read-record-text")).filter((job) => job.data.recordId === undone.recordId)).toEqual([]);
  });

  it("is left in any scope, and tried again when it fails", async () => {
    const left = data();
    await inScope(
      service.house.database,
      { kind: "service", organisationId: hospital.id, tokenId: randomUUID(), name: "a test", role: "integrator" },
      (tx) => service.house.jobs.enqueue(tx, "read-record-text", left),
    );
    // There is no such case: it fails and waits for its next try.
    await vi.waitFor(async () => {
      const [job] = (await jobsOf("read-record-text")).filter((one) => one.data.recordId === left.recordId);
      expect(job?.state).toBe("retry");
    }, 10_000);
    expect(faults).toContainEqual({ job: "read-record-text" });
    expect(await service.metrics.registry.metrics()).toContain(
      'overread_jobs_total{job="read-record-text",outcome="failed"} 1',
    );
  });
});

describe("jobs that the clock brings", () => {
  it("are on the schedule", async () => {
    const clocked = jobNames.filter((name) => queues[name].cron !== null);
    expect(clocked).toEqual(expect.arrayContaining(["lapse-offers", "prune-sign-ins", "scrub-objects"]));
    expect((await boss.getSchedules()).map((one) => one.name).sort()).toEqual(clocked.sort());
  });

  it("forget sign-in steps that are over, and no others", async () => {
    await addStep("old", new Date(service.clock.now().getTime() - 1000));
    await addStep("young", new Date(service.clock.now().getTime() + 60_000));
    await boss.send("prune-sign-ins", {});
    await vi.waitFor(async () => expect(await steps()).toEqual([{ kind: "young" }]), 10_000);
  });

  it("go on after the database has cut every connection of the worker", async () => {
    const owner = new pg.Client({ connectionString: service.database.ownerUrl });
    await owner.connect();
    const { rowCount } = await owner.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'overread worker'",
    );
    await owner.end();
    expect(rowCount).toBeGreaterThan(0);
    await addStep("old again", new Date(service.clock.now().getTime() - 1000));
    await boss.send("prune-sign-ins", {});
    await vi.waitFor(async () => expect(await steps()).toEqual([{ kind: "young" }]), 15_000);
  });
});

it("ends in the queue of dead jobs when no try succeeds", async () => {
  const id = await boss.send("read-record-text", { recordId: "nonsense" }, { retryLimit: 0 });
  expect(id).not.toBeNull();
  await vi.waitFor(async () => {
    expect((await jobsOf(deadJobs)).map((job) => job.data.recordId)).toContain("nonsense");
  }, 10_000);
});
