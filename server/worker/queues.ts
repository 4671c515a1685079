import type { PgBoss } from "pg-boss";
import type { JobData } from "#commands/house.ts";

/** Jobs that commands leave, and those that the clock brings. */
export type JobName =
  | keyof JobData
  | "close-due-adjudications"
  | "lapse-offers"
  | "notice-unopened"
  | "prune-sign-ins"
  | "prepare-previews"
  | "copy-objects"
  | "scrub-objects"
  | "remove-objects"
  | "sweep-uploads"
  | "propose-erasures";

/** Where a job ends that failed every time: kept for a month, counted by `doctor`. */
export const deadJobs = "dead-jobs";

type QueueSettings = { retryLimit: number; retryDelay: number; expireInSeconds: number; cron: string | null };

const swift = { retryLimit: 2, retryDelay: 5, expireInSeconds: 120 };

export const queues: Record<JobName, QueueSettings> = {
  // Reading a scan of many pages takes minutes on a small machine.
  "store-marks": { retryLimit: 5, retryDelay: 10, expireInSeconds: 300, cron: null },
  "read-record-text": { retryLimit: 3, retryDelay: 20, expireInSeconds: 1800, cron: null },
  // A study of thousands of slices over a slow line; what came is not fetched again.
  "carry-transfer": { retryLimit: 3, retryDelay: 30, expireInSeconds: 6 * 3600, cron: null },
  // Thousands of slices; what was made before a restart is not made again.
  "prepare-images": { retryLimit: 2, retryDelay: 30, expireInSeconds: 6 * 3600, cron: null },
  // A receiver may be away over a weekend: the pauses double, up to most of a day.
  "send-report": { retryLimit: 12, retryDelay: 60, expireInSeconds: 300, cron: null },
  "prepare-previews": { ...swift, expireInSeconds: 600, cron: "* * * * *" },
  "close-due-adjudications": { ...swift, cron: "* * * * *" },
  "notice-unopened": { ...swift, cron: "*/5 * * * *" },
  "lapse-offers": { ...swift, cron: "* * * * *" },
  // These go on where the last run stopped, for most of a minute.
  "copy-objects": { ...swift, cron: "* * * * *" },
  "scrub-objects": { ...swift, cron: "* * * * *" },
  "remove-objects": { ...swift, expireInSeconds: 600, cron: "* * * * *" },
  "sweep-uploads": { ...swift, expireInSeconds: 600, cron: "17 * * * *" },
  "propose-erasures": { ...swift, expireInSeconds: 600, cron: "10 2 * * *" },
  "prune-sign-ins": { ...swift, cron: "*/10 * * * *" },
};

export const jobNames = Object.keys(queues).filter((name): name is JobName => name in queues);

/** Makes the queues that are missing and gives the others their present settings. */
export async function ensureQueues(boss: PgBoss): Promise<void> {
  const month = 30 * 24 * 3600;
  await boss.createQueue(deadJobs, { retentionSeconds: month });
  for (const name of jobNames) {
    const { retryLimit, retryDelay, expireInSeconds } = queues[name];
    // A worker that was killed is noticed by its silence, not by the end of the longest job.
    const settings = {
      retryLimit,
      retryDelay,
      retryBackoff: true,
      expireInSeconds,
      heartbeatSeconds: 10,
      deadLetter: deadJobs,
    };
    await boss.createQueue(name, settings);
    await boss.updateQueue(name, settings);
  }
}
