// How long `npm start` takes when everything is installed and built: from the command to its line with the address.
// node bench/start/second-start.mjs [runs]      needs no other Overread on the port 18990
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const runs = Number(process.argv[2] ?? 5);
const data = await mkdtemp(join(tmpdir(), "overread-bench-"));
const seconds = (from) => (performance.now() - from) / 1000;

async function startOnce() {
  const begun = performance.now();
  // What `npm start` calls.
  const child = spawn("node", ["scripts/start.mjs", "--port", "18990", "--data", data], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  const ready = new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      said += chunk;
      if (said.includes("is ready:")) resolve(seconds(begun));
    });
    child.once("exit", () => reject(new Error(`it ended before it was ready:\n${said}`)));
  });
  const toReady = await ready;
  const stopping = performance.now();
  child.kill("SIGINT");
  await once(child, "exit");
  return { toReady, toStop: seconds(stopping) };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const line = (name, values) =>
  `${name.padEnd(34)} median ${median(values).toFixed(2)} s   (${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)})`;

try {
  const first = await startOnce();
  const later = [];
  for (let run = 0; run < runs; run += 1) later.push(await startOnce());
  console.log(
    line(
      "start to ready (aim: under 5 s)",
      later.map((one) => one.toReady),
    ),
  );
  console.log(
    line(
      "Ctrl-C to the end",
      later.map((one) => one.toStop),
    ),
  );
  console.log(`first start with an empty data folder: ${first.toReady.toFixed(2)} s; ${runs} later starts`);
} finally {
  await rm(data, { recursive: true, force: true });
}
