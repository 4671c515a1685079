import { mkdir } from "node:fs/promises";
import type { House } from "#commands/house.ts";
import type { OrganisationId } from "#contract/ids.ts";
import { type DroppedFile, scanFolder } from "./scan-folder.ts";
import { takeFile } from "./take-file.ts";

export type WatchOptions = {
  house: Pick<House, "database" | "clock" | "objects">;
  folder: string;
  /** Whose images they are; null while that cannot be said (the service is not set up yet). */
  organisation: () => Promise<OrganisationId | null>;
  /** How often it is looked, and how long a file must not have changed to count as whole. Milliseconds. */
  every: number;
  settled: number;
  onFault: (error: unknown) => void;
};

/**
 * Takes in what is dropped into a folder, once it is whole: a file is taken when its size and time have not changed from one look to the
 * next and for some seconds. What is there at a start is taken too. Looks again and again, since network folders tell of no changes.
 */
export async function watchFolder(options: WatchOptions): Promise<{ stop: () => Promise<void> }> {
  await mkdir(options.folder, { recursive: true });
  let seen = new Map<string, DroppedFile>();
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  const look = async () => {
    try {
      const files = await scanFolder(options.folder);
      const whole = files.filter((file) => isWhole(file, seen.get(file.path), options));
      seen = new Map(files.map((file) => [file.path, file]));
      await takeAll(options, whole, () => stopped);
    } catch (error) {
      options.onFault(error);
    }
  };
  let looking = Promise.resolve();
  const goOn = () => {
    looking = look().then(() => {
      if (!stopped) timer = setTimeout(goOn, options.every);
    });
  };
  goOn();
  return {
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await looking;
    },
  };
}

function isWhole(file: DroppedFile, before: DroppedFile | undefined, { settled }: WatchOptions): boolean {
  if (before === undefined || before.size !== file.size || before.modifiedMs !== file.modifiedMs) return false;
  // A clock that is wrong on another machine must not keep a file waiting for ever: two looks are enough then.
  const age = Date.now() - file.modifiedMs;
  return age >= settled || age < 0;
}

async function takeAll(options: WatchOptions, files: readonly DroppedFile[], stopped: () => boolean): Promise<void> {
  if (files.length === 0) return;
  const organisationId = await options.organisation();
  if (organisationId === null) return;
  const name = "watch folder";
  const scope = { kind: "service", organisationId, tokenId: name, name, role: "integrator" } as const;
  for (const { path } of files) {
    if (stopped()) return;
    try {
      await takeFile(options.house, scope, options.folder, path);
    } catch (error) {
      options.onFault(error);
    }
  }
}
