// `npm run check`: types, format, lint, dead code, generated files and the tests of the pure rooms. Under a minute.
import { join } from "node:path";
import { pieces, report, runPiece } from "./pieces.mjs";
import { installWhatIsMissing } from "./runtime.mjs";

await installWhatIsMissing();
const begun = Date.now();
const unit = {
  name: "unit tests",
  args: [join("node_modules", "vitest", "vitest.mjs"), "run", "--project", "unit", "--reporter", "dot"],
};
const results = [];
const waiting = [unit, ...pieces];
// Two at a time: small machines have two cores, and the unit tests take one all along.
await Promise.all(
  [0, 1].map(async () => {
    for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) {
      const result = await runPiece(piece);
      report(result);
      results.push(result);
    }
  }),
);
const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
const time = `${((Date.now() - begun) / 1000).toFixed(0)} s`;
process.stdout.write(
  failed.length === 0 ? `Check passed in ${time}.\n` : `Check FAILED in ${time}: ${failed.join(", ")}.\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
