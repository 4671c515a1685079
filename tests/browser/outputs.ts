import { execFile } from "node:child_process";
import { access, constants, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A program of the machine that tells whether an output is good; null where the machine has it not. */
async function program(name: string): Promise<string | null> {
  for (const folder of (process.env.PATH ?? "").split(":").filter(Boolean)) {
    const path = join(folder, name);
    const there = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return path;
  }
  return null;
}

/**
 * What a program says of a file, both streams; null where the machine does not have the program.
 * @param words its arguments; "FILE" stands for the file
 */
export async function say(name: string, bytes: Uint8Array, ...words: string[]): Promise<string | null> {
  const path = await program(name);
  if (path === null) return null;
  const folder = await mkdtemp(join(tmpdir(), "overread-output-"));
  try {
    const file = join(folder, "output");
    await writeFile(file, bytes);
    const args = words.map((word) => (word === "FILE" ? file : word));
    const { stdout, stderr } = await run(path, args, { timeout: 60_000, maxBuffer: 32 * 1024 * 1024 }).catch(
      (error: unknown) => {
        const { stdout: out = "", stderr: err = "" } = Object(error);
        return { stdout: String(out), stderr: `${String(err)}\nended in error` };
      },
    );
    return `${stdout}\n${stderr}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
