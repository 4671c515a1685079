import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join, parse } from "node:path";
import type { House } from "#commands/house.ts";
import { storeInstances } from "#commands/images/store-instances.ts";
import { Refusal } from "#contract/refusals.ts";
import { walkFiles } from "../cli/walk-files.ts";
import { doneFolder, failedFolder } from "./scan-folder.ts";

type Desk = Pick<House, "database" | "clock" | "objects">;
type Scope = Parameters<typeof storeInstances>[1];

/**
 * Takes a dropped file in (of an archive what is in it) and moves it aside: to `done`, or to `failed` with the reasons beside it. Taken
 * twice it is found to be there already, so that a stop between the two does no harm.
 * @throws where it could not be stored now: it stays, and is tried again
 */
export async function takeFile(desk: Desk, scope: Scope, folder: string, path: string): Promise<void> {
  const reasons: string[] = [];
  const put = (name: string, reason: string | null) => reasons.push(`${name}: ${reason ?? "refused"}`);
  const files = walkFiles(join(folder, path), ({ name, reason }) => put(name, reason));
  try {
    for (const { name, outcome, reason } of await storeInstances(desk, scope, null, files))
      if (outcome === "refused" || outcome === "conflict") put(name, reason);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === "storage-full" || error.code === "try-again") throw error;
    if (reasons.length === 0) put(path, error.message);
  }
  if (reasons.length === 0) {
    await moveAside(folder, path, doneFolder);
    return;
  }
  const moved = await moveAside(folder, path, failedFolder);
  if (moved !== null) await writeFile(`${moved}.txt`, `${reasons.join("\n")}\n`);
}

/** @returns where it is now; null where somebody else has taken it */
async function moveAside(folder: string, path: string, to: string): Promise<string | null> {
  const { dir, name, ext } = parse(path);
  let target = join(folder, to, path);
  for (let copy = 2; await exists(target); copy++) target = join(folder, to, dir, `${name} (${copy})${ext}`);
  await mkdir(dirname(target), { recursive: true });
  try {
    await rename(join(folder, path), target);
    return target;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
