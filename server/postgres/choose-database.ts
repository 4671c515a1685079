import { DataInUseError } from "./data-lock.ts";
import { prepareExternal } from "./external-database.ts";
import { findRunningPostgres, startPostgres } from "./start-postgres.ts";

export type DatabaseServer = {
  /** For migrations and backup only. */
  ownerUrl: string;
  /** For everything else: the role that row-level security holds for. */
  appUrl: string;
  /** The files of the embedded cluster, for the backup; null where the database is the administrator's. */
  cluster: string | null;
  stop(): Promise<void>;
};

export type DatabaseChoice = {
  dataDir: string;
  /** DATABASE_URL; without it the embedded PostgreSQL serves. */
  databaseUrl?: string | undefined;
  /** Told what an administrator should know, in a sentence. */
  note?: (sentence: string) => void;
};

/**
 * The database of the service: the administrator's if DATABASE_URL names one, else the embedded one, started here and supervised.
 * @throws DataInUseError when another service runs on the data folder, and what startPostgres and prepareExternal throw
 */
export async function openDatabaseServer({ dataDir, databaseUrl, note }: DatabaseChoice): Promise<DatabaseServer> {
  if (databaseUrl !== undefined && databaseUrl !== "") {
    return {
      ownerUrl: databaseUrl,
      appUrl: await prepareExternal(databaseUrl, dataDir),
      cluster: null,
      stop: async () => {},
    };
  }
  const { ownerUrl, appUrl, cluster, stop } = await startPostgres(note === undefined ? { dataDir } : { dataDir, note });
  return { ownerUrl, appUrl, cluster, stop };
}

/**
 * The same for a command beside the service (`overread token create`): joins the one that runs on the data folder, or starts the database for
 * as long as the command takes.
 */
export async function joinDatabaseServer(choice: DatabaseChoice): Promise<DatabaseServer> {
  const running = choice.databaseUrl ? null : await findRunningPostgres(choice.dataDir);
  if (running !== null) return { ...running, stop: async () => {} };
  try {
    return await openDatabaseServer(choice);
  } catch (error) {
    // The service started between our look and our try; it is there in a moment.
    const begun = error instanceof DataInUseError ? await findRunningPostgres(choice.dataDir) : null;
    if (begun === null) throw error;
    return { ...begun, stop: async () => {} };
  }
}
