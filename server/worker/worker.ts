import { PgBoss } from "pg-boss";
import type { House } from "#commands/house.ts";
import { jobSchema } from "#store/job-tables.ts";
import type { Metrics } from "../http/metrics.ts";
import { doJob } from "./do-job.ts";
import { ensureQueues, jobNames, queues } from "./queues.ts";

export type WorkerOptions = {
  /** Of the application's role; the worker has connections of its own, so that it never waits for a page. */
  appUrl: string;
  house: House;
  metrics: Metrics;
  /** Told of faults; the worker goes on. */
  onError: (error: unknown, job: string | null) => void;
};

/**
 * Does the jobs of the queue and brings those of the clock. Any number of processes may run one; each job is done by one of them,
 * and again by another if that one dies. A restart of the database is survived: polling finds it when it is back.
 */
export async function startWorker(options: WorkerOptions): Promise<{ stop: () => Promise<void> }> {
  const { house, metrics, onError } = options;
  const boss = new PgBoss({
    connectionString: options.appUrl,
    schema: jobSchema,
    migrate: false,
    max: 4,
    application_name: "overread worker",
    instanceName: "overread",
  });
  const stopping = new AbortController();
  boss.on("error", (error) => onError(error, null));
  await boss.start();
  await ensureQueues(boss);
  for (const name of jobNames) {
    const { cron } = queues[name];
    if (cron === null) await boss.unschedule(name);
    else await boss.schedule(name, cron, null, { tz: "UTC" });
    // More than one at a time and on at once while there are more: by default a queue moves one job per poll.
    const pace = { batchSize: 2, burstWhenBatchFull: true, pollingIntervalSeconds: 2, perJobResults: true } as const;
    await boss.work<unknown, unknown, typeof pace>(name, pace, async (jobs) => {
      return await Promise.all(
        jobs.map(async (job) => {
          try {
            await doJob(house, name, job.data, stopping.signal);
            metrics.countJob(name, "done");
            return { id: job.id, status: "completed" as const };
          } catch (error) {
            metrics.countJob(name, "failed");
            onError(error, name);
            return { id: job.id, status: "failed" as const };
          }
        }),
      );
    });
  }
  return {
    stop: async () => {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: 4000 });
    },
  };
}
