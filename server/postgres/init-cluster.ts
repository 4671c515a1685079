import { once } from "node:events";
import { open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Runner, runAs } from "./run-as.ts";

/** The database's superuser, who owns the schema. Reached through the private socket only. */
export const ownerRole = "overread_owner";

/** The data was written by another major version of PostgreSQL. */
export class OtherMajorVersionError extends Error {
  constructor(cluster: string, there: string, wanted: string) {
    super(
      `The database in ${cluster} was written by PostgreSQL ${there}; this program brings PostgreSQL ${wanted}. ` +
        "Make a backup with the version that wrote it, and restore it with this one.",
    );
    this.name = "OtherMajorVersionError";
  }
}

const majorVersion = "18";

async function readVersion(cluster: string): Promise<string | null> {
  try {
    return (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
  } catch {
    return null;
  }
}

/** Sorting and case never depend on the machine's libraries: PostgreSQL's own C.UTF-8 is the same everywhere and for ever. */
const initdbArgs = [
  `--username=${ownerRole}`,
  "--auth-local=trust",
  "--auth-host=reject",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--data-checksums",
  "--no-instructions",
];

/**
 * Makes the database's files, once. A start that was broken off leaves nothing that looks finished.
 * @param folder owned by the user who runs Postgres; the cluster becomes its `cluster`
 * @returns the cluster's folder
 * @throws OtherMajorVersionError for files of another PostgreSQL; an Error with what initdb said when it fails
 */
export async function initCluster(runner: Runner, program: string, folder: string): Promise<string> {
  const cluster = join(folder, "cluster");
  const version = await readVersion(cluster);
  if (version !== null && version !== majorVersion) throw new OtherMajorVersionError(cluster, version, majorVersion);
  if (version !== null) return cluster;
  const half = `${cluster}.new`;
  await rm(half, { recursive: true, force: true });
  const logPath = join(folder, "initdb.log");
  const log = await open(logPath, "w", 0o600);
  try {
    const child = runAs(runner, join(program, "bin"), "initdb", [`--pgdata=${half}`, ...initdbArgs], log.fd);
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`The database could not be made:\n${(await readFile(logPath, "utf8")).trim()}`);
  } finally {
    await log.close();
  }
  await rename(half, cluster);
  return cluster;
}
