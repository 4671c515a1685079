import { chainStart } from "#contract/custody.ts";
import { sha256Hex } from "#custody/hash.ts";
import type { Finding, Patient } from "./examine.ts";

/** Every chain of events from its first to its last: each hash is that of its text and names the one before. */
export async function examineChains({ owner }: Patient): Promise<Finding[]> {
  await owner.query("BEGIN READ ONLY");
  try {
    await owner.query("SELECT set_config('app.kind', 'system', true)");
    await owner.query(
      "DECLARE chains NO SCROLL CURSOR FOR SELECT chain, sequence, canonical, previous_hash, hash FROM custody_event ORDER BY chain, sequence",
    );
    return await followAll(owner);
  } finally {
    await owner.query("ROLLBACK");
  }
}

type Row = { chain: string; sequence: number; canonical: string; previous_hash: string; hash: string };

async function followAll(owner: Patient["owner"]): Promise<Finding[]> {
  const broken = new Map<string, number>();
  const chains = new Set<string>();
  let last: Row | null = null;
  let events = 0;
  for (;;) {
    const { rows } = await owner.query<Row>("FETCH 1000 FROM chains");
    if (rows.length === 0) break;
    for (const row of rows) {
      events += 1;
      chains.add(row.chain);
      if (!follows(row, last) && !broken.has(row.chain)) broken.set(row.chain, row.sequence);
      last = row;
    }
  }
  if (broken.size === 0)
    return [{ state: "well", what: `${chains.size} chains with ${events} events are unbroken`, advice: null }];
  const advice = "Somebody has changed the database beside the service. Compare with the newest backup.";
  return [...broken].map(([chain, sequence]) => ({
    state: "ill",
    what: `the chain ${chain} breaks at event ${sequence}`,
    advice,
  }));
}

function follows(row: Row, last: Row | null): boolean {
  const before = last?.chain === row.chain ? last : null;
  return (
    row.sequence === (before?.sequence ?? 0) + 1 &&
    row.previous_hash === (before?.hash ?? chainStart) &&
    row.hash === sha256Hex(row.canonical) &&
    row.canonical.includes(`"previousHash":"${row.previous_hash}"`)
  );
}
