import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { freePort } from "#tests/kit/free-port.ts";

const plugin = ["/usr/share/orthanc/plugins", "/usr/lib/orthanc/plugins", "/usr/local/share/orthanc/plugins"]
  .map((folder) => join(folder, "libOrthancDicomWeb.so"))
  .find((path) => existsSync(path));
const program = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"]
  .map((folder) => join(folder, "Orthanc"))
  .find((path) => existsSync(path));

/** Orthanc with its DICOMweb plugin, as Debian has them: a peer for tests where it is installed. */
export const hasOrthanc = plugin !== undefined && program !== undefined;

export type Orthanc = {
  url: string;
  /** Calls its REST interface. @throws where it answers with an error */
  call: (path: string, body?: unknown) => Promise<unknown>;
  upload: (file: Uint8Array) => Promise<{ ID: string; ParentStudy: string }>;
  /** The bytes at a path. */
  bytes: (path: string) => Promise<Uint8Array>;
  close: () => Promise<void>;
};

/** Starts one that keeps everything in a folder of its own and knows `overread` as a DICOMweb server. */
export async function startOrthanc(overread: { url: string; token: string }): Promise<Orthanc> {
  if (program === undefined || plugin === undefined) throw new Error("Orthanc is not installed");
  const folder = await mkdtemp(join(tmpdir(), "overread-orthanc-"));
  const [http, dicom] = await Promise.all([freePort(), freePort()]);
  const configuration = {
    StorageDirectory: folder,
    IndexDirectory: folder,
    HttpPort: http,
    DicomPort: dicom,
    RemoteAccessAllowed: false,
    AuthenticationEnabled: false,
    Plugins: [plugin],
    DicomWeb: {
      Enable: true,
      Servers: {
        overread: {
          Url: `${overread.url}/dicomweb/`,
          HttpHeaders: { Authorization: `Bearer ${overread.token}` },
          HasDelete: false,
        },
      },
    },
  };
  const file = join(folder, "configuration.json");
  await writeFile(file, JSON.stringify(configuration));
  const child = spawn(program, [file], { stdio: "ignore" });
  const url = `http://127.0.0.1:${http}`;
  await untilUp(url, child);
  const fetched = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${url}${path}`, init);
    if (!response.ok) throw new Error(`Orthanc ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  return {
    url,
    call: async (path, body) => {
      const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
      const text = await (await fetched(path, init)).text();
      return text === "" ? null : JSON.parse(text);
    },
    upload: async (bytes) =>
      JSON.parse(await (await fetched("/instances", { method: "POST", body: Buffer.from(bytes) })).text()),
    bytes: async (path) => new Uint8Array(await (await fetched(path)).arrayBuffer()),
    close: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilUp(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`Orthanc ended with ${child.exitCode}`);
    const up = await fetch(`${url}/system`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill();
  throw new Error("Orthanc does not answer");
}
