import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { peopleRoutes } from "#contract/routes/people.ts";
import { sampleDisc } from "#dicom/sample-disc.ts";
import { freePort } from "#tests/kit/free-port.ts";
import { ctSeries } from "#tests/kit/synthetic-images.ts";
import { visitor } from "#tests/kit/visitor.ts";

const root = join(import.meta.dirname, "../..");
let folder: string;
let dataDir: string;
let port: number;
let url: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overread-process-"));
  dataDir = join(folder, "data");
  port = await freePort();
  url = `http://localhost:${port}`;
});
afterAll(async () => {
  for (const child of running) {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  await rm(folder, { recursive: true, force: true });
});

type Started = { child: ChildProcess; out: () => string; err: () => string };

function launch(file: string, args: string[], environment: Record<string, string> = {}): Started {
  const { DATABASE_URL: _unused, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(root, file), ...args], { env: { ...inherited, ...environment } });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  return { child, out: () => out, err: () => err };
}

/** Until it says that it is ready. */
async function start(data = dataDir): Promise<Started> {
  const service = launch("server/main.ts", ["--data", data, "--port", String(port)]);
  const end = Date.now() + 40_000;
  while (!service.out().includes("Overread is ready")) {
    if (service.child.exitCode !== null || Date.now() > end) throw new Error(`not started: ${service.err()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return service;
}

async function stop({ child }: Started): Promise<{ code: number | null; seconds: number }> {
  const begun = Date.now();
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  return { code, seconds: (Date.now() - begun) / 1000 };
}

/** A token that is known is told that the API is not for tokens (403); an unknown one to sign in (401). */
async function knows(token: string): Promise<boolean> {
  const response = await fetch(`${url}/api/cases`, { headers: { authorization: `Bearer ${token}` } });
  return response.status === 403;
}

async function cli(args: string[], environment: Record<string, string> = {}) {
  const { child, out, err } = launch("server/cli.ts", args, environment);
  const [code] = await once(child, "close");
  return { code, out: out(), err: err() };
}

// A new cluster on a busy disk takes its time.
describe("the service as a process", { timeout: 120_000 }, () => {
  let service: Started;
  let token: string;

  it("starts on nothing, and says where and how to begin", async () => {
    service = await start();
    expect(service.out()).toContain(`Overread is ready: ${url}`);
    const link = /First start: .* (http:\S+)/.exec(service.out())?.[1] ?? "";
    expect(link.startsWith(`${url}/setup/`)).toBe(true);
    const administrator = visitor(url);
    const setup = { token: link.slice(`${url}/setup/`.length) };
    expect(await administrator.call(peopleRoutes.getSetup, { params: setup })).toEqual({ valid: true });
    await administrator.call(peopleRoutes.setUp, {
      params: setup,
      body: {
        organisationName: "City Hospital",
        jurisdiction: "DE",
        name: "Root Admin",
        email: "root@example.org",
        password: "seventeen-walnut-boats",
      },
    });
    expect((await administrator.call(peopleRoutes.getMe, {})).me?.roles).toEqual(["administrator"]);
  });

  it("keeps what it stores from others", async () => {
    expect((await stat(join(dataDir, "secret.key"))).mode & 0o777).toBe(0o600);
  });

  it("refuses a second service on the same data", async () => {
    const second = launch("server/main.ts", ["--data", dataDir, "--port", String(await freePort())]);
    const [code] = await once(second.child, "close");
    expect(code).toBe(1);
    expect(second.err()).toMatch(/in use|runs|running/i);
    expect(second.err()).not.toMatch(/^\s+at /m);
  });

  it("gives tokens from the command line while it runs", async () => {
    const made = await cli(["token", "create", "--name", "CT 1", "--data", dataDir]);
    expect([made.code, made.err]).toEqual([0, expect.stringContaining('"CT 1" (integrator) for City Hospital')]);
    token = made.out.trim();
    expect(token).toMatch(/^ovr_[\w-]{43}$/);
    expect(await knows("ovr_wrong")).toBe(false);
    expect(await knows(token)).toBe(true);
    const wrong = await cli(["token", "create", "--role", "administrator", "--data", dataDir]);
    expect([wrong.code, wrong.out]).toEqual([2, ""]);
  });

  it("takes in images from the command line while it runs, and says what it refused", async () => {
    const disc = join(folder, "disc");
    await mkdir(join(disc, "CT"), { recursive: true });
    await mkdir(join(dataDir, "objects", "incoming"), { recursive: true });
    // Somebody's upload is under way in the service.
    await writeFile(join(dataDir, "objects", "incoming", "half"), "half a file");
    for (const [n, bytes] of ctSeries(2).entries()) await writeFile(join(disc, "CT", `${n}`), bytes);
    await writeFile(join(disc, "AUTORUN.INF"), "[autorun]");
    await writeFile(join(disc, "cut.dcm"), (ctSeries(3).at(-1) ?? Buffer.alloc(0)).subarray(0, 900));
    const taken = await cli(["import", disc, "--data", dataDir]);
    expect([taken.code, taken.out]).toEqual([
      1,
      "City Hospital: 2 taken in, 0 were there already, 1 refused, 0 kept aside, 1 are no images.\n",
    ]);
    expect(taken.err).toMatch(/^cut\.dcm: The file ends too early/m);
    expect(await readdir(join(dataDir, "objects", "incoming"))).toContain("half");
    const found = await fetch(`${url}/dicomweb/studies?PatientID=P-100`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(found.status).toBe(200);
    expect(await found.json()).toHaveLength(1);
    const again = await cli(["import", join(disc, "CT"), "--data", dataDir]);
    expect([again.code, again.out]).toEqual([
      0,
      "City Hospital: 0 taken in, 2 were there already, 0 refused, 0 kept aside, 0 are no images.\n",
    ]);
    const [third = Buffer.alloc(0)] = ctSeries(3).slice(2);
    await writeFile(
      join(folder, "cd.iso"),
      sampleDisc({ DICOM: { IM3: new Uint8Array(third) }, DICOMDIR: new Uint8Array(9) }),
    );
    const image = await cli(["import", join(folder, "cd.iso"), "--json", "--data", dataDir]);
    expect([image.code, JSON.parse(image.out)]).toMatchObject([
      0,
      {
        accepted: 1,
        refused: 0,
        noImages: 1,
        files: [{ name: "cd.iso/DICOMDIR", outcome: "left-out", code: "not-dicom" }],
      },
    ]);
    const nowhere = await cli(["import", disc, "--case", "2026-9999", "--data", dataDir]);
    expect([nowhere.code, nowhere.err]).toEqual([2, "there is no case 2026-9999\n"]);
    expect((await cli(["import", join(disc, "none"), "--data", dataDir])).code).toBe(2);
  });

  it("is backed up while it runs, and found well by the doctor", async () => {
    const saved = await cli(["backup", join(folder, "backup"), "--data", dataDir]);
    expect([saved.code, saved.err]).toEqual([0, ""]);
    expect(await readdir(join(folder, "backup"))).toContain("manifest.json");
    const seen = await cli(["doctor", "--data", dataDir]);
    expect([seen.code, seen.out]).toEqual([0, expect.not.stringContaining("BAD")]);
  });

  it("stops in order within ten seconds, and goes on where it was", async () => {
    const stopped = await stop(service);
    expect(stopped.code).toBe(0);
    expect(stopped.seconds).toBeLessThan(10);
    service = await start();
    expect(service.out()).not.toContain("First start");
    expect(await knows(token)).toBe(true);
  });

  it("recovers by itself after kill -9", async () => {
    service.child.kill("SIGKILL");
    await once(service.child, "exit");
    service = await start();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await stop(service);
  });

  it("comes back from the backup in another folder, and in no folder that holds something", async () => {
    const elsewhere = join(folder, "elsewhere");
    expect((await cli(["restore", join(folder, "backup"), "--data", dataDir])).code).toBe(2);
    const restored = await cli(["restore", join(folder, "backup"), "--data", elsewhere]);
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining("Restored as of")]);
    service = await start(elsewhere);
    expect(await knows(token)).toBe(true);
    const again = await visitor(url).call(peopleRoutes.signIn, {
      body: { email: "root@example.org", password: "seventeen-walnut-boats" },
    });
    expect(again.next).toBe("done");
    await stop(service);
  });

  it("leaves nothing behind of a restore that failed", async () => {
    const nowhere = join(folder, "nowhere");
    await writeFile(join(folder, "backup", "jobs.ndjson.gz"), "changed");
    const failed = await cli(["restore", join(folder, "backup"), "--data", nowhere]);
    expect([failed.code, failed.err]).toEqual([1, expect.stringContaining("jobs.ndjson.gz was changed")]);
    expect(await readdir(nowhere)).toEqual([]);
  });

  it("names wrong configuration and ends with 2", async () => {
    const wrong = launch("server/main.ts", ["--port", "eighty"], { S3_BUCKET: "x" });
    const [code] = await once(wrong.child, "close");
    expect(code).toBe(2);
    expect(wrong.err()).toMatch(/--port.*"eighty"[\s\S]*S3_ENDPOINT/);
    const nothing = await cli(["doctor", "--data", join(folder, "no-such-folder")]);
    expect([nothing.code, nothing.err]).toEqual([2, expect.stringContaining("There is no service's data")]);
  });
});
