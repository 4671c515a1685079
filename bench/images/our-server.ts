import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "#tests/kit/free-port.ts";
import { ask, type Target } from "./http-client.ts";
import { knowSender } from "./know-sender.ts";
import { seedStudies } from "./seed-studies.ts";
import { end, listens, type ServerUnderTest, until } from "./server-under-test.ts";

const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);
const password = "a long sentence for measuring 7";

/** Overread with its embedded database, in a folder of its own that is removed at the end, and a token that opens DICOMweb. */
export async function startOurs(): Promise<ServerUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), "overread-bench-"));
  const data = join(folder, "data");
  const [port, dicomPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  let said = "";
  let child: ChildProcess | null = null;
  const begin = async (isReady: () => Promise<boolean>) => {
    const flags = ["--data", data, "--port", String(port), "--dicom-port", String(dicomPort), "--host", "127.0.0.1"];
    const begun = spawn(process.execPath, [join(root, "server/main.ts"), ...flags], { cwd: root });
    for (const stream of [begun.stdout, begun.stderr]) {
      stream.on("data", (chunk) => {
        said += String(chunk);
      });
    }
    child = begun;
    await until(begun, isReady, () => said);
    return begun;
  };
  const begun = await begin(async () => said.includes("/setup/"));
  const token = /\/setup\/(\S+)/.exec(said)?.[1] ?? "";
  const target: Target = { base: `${url}/dicomweb`, headers: {} };
  const setUp = await ask({ base: url, headers: {} }, `/api/setup/${token}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-overread": "web" },
    body: Buffer.from(
      JSON.stringify({
        organisationName: "Bench",
        jurisdiction: "DE",
        name: "Bench",
        email: "bench@example.org",
        password,
      }),
    ),
  });
  if (setUp.status !== 200) throw new Error(`set-up: ${setUp.status} ${setUp.body.toString()}`);
  const cli = (...words: string[]) => run(process.execPath, [join(root, "server/cli.ts"), ...words, "--data", data]);
  target.headers.authorization = `Bearer ${(await cli("token", "create", "--name", "bench")).stdout.trim()}`;
  // The title that storescu calls itself by.
  await knowSender(data, "STORESCU");
  const answers = async () => (await ask(target, "/studies?limit=1")).status === 200;
  const server: ServerUnderTest = {
    name: "Overread",
    target,
    dicom: (await listens(dicomPort)) ? { port: dicomPort, aet: "OVERREAD" } : null,
    pid: begun.pid ?? 0,
    seed: (studies) => seedStudies(data, studies),
    restart: async () => {
      if (child !== null) await end(child);
      const from = performance.now();
      server.pid = (await begin(answers)).pid ?? 0;
      return (performance.now() - from) / 1000;
    },
    stop: async () => {
      if (child !== null) await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
  return server;
}
