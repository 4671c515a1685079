// Builds web/ into dist/web, when a source has changed since it was last built.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { giveUp, root, say, startNode } from "./runtime.mjs";

/** The rooms that web/ may import, and what settles how it is built. */
const sources = ["web", "contract", "dicom", "reporting", "concordance"];
const files = ["package.json", "package-lock.json"];
const built = join(root, "dist", "web");
const record = join(built, ".sources");

async function hashSources() {
  const listings = await Promise.all(
    sources.map((room) => readdir(join(root, room), { recursive: true, withFileTypes: true }).catch(() => [])),
  );
  const paths = listings
    .flat()
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const hash = createHash("sha256");
  for (const path of [...paths, ...files.map((file) => join(root, file))].sort()) {
    hash.update(`${path.slice(root.length)}\0`).update(await readFile(path));
  }
  return hash.digest("hex");
}

export async function buildWeb() {
  const hash = await hashSources();
  if ((await readFile(record, "utf8").catch(() => "")) === hash) return;
  say("Building the web application …");
  // Built aside and put in place at once: a service that runs from this folder never serves half of it.
  const next = `${built}.${process.pid}`;
  const child = await startNode(
    [
      join("node_modules", "vite", "bin", "vite.js"),
      "build",
      "web",
      "--outDir",
      next,
      "--emptyOutDir",
      "--logLevel",
      "warn",
    ],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, "exit");
  if (code !== 0) await rm(next, { recursive: true, force: true });
  if (code !== 0) giveUp(`The web application could not be built:\n${said}`);
  await writeFile(join(next, ".sources"), hash);
  const before = `${next}.before`;
  await rename(built, before).catch(() => undefined);
  await rename(next, built);
  await rm(before, { recursive: true, force: true });
}
