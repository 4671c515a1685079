import { type ChildProcess, spawn } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { canReach, type OsUser } from "./os-user.ts";

/** How to start a program of PostgreSQL: as whom, and whether that user needs help to reach its files. */
export type Runner = { user: OsUser | null; capability: "dac_read_search" | "dac_override" | null };

const setpriv = "/usr/bin/setpriv";

/** Root's folders are closed to every user Postgres may run as. */
export class UnreachableDataError extends Error {
  constructor(folder: string, user: string) {
    super(
      `Postgres does not run as root, and the user ${user} cannot reach ${folder}. ` +
        "Start Overread as an ordinary user, or keep its data elsewhere (--data /var/lib/overread).",
    );
    this.name = "UnreachableDataError";
  }
}

/** Bits of capabilities(7) that this process may hand on. */
async function findCapability(): Promise<Runner["capability"]> {
  const status = await readFile("/proc/self/status", "utf8");
  const bounding = BigInt(`0x${/^CapBnd:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? "0"}`);
  if ((bounding & (1n << 2n)) !== 0n) return "dac_read_search";
  return (bounding & (1n << 1n)) !== 0n ? "dac_override" : null;
}

/**
 * Postgres started by root runs as another user. Where root keeps the data under a closed folder (/root is one), that user gets one capability,
 * to pass through folders, instead of us opening folders that are not ours.
 * @throws UnreachableDataError when there is no way
 */
export async function chooseRunner(user: OsUser | null, folder: string): Promise<Runner> {
  if (user === null || (await canReach(user, folder))) return { user, capability: null };
  const capability = await findCapability();
  const hasSetpriv = await stat(setpriv).then(
    () => true,
    () => false,
  );
  if (capability === null || !hasSetpriv) throw new UnreachableDataError(folder, user.name);
  return { user, capability };
}

/**
 * Starts a program of PostgreSQL in a session of its own, so that Ctrl-C in the terminal reaches us alone and we stop it in order.
 * @param log a file descriptor for what it says
 */
export function runAs(
  runner: Runner,
  programs: string,
  name: string,
  args: readonly string[],
  log: number,
): ChildProcess {
  // Nothing of the caller's PG* variables or locale may change what the database does.
  const env = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
  // By a relative path: a folder above may be closed to the user, the working directory is not.
  const options = { cwd: programs, env, detached: true, stdio: ["ignore", log, log] } satisfies Parameters<
    typeof spawn
  >[2];
  const { user, capability } = runner;
  if (user === null) return spawn(`./${name}`, args, options);
  if (capability === null) return spawn(`./${name}`, args, { ...options, uid: user.uid, gid: user.gid });
  // Without the bit, access(2) would look as if the capability were not there, and Postgres asks it before it runs a program.
  const become = [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups", "--securebits=+no_setuid_fixup"];
  const keep = [
    `--inh-caps=-all,+${capability}`,
    `--ambient-caps=-all,+${capability}`,
    `--bounding-set=-all,+${capability}`,
  ];
  return spawn(setpriv, [...become, ...keep, "--", `./${name}`, ...args], options);
}
