import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OsUser } from "./os-user.ts";

/** sun_path of unix(7) holds 108 bytes, the last of them zero. */
const longestPath = 107;
const socketName = "/.s.PGSQL.5432";

const fits = (folder: string): boolean => Buffer.byteLength(folder + socketName) <= longestPath;

/**
 * A folder for the socket that nobody but the user of Postgres (and root) may enter: inside it, no password is asked.
 * @param folder of the database; the socket lies in it unless its path is too long for a socket
 */
export async function makeSocketFolder(
  folder: string,
  user: OsUser | null,
): Promise<{ path: string; remove(): Promise<void> }> {
  let path = join(folder, "socket");
  if (fits(path)) {
    await rm(path, { recursive: true, force: true });
    await mkdir(path, { mode: 0o700 });
  } else {
    const prefix = join(tmpdir(), "overread-");
    path = await mkdtemp(fits(`${prefix}XXXXXX`) ? prefix : "/tmp/overread-");
  }
  await chmod(path, 0o700);
  if (user !== null) await chown(path, user.uid, user.gid);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
