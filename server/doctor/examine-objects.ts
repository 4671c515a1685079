import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { Refusal } from "#contract/refusals.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";
import { leavingObjects, referredObjects } from "#store/referred-objects.ts";
import type { Finding, Patient } from "./examine.ts";
import { findOrphans, type Orphan } from "./find-orphans.ts";

/** So many objects are hashed where not all are. */
const sample = 50;
/** So many are named where more are missing. */
const named = 10;

/** Are the stored bytes that rows name there, and still what they were? And do rows name all that is there? */
export async function examineObjects({ owner, stores, everything }: Patient): Promise<Finding[]> {
  const { referred, leaving } = await rowsOf(owner);
  const findings = await examineStore("originals", stores.originals, stores.copies !== null, { referred, everything });
  if (stores.copies !== null) {
    findings.push(...(await examineStore("copies", stores.copies, true, { referred, everything })));
  }
  findings.push(...orphansFound(await findOrphans(owner, stores)));
  if (leaving.size > 0) {
    const what = `${leaving.size} deleted objects are still to be taken out of the store`;
    findings.push({ state: "watch", what, advice: "The service does it within minutes. Is it running?" });
  }
  return findings;
}

type Looked = { referred: ReadonlySet<string>; everything: boolean };

async function examineStore(
  name: "originals" | "copies",
  store: ObjectStore,
  both: boolean,
  { referred, everything }: Looked,
): Promise<Finding[]> {
  // Rows were read before: an object that comes in meanwhile is in the list or named by no row yet.
  const listed = new Set<string>();
  for await (const { sha256 } of store.list()) listed.add(sha256);
  const missing: string[] = [];
  for (const sha256 of referred) if (!listed.has(sha256)) missing.push(sha256);
  const there = [...referred].filter((sha256) => listed.has(sha256));
  const looked = everything ? there : pick(there, sample);
  const changed: string[] = [];
  for (const sha256 of looked) if (!(await isWhole(store, sha256))) changed.push(sha256);
  const of = name === "copies" ? "the copy of the object" : "the object";
  const findings: Finding[] = [];
  if (name === "copies" && missing.length > 0) {
    const what = `${missing.length} of ${referred.size} objects have no copy yet`;
    findings.push({ state: "watch", what, advice: "The service makes them in the background. Is it running?" });
  }
  const advice = both
    ? "The service restores it from the other store when it comes to it in its round."
    : "Fetch it from a backup: its file there bears the same name.";
  for (const [list, how] of [
    [name === "copies" ? [] : missing, "is missing"],
    [changed, "is not what was stored"],
  ] as const) {
    for (const sha256 of list.slice(0, named)) findings.push({ state: "ill", what: `${of} ${sha256} ${how}`, advice });
    if (list.length > named)
      findings.push({ state: "ill", what: `… and ${list.length - named} more of them`, advice: null });
  }
  if (findings.length > 0) return findings;
  const what =
    name === "copies"
      ? `every object has its copy; ${looked.length} copies were hashed and are what was stored`
      : `${referred.size} objects are there; ${looked.length} were hashed and are what was stored`;
  return [{ state: "well", what, advice: null }];
}

function orphansFound(orphans: readonly Orphan[]): Finding[] {
  if (orphans.length === 0) return [];
  const bytes = orphans.reduce((sum, { size }) => sum + size, 0);
  const advice =
    'They come from requests that were broken off and do no harm. To be rid of them: "overread doctor --remove-orphans".';
  return [
    {
      state: "watch",
      what: `${orphans.length} stored objects (${(bytes / 1e6).toFixed(1)} MB) are named by no row, the first ${orphans[0]?.sha256}`,
      advice,
    },
  ];
}

async function rowsOf(owner: Patient["owner"]): Promise<{ referred: Set<string>; leaving: Set<string> }> {
  await owner.query("BEGIN READ ONLY");
  try {
    await owner.query("SELECT set_config('app.kind', 'system', true)");
    return { referred: await referredObjects(owner), leaving: await leavingObjects(owner) };
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

async function isWhole(store: ObjectStore, sha256: string): Promise<boolean> {
  const hash = createHash("sha256");
  try {
    await pipeline(await store.stream(sha256), hash);
    return hash.digest("hex") === sha256;
  } catch (error) {
    if (error instanceof Refusal && error.code === "failed") return false;
    throw error;
  }
}
