import { statfs } from "node:fs/promises";
import type { Finding, Patient } from "./examine.ts";

const gigabyte = 1 << 30;
/** A CD's worth of room is the least that lets anybody send a case. */
const tight = 5 * gigabyte;
const least = gigabyte;
const allowedDrift = 5;

export async function examineDisk({ dataDir }: Patient): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const what = `${(free / gigabyte).toFixed(1)} GB free for ${dataDir}`;
  if (free < least) return [{ state: "ill", what, advice: "Make room: new images are refused when it is used up." }];
  return [{ state: free < tight ? "watch" : "well", what, advice: free < tight ? "Make room soon." : null }];
}

/** One-time codes and deadlines need the right time; the database keeps its own. */
export async function examineClock({ owner }: Patient): Promise<Finding[]> {
  const before = Date.now();
  const { rows } = await owner.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const between = (before + Date.now()) / 2;
  const drift = Math.abs((rows[0]?.now.getTime() ?? 0) - between) / 1000;
  if (before < Date.parse("2026-01-01")) {
    return [{ state: "ill", what: "this machine's clock stands in the past", advice: "Set it by NTP." }];
  }
  if (drift <= allowedDrift)
    return [{ state: "well", what: "the clocks of this machine and the database agree", advice: null }];
  return [
    {
      state: "ill",
      what: `the clocks of this machine and the database differ by ${drift.toFixed(0)} s`,
      advice: "Set both by NTP.",
    },
  ];
}
