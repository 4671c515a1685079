// `npm test`: everything that must pass, the browser's tests too. Names of files after `--` run only those. Ends with "N passed, N failed".
import { once } from "node:events";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { buildWeb } from "./build-web.mjs";
import { pieces, report, runPiece } from "./pieces.mjs";
import { installWhatIsMissing, root, startNode } from "./runtime.mjs";

const only = process.argv.slice(2);
await installWhatIsMissing();

let passed = 0;
let failed = 0;
let skipped = 0;

if (only.length === 0) {
  for (const piece of pieces) {
    const result = await runPiece(piece);
    report(result);
    if (result.passed) passed += 1;
    else failed += 1;
  }
}
// The browser's tests are served what a user would be served.
await buildWeb();

const recordPath = join(root, ".cache", "test-results.json");
await mkdir(join(root, ".cache"), { recursive: true });
await rm(recordPath, { force: true });
const child = await startNode([
  join("node_modules", "vitest", "vitest.mjs"),
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${recordPath}`,
  ...only,
]);
const [code] = await once(child, "exit");

const record = JSON.parse(await readFile(recordPath, "utf8").catch(() => "null"));
if (record === null) {
  process.stdout.write("The tests broke off before they could be counted.\n");
  failed += 1;
} else {
  passed += record.numPassedTests;
  skipped += record.numPendingTests + record.numTodoTests;
  // A file that cannot even be loaded has no test to fail: it counts as one.
  const unloaded = record.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  for (const file of unloaded) process.stdout.write(`Could not be loaded: ${file.name}\n`);
  failed += record.numFailedTests + unloaded.length;
  if (code !== 0 && failed === 0) failed += 1;
}
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exitCode = failed > 0 ? 1 : 0;
