import { z } from "zod";
import { instant, sha256 } from "#contract/ids.ts";

export const manifestName = "manifest.json";

/** What a backup says of itself; written last, so that a folder with one is whole. */
export const backupManifest = z.object({
  format: z.literal("overread-backup/1"),
  createdAt: instant,
  /** The schema of the rows: restoring makes the same one first. */
  migrations: z.array(z.object({ name: z.string(), sha256 })),
  tables: z.array(z.object({ name: z.string(), rows: z.number().int(), sha256 })),
  /** Jobs that were waiting, one a line in jobs.ndjson.gz. */
  jobs: z.object({ rows: z.number().int(), sha256 }),
  objects: z.object({ count: z.number().int(), bytes: z.number().int() }),
  /** Whether the service's key is in the backup; without it, authenticator apps have to be set up anew. */
  hasKey: z.boolean(),
});
export type BackupManifest = z.infer<typeof backupManifest>;

/** A backup that cannot be used, or a place where it cannot go; the message says why. */
export class BackupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "BackupError";
  }
}
