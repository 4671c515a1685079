import { stat } from "node:fs/promises";
import { join } from "node:path";
import { hashOfFile } from "../backup/lines.ts";
import { referredObjects } from "../backup/referred-objects.ts";
import type { Finding, Patient } from "./examine.ts";

/** So many objects are hashed where not all are. */
const sample = 50;
/** So many are named where more are missing. */
const named = 10;

/** Are the stored bytes that rows name there, and still what they were? */
export async function examineObjects({ owner, objects, everything }: Patient): Promise<Finding[]> {
  const referred = [...(await referredIn(owner))];
  const pathOf = (sha256: string) => join(objects, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const missing: string[] = [];
  for (const sha256 of referred) if (!(await isThere(pathOf(sha256)))) missing.push(sha256);
  const there = referred.filter((sha256) => !missing.includes(sha256));
  const looked = everything ? there : pick(there, sample);
  const changed: string[] = [];
  for (const sha256 of looked) if ((await hashOfFile(pathOf(sha256))) !== sha256) changed.push(sha256);
  const findings: Finding[] = [];
  const advice = "Fetch it from a backup: its file there bears the same name.";
  for (const [list, how] of [
    [missing, "is missing"],
    [changed, "is not what was stored"],
  ] as const) {
    for (const sha256 of list.slice(0, named))
      findings.push({ state: "ill", what: `the object ${sha256} ${how}`, advice });
    if (list.length > named)
      findings.push({ state: "ill", what: `… and ${list.length - named} more of them`, advice: null });
  }
  if (findings.length > 0) return findings;
  return [
    {
      state: "well",
      what: `${referred.length} objects are there; ${looked.length} were hashed and are what was stored`,
      advice: null,
    },
  ];
}

async function referredIn(owner: Patient["owner"]): Promise<Set<string>> {
  await owner.query("BEGIN READ ONLY");
  try {
    await owner.query("SELECT set_config('app.kind', 'system', true)");
    return await referredObjects(owner);
  } finally {
    await owner.query("ROLLBACK");
  }
}

/** Others each time: in the long run all are looked at. */
function pick<T>(all: readonly T[], count: number): T[] {
  const rest = [...all];
  const picked: T[] = [];
  while (picked.length < count && rest.length > 0) {
    picked.push(...rest.splice(Math.floor(Math.random() * rest.length), 1));
  }
  return picked;
}

const isThere = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
