// Run after `npm install <package>`, and only then. A registry that does not hold every platform's build of a native package makes npm
// leave those optional packages out of package-lock.json, and `npm ci` then refuses the lock ("Missing: …@ from lock file").
// This adds them as npm would have written them; they are skipped wherever `os`, `cpu` or `libc` do not fit, so they need no integrity here.
import { readFile, writeFile } from "node:fs/promises";

const platforms = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "aix",
  "win32",
];
const processors = ["arm64", "arm", "x64", "ia32", "ppc64", "riscv64", "s390x", "loong64", "mips64el"];
// Names of targets that npm's `cpu` calls otherwise.
const otherNames = { ppc64le: "ppc64", ppc64: "ppc64", loongarch64: "loong64", armhf: "arm", armv7: "arm" };

/** `@napi-rs/canvas-linux-arm-gnueabihf` is for linux on arm with glibc. */
function targetOf(name) {
  const words = name.split(/[-/]/);
  const os = platforms.filter((platform) => words.includes(platform) || words.includes(`${platform}ovh`));
  const cpu = words.map((word) => (processors.includes(word) ? word : otherNames[word])).filter((word) => word != null);
  if (os.length === 0 && cpu.length === 0 && !words.some((word) => word.startsWith("wasm"))) return null;
  const target = {};
  if (words.some((word) => word.startsWith("wasm"))) target.cpu = ["wasm32"];
  if (os.length > 0) target.os = os;
  if (cpu.length > 0) target.cpu = [...new Set(cpu)];
  if (words.some((word) => word.startsWith("musl"))) target.libc = ["musl"];
  else if (words.some((word) => word.startsWith("gnu"))) target.libc = ["glibc"];
  return target;
}

/** Node's look-up: the package's own node_modules, then each one above it. */
function findPlace(packages, from, name) {
  for (let place = from; ; place = place.slice(0, place.lastIndexOf("/node_modules/"))) {
    const candidate = `${place}/node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (!place.includes("/node_modules/")) return packages[`node_modules/${name}`] ? `node_modules/${name}` : null;
  }
}

const path = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(await readFile(path, "utf8"));
const strange = [];
let added = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const version = range.replace(/^[\^~]/, "");
    const there = findPlace(lock.packages, place, name);
    const sameName = there !== null && lock.packages[there].version === version;
    if (sameName || (there !== null && version !== range)) continue;
    const target = targetOf(name);
    if (target === null || !/^\d+\.\d+\.\d+/.test(version)) {
      strange.push(`${name}@${range} (wanted by ${place})`);
      continue;
    }
    // Another version stands at the top already: this one goes beside the package that wants it.
    const own = there === null ? `node_modules/${name}` : `${place}/node_modules/${name}`;
    lock.packages[own] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...target };
    added += 1;
  }
}
const root = lock.packages[""];
const others = Object.entries(lock.packages).filter(([place]) => place !== "");
others.sort(([one], [other]) => one.localeCompare(other, "en"));
lock.packages = { "": root, ...Object.fromEntries(others) };
await writeFile(path, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} platform packages added.\n`);
for (const line of strange) process.stdout.write(`Not added, look yourself: ${line}\n`);
