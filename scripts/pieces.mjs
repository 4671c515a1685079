// The parts of `npm run check` and `npm test` that are not vitest's.
import { once } from "node:events";
import { join } from "node:path";
import { startNode } from "./runtime.mjs";

const bin = (...parts) => join("node_modules", ...parts);

export const pieces = [
  { name: "types", args: [bin("typescript", "bin", "tsc"), "-p", "."] },
  { name: "format and lint", args: [bin("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings", "."] },
  { name: "dead code", args: [bin("knip", "bin", "knip.js"), "--no-progress"] },
  { name: "generated files", args: [join("scripts", "generate.ts"), "--check"] },
];

/** Runs a program under Node 24 and keeps what it says. */
export async function runPiece({ name, args }) {
  const begun = Date.now();
  const child = await startNode(args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  const [code] = await once(child, "close");
  return { name, passed: code === 0, said, seconds: (Date.now() - begun) / 1000 };
}

/** A line for each, and what the failing ones said. */
export function report({ name, passed, said, seconds }) {
  process.stdout.write(`${passed ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)\n`);
  if (!passed) process.stdout.write(`${said.trimEnd()}\n\n`);
}
