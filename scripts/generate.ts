import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generatedFiles } from "./generated-files.ts";

/** Run by generate.mjs: writes every generated file, or with --check only says which are stale and ends with 1. */
const checkOnly = process.argv.includes("--check");
const root = join(import.meta.dirname, "..");
let stale = 0;
for (const { path, make } of generatedFiles) {
  const place = join(root, path);
  const present = await readFile(place, "utf8").catch(() => "");
  const fresh = await make(present);
  if (fresh === present) continue;
  if (checkOnly) {
    stale += 1;
    process.stdout.write(`${path} is stale: run \`npm run generate\` and commit it.\n`);
  } else {
    await writeFile(place, fresh);
    process.stdout.write(`${path} written.\n`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
