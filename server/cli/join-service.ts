import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Database, openDatabase } from "#store/database.ts";
import type { Stores } from "#store/objects/with-copies.ts";
import { type Configuration, ConfigurationError, readConfiguration } from "../configuration.ts";
import { type DatabaseServer, joinDatabaseServer } from "../postgres/choose-database.ts";
import { openStores } from "../start-service.ts";
import { type Given, UsageError, type VerbOption } from "./verb.ts";

/** The flag that every verb which works on the service's data takes. */
export const dataOption: Record<string, VerbOption> = {
  data: { type: "string", about: "the service's data folder (OVERREAD_DATA, else ./data)" },
};

/** What a verb works with beside the service, which may be running or not. */
export type Joined = {
  configuration: Configuration;
  server: DatabaseServer;
  database: Database;
  stores: Stores;
};

/** @throws UsageError where flags or environment are wrong */
export function configurationOf(given: Pick<Given, "flags">): Configuration {
  const data = typeof given.flags.data === "string" ? ["--data", given.flags.data] : [];
  try {
    const configuration = readConfiguration(data, process.env);
    if (configuration === null) throw new UsageError("--help stands alone");
    return configuration;
  } catch (error) {
    if (error instanceof ConfigurationError) throw new UsageError(error.message);
    throw error;
  }
}

/**
 * Joins the service that runs on the data folder, or starts its database for as long as the verb takes.
 * @throws UsageError where there is no such service
 */
export async function joinService<T>(given: Given, work: (joined: Joined) => Promise<T>): Promise<T> {
  const configuration = configurationOf(given);
  const { dataDir, databaseUrl } = configuration;
  if (databaseUrl === null && !(await isThere(join(dataDir, "postgres")))) {
    throw new UsageError(`There is no service's data in ${dataDir}. Name its folder with --data.`);
  }
  const server = await joinDatabaseServer({
    dataDir,
    databaseUrl: databaseUrl ?? undefined,
    note: (text) => given.err(`${text}\n`),
  });
  const database = openDatabase(server.appUrl, 4);
  try {
    return await work({ configuration, server, database, stores: await openStores(configuration) });
  } finally {
    await database.destroy();
    await server.stop();
  }
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
