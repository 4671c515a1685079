import { mkdir, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { checkBackup, restoreBackup } from "../backup/read-backup.ts";
import { openDatabaseServer } from "../postgres/choose-database.ts";
import { openStores } from "../start-service.ts";
import { configurationOf, dataOption } from "./join-service.ts";
import { type Given, UsageError, type Verb } from "./verb.ts";

/** Makes a service from a backup. Never over one that is there. */
export const restore: Verb = {
  usage: "restore <folder> --data <new folder>",
  summary: "make a service from a backup, in an empty data folder",
  options: dataOption,
  words: [1, 1],
  run,
};

async function run(given: Given): Promise<number> {
  const { out } = given;
  const folder = resolve(given.words[0] ?? "");
  const configuration = configurationOf(given);
  const { dataDir, databaseUrl } = configuration;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if ((await readdir(dataDir)).length > 0) {
    throw new UsageError(`${dataDir} is not empty. A backup is restored into a new data folder: name it with --data.`);
  }
  const manifest = await checkBackup(folder);
  const server = await openDatabaseServer({ dataDir, databaseUrl: databaseUrl ?? undefined });
  try {
    const { originals } = await openStores(configuration);
    await restoreBackup(folder, manifest, {
      ownerUrl: server.ownerUrl,
      appUrl: server.appUrl,
      dataDir,
      objects: originals,
    });
  } catch (error) {
    await server.stop();
    // Half a service must not be mistaken for a whole one; all of this was empty when we came.
    for (const name of await readdir(dataDir)) await rm(join(dataDir, name), { recursive: true, force: true });
    throw error;
  }
  await server.stop();
  out(`Restored as of ${manifest.createdAt} into ${dataDir}. Start it: npm start -- --data ${dataDir}\n`);
  return 0;
}
