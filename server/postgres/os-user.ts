import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** Who runs Postgres, which refuses to run as root. */
export type OsUser = { name: string; uid: number; gid: number };

async function readUsers(): Promise<OsUser[]> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n");
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

async function ownerOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).uid;
  } catch {
    return null;
  }
}

/** Started as somebody who may neither be nor become the user the data belongs to. */
export class WrongUserError extends Error {
  constructor(path: string, owner: string) {
    super(
      `The database in ${path} belongs to the user ${owner}. Start Overread as that user, or as the one it was first started as.`,
    );
    this.name = "WrongUserError";
  }
}

/**
 * The user to run Postgres as, or null for the one we are already. As root: whoever owns the data already, else `postgres`, else `nobody`.
 * @param folder the folder of the database, which need not be there yet
 * @throws WrongUserError when an ordinary user starts what another one's data
 */
export async function chooseOsUser(folder: string): Promise<OsUser | null> {
  const me = process.getuid?.() ?? 0;
  const owner = await ownerOf(folder);
  const users = await readUsers();
  if (me !== 0) {
    if (owner === null || owner === me) return null;
    throw new WrongUserError(folder, users.find((user) => user.uid === owner)?.name ?? String(owner));
  }
  if (owner !== null && owner !== 0) {
    return (
      users.find((user) => user.uid === owner) ?? { name: String(owner), uid: owner, gid: (await stat(folder)).gid }
    );
  }
  const chosen = users.find((user) => user.name === "postgres") ?? users.find((user) => user.name === "nobody");
  return chosen ?? { name: "nobody", uid: 65534, gid: 65534 };
}

/** May this user pass through every folder above the path (the execute bit of directories, path_resolution(7))? */
export async function canReach(user: OsUser, path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
