import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Target } from "./http-client.ts";

const run = promisify(execFile);
const quoted = (text: string) => JSON.stringify(text);

export async function isInstalled(program: string): Promise<boolean> {
  return await run("sh", ["-c", `command -v ${program}`]).then(
    () => true,
    () => false,
  );
}

/** Asks for the addresses in turn for some seconds. @returns answers a second. @throws Error where one was not 200 */
export async function wrk(
  target: Target,
  paths: readonly string[],
  how: { connections: number; seconds: number; accept: string },
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "overread-wrk-"));
  const script = join(folder, "ask.lua");
  const { origin, pathname } = new URL(target.base);
  const headers = Object.entries({ ...target.headers, accept: how.accept });
  await writeFile(
    script,
    `local paths = {${paths.map((path) => quoted(`${pathname}${path}`)).join(",")}}
local at = 0
${headers.map(([name, value]) => `wrk.headers[${quoted(name)}] = ${quoted(value)}`).join("\n")}
function request() at = at % #paths + 1; return wrk.format("GET", paths[at]) end
function done(summary) io.write("RESULT ", summary.requests, " ", summary.duration, " ", summary.errors.status, "\\n") end
`,
  );
  try {
    const flags = ["-t1", `-c${how.connections}`, `-d${how.seconds}s`, "--timeout", "20s", "-s", script, origin];
    const { stdout } = await run("wrk", flags);
    const [, requests, microseconds, errors] = /RESULT (\d+) (\d+) (\d+)/.exec(stdout) ?? [];
    if (requests === undefined || Number(errors) > 0) throw new Error(`wrk: ${errors ?? "no"} answers were refused`);
    return (Number(requests) / Number(microseconds)) * 1e6;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
