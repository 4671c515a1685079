import { readdir, readFile } from "node:fs/promises";

/** What a process and all that descend from it use. */
export type ProcessUsage = {
  /** Megabytes; what they share is counted once (PSS). */
  memory: number;
  /** Milliseconds of the processors since they began, those of children that ended included. */
  processor: number;
};

/** The kernel counts in hundredths of a second (proc(5), USER_HZ). */
const tick = 10;

export async function usageOf(pid: number): Promise<ProcessUsage> {
  const all = new Map<number, { parent: number; processor: number }>();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, "latin1").catch(() => null);
    if (stat === null) continue;
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    all.set(Number(name), { parent: Number(fields[1]), processor: ticks * tick });
  }
  const family = new Set([pid]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [child, { parent }] of all) {
      if (!family.has(parent) || family.has(child)) continue;
      family.add(child);
      grew = true;
    }
  }
  const members = [...family];
  const sizes = await Promise.all(
    members.map(async (one) => {
      const rollup = await readFile(`/proc/${one}/smaps_rollup`, "latin1").catch(() => "");
      return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
    }),
  );
  return {
    memory: sizes.reduce((sum, size) => sum + size, 0),
    processor: members.reduce((sum, one) => sum + (all.get(one)?.processor ?? 0), 0),
  };
}
