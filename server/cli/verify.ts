import type { KnownHead } from "#custody/chain.ts";
import { printVerdict } from "#custody/print-verdict.ts";
import { verifyBundle } from "#custody/verify-bundle.ts";
import { type Given, UsageError, type Verb } from "./verb.ts";

/** "12:9f86d0…": the number and the hash of an event, as the export page and the receipt print them. */
function parseHead(text: string): KnownHead {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (sequence === undefined || hash === undefined) {
    throw new UsageError("--head is the number of an event, a colon and its hash: 12:9f86d0…");
  }
  return { count: Number(sequence), hash };
}

async function run({ words, flags, out, err }: Given): Promise<number> {
  const path = words[0] ?? "";
  const known = typeof flags.head === "string" ? parseHead(flags.head) : null;
  let verdict: Awaited<ReturnType<typeof verifyBundle>>;
  try {
    verdict = await verifyBundle(path, known);
  } catch (error) {
    err(`${path} could not be read: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  out(flags.json === true ? `${JSON.stringify(verdict, null, 2)}\n` : printVerdict(verdict));
  return verdict.sound ? 0 : 1;
}

/** Checks an exported case; needs no database, no network and no running service. */
export const verify: Verb = {
  usage: "verify <bundle.zip>",
  summary: "check an exported case offline: every file, every event, every link",
  options: {
    head: { type: "string", about: "an event written down earlier, NUMBER:HASH: guards the end of the chain" },
    json: { type: "boolean", about: "the verdict as JSON" },
  },
  words: [1, 1],
  run,
};
