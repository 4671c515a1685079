#!/usr/bin/env node
// `overread <verb>`: the command line. `overread start` is `npm start`.
import { goOn } from "./runtime.mjs";

if (process.argv[2] === "start") {
  process.argv.splice(2, 1);
  await import("./start.mjs");
} else {
  await goOn("server/cli.ts", process.argv.slice(2));
}
