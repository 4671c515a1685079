import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAlive } from "#server/postgres/postmaster-file.ts";

const root = join(import.meta.dirname, "../..");
let folder = "";
let diary = "";
const started: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overread-launcher-"));
  diary = join(folder, "diary");
  await writeFile(diary, "");
  // A service in small: it writes down what it is asked, and ends as it is told.
  await writeFile(
    join(folder, "service.ts"),
    `import { appendFileSync } from "node:fs";
     import { stopRequest } from ${JSON.stringify(join(root, "server/stop-request.ts"))};
     const note: (line: string) => void = (line) => appendFileSync(${JSON.stringify(diary)}, line + "\\n");
     note("pid " + process.pid + " node " + process.versions.node + " args " + process.argv.slice(2).join(" "));
     if (process.argv.includes("--fail")) process.exit(7);
     process.on("SIGINT", () => note("SIGINT")).on("SIGTERM", () => note("SIGTERM"));
     const timer = setInterval(() => {}, 1000);
     note("stopped by " + (await stopRequest()));
     clearInterval(timer);
     process.exit(3);`,
  );
});

afterEach(async () => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

function launch(args: string[] = []): ChildProcess {
  const file = relative(root, join(folder, "service.ts"));
  const script = `import { goOn } from "./scripts/runtime.mjs"; await goOn(${JSON.stringify(file)}, ${JSON.stringify(args)}, { service: true });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: root, stdio: "ignore" });
  started.push(child);
  return child;
}

async function diarySays(pattern: RegExp): Promise<RegExpExecArray> {
  for (const until = Date.now() + 20_000; ; await sleep(20)) {
    const found = pattern.exec(await readFile(diary, "utf8"));
    if (found !== null) return found;
    if (Date.now() > until) throw new Error(`The diary does not say ${pattern}:\n${await readFile(diary, "utf8")}`);
  }
}

describe("the launcher", () => {
  it("goes on under Node 24 or later with the flags it was given, and ends with the service's code", async () => {
    const child = launch(["--fail", "--port", "1"]);
    expect(await once(child, "exit")).toEqual([7, null]);
    const [, version] = await diarySays(/node (\d+)\.\S+ args --fail --port 1\n/);
    expect(Number(version)).toBeGreaterThanOrEqual(24);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("hands %s on once, and waits until the service has ended", async (signal) => {
    const child = launch();
    await diarySays(/pid \d+/);
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([3, null]);
    const text = await readFile(diary, "utf8");
    expect(text.match(new RegExp(`^${signal}$`, "gm"))).toHaveLength(1);
    expect(text).toContain(`stopped by ${signal}`);
  });

  it("does not leave the service behind after kill -9", async () => {
    const child = launch();
    const [, pid] = await diarySays(/pid (\d+)/);
    child.kill("SIGKILL");
    await diarySays(/stopped by the launcher ended/);
    for (let tries = 0; isAlive(Number(pid)) && tries < 100; tries += 1) await sleep(50);
    expect(isAlive(Number(pid))).toBe(false);
  });
});
