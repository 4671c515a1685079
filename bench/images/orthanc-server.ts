import { type ChildProcess, spawn } from "node:child_process";
import { access, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#tests/kit/free-port.ts";
import { ask, inParallel, stow, type Target } from "./http-client.ts";
import { end, type ServerUnderTest, until } from "./server-under-test.ts";
import { freshStudy } from "./studies.ts";

const programs = ["/usr/sbin/Orthanc", "/usr/bin/Orthanc"];
const plugins = "/usr/share/orthanc/plugins";

/** Settings under which it is measured; of each row the better one counts. Both sync what they store, as it does by itself. */
export const orthancKinds = {
  "as installed": {},
  tuned: {
    StoreMD5ForAttachments: false,
    SaveJobs: false,
    MaximumStorageCacheSize: 512,
    HttpThreadsCount: 16,
    TcpNoDelay: true,
  },
} as const;
export type OrthancKind = keyof typeof orthancKinds;

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** What is missing to measure against Debian's Orthanc; null where nothing is. */
export async function orthancMissing(): Promise<string | null> {
  if ((await findProgram()) === null) return "orthanc is not installed";
  return (await isThere(join(plugins, "libOrthancDicomWeb.so"))) ? null : "orthanc-dicomweb is not installed";
}

async function findProgram(): Promise<string | null> {
  for (const program of programs) if (await isThere(program)) return program;
  return null;
}

/** Debian's Orthanc on loopback, with its index and files in a folder that is removed at the end. */
export async function startOrthanc(kind: OrthancKind, tiny: readonly Buffer[]): Promise<ServerUnderTest> {
  const program = await findProgram();
  if (program === null) throw new Error("orthanc is not installed");
  const folder = await mkdtemp(join(tmpdir(), "overread-bench-orthanc-"));
  const data = join(folder, "data");
  await mkdir(data);
  const [port, dicomPort] = [await freePort(), await freePort()];
  const settings = {
    Name: "bench",
    StorageDirectory: data,
    IndexDirectory: data,
    Plugins: [join(plugins, "libOrthancDicomWeb.so")],
    HttpPort: port,
    DicomPort: dicomPort,
    DicomAet: "ORTHANC",
    RemoteAccessAllowed: false,
    AuthenticationEnabled: false,
    DicomAlwaysAllowStore: true,
    DicomCheckCalledAet: false,
    ...orthancKinds[kind],
  };
  const file = join(folder, "orthanc.json");
  await writeFile(file, JSON.stringify(settings));
  const target: Target = { base: `http://127.0.0.1:${port}/dicom-web`, headers: {} };
  let said = "";
  const begin = async (): Promise<ChildProcess> => {
    const child = spawn(program, [file]);
    child.stdout.resume();
    child.stderr.on("data", (chunk) => {
      said = `${said}${chunk}`.slice(-2000);
    });
    const answers = async () => (await ask(target, "/studies?limit=1", { headers: json })).status === 200;
    await until(child, answers, () => said);
    return child;
  };
  let child = await begin();
  const server: ServerUnderTest = {
    name: `Orthanc ${kind}`,
    target,
    dicom: { port: dicomPort, aet: "ORTHANC" },
    pid: child.pid ?? 0,
    seed: async (studies) => {
      const there = JSON.parse((await ask(target, "/studies?limit=1000000", { headers: json })).body.toString()).length;
      const batches = Array.from({ length: Math.ceil((studies - there) / 50) }, () => 50);
      await inParallel(batches, 4, (size) =>
        stow(
          target,
          Array.from({ length: size }, () => freshStudy("TINY", tiny)).flatMap((study) => study.files),
        ),
      );
    },
    restart: async () => {
      await end(child);
      const from = performance.now();
      child = await begin();
      server.pid = child.pid ?? 0;
      return (performance.now() - from) / 1000;
    },
    stop: async () => {
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
  return server;
}

const json = { accept: "application/dicom+json" };
