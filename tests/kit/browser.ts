import { execFile } from "node:child_process";
import { access, constants, mkdir, readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import bundled, { inflate } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** A browser that can be started: its program and what its environment needs. */
type FoundBrowser = { executablePath: string; env: Record<string, string> };

const root = join(import.meta.dirname, "../..");
const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function firstExecutable(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await isExecutable(path)) return path;
  return null;
}

async function onSystem(): Promise<string | null> {
  const folders = (process.env.PATH ?? "").split(":").filter(Boolean);
  return firstExecutable(systemNames.flatMap((name) => folders.map((folder) => join(folder, name))));
}

/** Where Playwright's own installer puts its browsers; the newest first. */
async function inPlaywrightCache(): Promise<string | null> {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache", "ms-playwright");
  const names = (await readdir(cache).catch(() => []))
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort()
    .reverse();
  return firstExecutable(
    names.flatMap((name) => ["chrome-linux64", "chrome-linux"].map((folder) => join(cache, name, folder, "chrome"))),
  );
}

async function lacksLibraries(program: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)("ldd", [program]).catch(() => ({ stdout: "not found" }));
  return stdout.includes("not found");
}

/**
 * The Chromium that came with the packages, unpacked once into .cache/ (not into /tmp, where a file of another user would be in the way),
 * with the libraries and fonts it brings where the machine has none.
 */
async function unpackBundled(): Promise<FoundBrowser> {
  const place = join(root, ".cache", "chromium");
  await mkdir(place, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = place;
  try {
    const executablePath = await bundled.executablePath();
    const env: Record<string, string> = {};
    if (await lacksLibraries(executablePath)) {
      const archives = join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "..", "bin");
      env.LD_LIBRARY_PATH = join(await inflate(join(archives, "al2023.tar.br")), "lib");
    }
    if (!(await isExecutable("/etc/fonts"))) env.FONTCONFIG_PATH = join(place, "fonts");
    return { executablePath, env };
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!(await isExecutable(named))) throw new Error(`CHROMIUM_PATH is ${named}, which cannot be started.`);
    return { executablePath: named, env: {} };
  }
  const found = (await onSystem()) ?? (await inPlaywrightCache());
  return found === null ? unpackBundled() : { executablePath: found, env: {} };
}

let finding: Promise<FoundBrowser> | null = null;

/**
 * Starts a browser: CHROMIUM_PATH, the machine's Chromium or Chrome, Playwright's, or the one from the packages, whichever is there first.
 * WebGL is drawn by the processor, so that the viewer looks the same on every machine.
 * @example const browser = await launchBrowser(); afterAll(() => browser.close());
 */
export async function launchBrowser(): Promise<Browser> {
  finding ??= findBrowser();
  const { executablePath, env } = await finding;
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return chromium.launch({
    executablePath,
    env: { ...Object.fromEntries(kept), ...env },
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--ignore-gpu-blocklist",
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
    ],
  });
}
