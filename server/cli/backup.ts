import { resolve } from "node:path";
import { writeBackup } from "../backup/write-backup.ts";
import { dataOption, joinService } from "./join-service.ts";
import type { Given, Verb } from "./verb.ts";

/** Everything needed to have the service again elsewhere. The service may go on running. */
export const backup: Verb = {
  usage: "backup <folder>",
  summary: "copy all rows, objects and the key into an empty folder, while the service runs",
  options: dataOption,
  words: [1, 1],
  run,
};

async function run(given: Given): Promise<number> {
  const { out, err } = given;
  const folder = resolve(given.words[0] ?? "");
  return await joinService(given, async ({ server, configuration, stores }) => {
    const source = { ownerUrl: server.ownerUrl, dataDir: configuration.dataDir, stores };
    const { manifest, missing } = await writeBackup(source, folder);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    out(
      `${folder}: ${rows} rows in ${manifest.tables.length} tables, ${manifest.objects.count} objects (${manifest.objects.bytes} bytes).\n`,
    );
    if (!manifest.hasKey)
      err("The service's key is not in it, since it is given as OVERREAD_SECRET. Keep that as well.\n");
    for (const sha256 of missing) err(`Not in the object store, though rows name it: ${sha256}\n`);
    return missing.length === 0 ? 0 : 1;
  });
}
