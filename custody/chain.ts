import { type CustodyEntry, type CustodyEvent, chainStart } from "#contract/custody.ts";
import { hashOfJson } from "./hash.ts";

export type ChainProblem = {
  kind: "changed" | "removed" | "added" | "reordered" | "forged" | "other-chain" | "time-backwards";
  /** The event that is wrong, by its sequence number. */
  sequence: number;
  message: string;
};

export type Verdict = {
  sound: boolean;
  count: number;
  /** Hash of the last event; null for an empty chain. */
  head: string | null;
  /** Everything wrong, the first thing first. Empty when sound. */
  problems: ChainProblem[];
  /** Odd, but no proof of tampering: a clock may have been set back. */
  warnings: ChainProblem[];
};

/** What somebody wrote down about the chain at an earlier time; catches what the chain alone cannot: a shortened or rewritten end. */
export type KnownHead = { count: number; hash: string };

/** Gives an entry its place in the chain: SHA-256 over its canonical JSON, previousHash included. */
export function sealEntry(entry: CustodyEntry): CustodyEvent {
  const { chain, sequence, at, actor, kind, subject, reason, detail, previousHash } = entry;
  const { kind: actorKind, id, name } = actor;
  const exact = {
    chain,
    sequence,
    at,
    actor: { kind: actorKind, id, name },
    kind,
    subject,
    reason,
    detail,
    previousHash,
  };
  return { ...exact, hash: hashOfJson(exact) };
}

/**
 * Checks a chain that is given whole, in the order in which it was handed over, from its first event on.
 * Names each event that was changed, removed, added or moved, in the order of the chain.
 */
export function verifyChain(events: readonly CustodyEvent[], known: KnownHead | null = null): Verdict {
  const problems = [
    ...findOtherChain(events),
    ...findChanged(events),
    ...findMisplaced(events),
    ...findBrokenLinks(events),
    ...findForgedHead(events, known),
  ].sort((a, b) => a.sequence - b.sequence);
  return {
    sound: problems.length === 0,
    count: events.length,
    head: events.at(-1)?.hash ?? null,
    problems,
    warnings: findTimeBackwards(events),
  };
}

function findOtherChain(events: readonly CustodyEvent[]): ChainProblem[] {
  const chain = events[0]?.chain;
  return events
    .filter((event) => event.chain !== chain)
    .map(({ sequence }) => problem("other-chain", sequence, `Event ${sequence} belongs to another chain.`));
}

function findChanged(events: readonly CustodyEvent[]): ChainProblem[] {
  return events
    .filter((event) => sealEntry(event).hash !== event.hash)
    .map(({ sequence, kind }) =>
      problem("changed", sequence, `Event ${sequence} (${kind}) was changed: its content does not give its hash.`),
    );
}

/** Removed, added and reordered events show in the sequence numbers, which the hashes guard. */
function findMisplaced(events: readonly CustodyEvent[]): ChainProblem[] {
  const problems: ChainProblem[] = [];
  const seen = new Set<number>();
  let highest = 0;
  for (const { sequence } of events) {
    if (seen.has(sequence)) problems.push(problem("added", sequence, `Event ${sequence} is there more than once.`));
    else if (sequence < highest)
      problems.push(problem("reordered", sequence, `Event ${sequence} was moved: it stands after event ${highest}.`));
    seen.add(sequence);
    highest = Math.max(highest, sequence);
  }
  return [...problems, ...findGaps(seen, highest)];
}

function findGaps(seen: ReadonlySet<number>, highest: number): ChainProblem[] {
  const present = [...seen].sort((a, b) => a - b);
  const problems: ChainProblem[] = [];
  let next = 1;
  for (const sequence of present) {
    if (sequence > next) {
      const which = sequence - next === 1 ? `Event ${next} was` : `Events ${next} to ${sequence - 1} were`;
      problems.push(problem("removed", next, `${which} removed.`));
    }
    next = sequence + 1;
  }
  return highest === 0 ? [] : problems;
}

/** An event rewritten together with its hash is sound in itself; the event after it still carries the hash it had. */
function findBrokenLinks(events: readonly CustodyEvent[]): ChainProblem[] {
  const bySequence = new Map(events.map((event) => [event.sequence, event]));
  const problems: ChainProblem[] = [];
  for (const { sequence, previousHash } of bySequence.values()) {
    const before = bySequence.get(sequence - 1);
    const expected = sequence === 1 ? chainStart : before?.hash;
    if (expected === undefined || expected === previousHash) continue;
    const message =
      sequence === 1
        ? "Event 1 does not start the chain: it names an event before it."
        : `Event ${sequence - 1} is not the one that event ${sequence} was written after: one of the two was rewritten.`;
    problems.push(problem("forged", Math.max(1, sequence - 1), message));
  }
  return problems;
}

function findForgedHead(events: readonly CustodyEvent[], known: KnownHead | null): ChainProblem[] {
  if (known === null) return [];
  const last = events.reduce((highest, event) => Math.max(highest, event.sequence), 0);
  if (last < known.count) {
    const which = known.count - last === 1 ? `Event ${known.count} was` : `Events ${last + 1} to ${known.count} were`;
    return [problem("removed", last + 1, `${which} removed from the end.`)];
  }
  const then = events.find((event) => event.sequence === known.count);
  if (then?.hash === known.hash) return [];
  return [problem("forged", known.count, `Event ${known.count} does not have the hash that was written down for it.`)];
}

/**
 * An event says when its act began; two that are under way at once are written one after the other, in either order. An act lasts no
 * longer than this.
 */
const besideEachOther = 10_000;

function findTimeBackwards(events: readonly CustodyEvent[]): ChainProblem[] {
  const warnings: ChainProblem[] = [];
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    if (before === undefined || Date.parse(event.at) >= Date.parse(before.at) - besideEachOther) continue;
    const message = `Event ${event.sequence} says ${event.at}, which is earlier than the event before it (${before.at}).`;
    warnings.push(problem("time-backwards", event.sequence, message));
  }
  return warnings;
}

function problem(kind: ChainProblem["kind"], sequence: number, message: string): ChainProblem {
  return { kind, sequence, message };
}
