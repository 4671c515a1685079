import { runCli } from "./cli/run-cli.ts";
import { verbs } from "./cli/verbs.ts";

/** Run by scripts/overread.mjs under Node 24: `overread <verb>`. */
process.exitCode = await runCli(verbs, process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
