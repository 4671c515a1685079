import { fromKysely, PgBoss } from "pg-boss";
import type { Jobs } from "#commands/house.ts";
import type { Database } from "#store/database.ts";
import { jobSchema } from "#store/job-tables.ts";
import { ensureQueues } from "./queues.ts";

export type JobQueue = { jobs: Jobs; close: () => Promise<void> };

/** The sending side of the job queue, over the service's own connections: works whether or not a worker runs in this process. */
export async function openJobQueue(database: Database, onError: (error: Error) => void): Promise<JobQueue> {
  const boss = new PgBoss({
    db: fromKysely(database),
    schema: jobSchema,
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on("error", onError);
  await boss.start();
  await ensureQueues(boss);
  return {
    jobs: {
      enqueue: async (tx, name, data) => {
        await boss.send(name, data, { db: fromKysely(tx) });
      },
    },
    close: () => boss.stop({ graceful: false }),
  };
}
