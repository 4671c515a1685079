import type { ComparisonContent, Pair } from "#contract/comparison.ts";
import type { Statement } from "#contract/statement.ts";

/** Changes of a comparison, each giving a new content. What a person changes is the person's own and is open until accepted. */

const newPair = (sides: Pick<Pair, "statementId" | "findingId" | "agreement">): Pair => ({
  id: crypto.randomUUID(),
  significance: sides.agreement === "agree" ? "none" : "minor",
  reason: "",
  changes: "",
  origin: "person",
  confirmed: false,
  ...sides,
});

/** Whether a statement says that something is there, so that it must stand in a pair. */
const says = (statement: Statement | undefined): boolean => statement?.kind === "observation" && !statement.negated;

export function changePair(content: ComparisonContent, id: string, part: Partial<Pair>): ComparisonContent {
  const pairs = content.pairs.map((pair) => {
    if (pair.id !== id) return pair;
    const next: Pair = { ...pair, confirmed: false, origin: "person", ...part };
    // An agreement that matters is a contradiction in itself.
    return next.agreement === "agree" ? { ...next, significance: "none" as const } : next;
  });
  return { ...content, pairs };
}

/** Accepting leaves the origin as it is: what the machine proposed and a person accepted is told apart from what a person wrote. */
export function acceptPair(content: ComparisonContent, id: string, confirmed = true): ComparisonContent {
  return { ...content, pairs: content.pairs.map((pair) => (pair.id === id ? { ...pair, confirmed } : pair)) };
}

export function acceptAgreements(content: ComparisonContent): ComparisonContent {
  return {
    ...content,
    pairs: content.pairs.map((pair) => (pair.agreement === "agree" ? { ...pair, confirmed: true } : pair)),
  };
}

/**
 * Gives a pair another statement or finding. A side that another pair held is taken from it; a pair left with nothing is dropped; what
 * lost its partner and still must be compared gets a pair of its own.
 */
export function rePair(
  content: ComparisonContent,
  id: string,
  sides: { statementId?: string | null; findingId?: string | null },
): ComparisonContent {
  const before = content.pairs.find((pair) => pair.id === id);
  if (before === undefined) return content;
  const statementId = sides.statementId === undefined ? before.statementId : sides.statementId;
  const findingId = sides.findingId === undefined ? before.findingId : sides.findingId;
  if (statementId === null && findingId === null) return content;
  const pairs = content.pairs.flatMap((pair): Pair[] => {
    if (pair.id === id) {
      const agreement =
        statementId === null ? "missed-by-first" : findingId === null ? "not-confirmed" : both(before.agreement);
      return [{ ...pair, statementId, findingId, agreement, origin: "person", confirmed: false }];
    }
    const takenStatement =
      statementId !== null && statementId !== before.statementId && pair.statementId === statementId;
    const takenFinding = findingId !== null && findingId !== before.findingId && pair.findingId === findingId;
    if (!takenStatement && !takenFinding) return [pair];
    const left = {
      statementId: takenStatement ? null : pair.statementId,
      findingId: takenFinding ? null : pair.findingId,
    };
    if (left.statementId === null && left.findingId === null) return [];
    const agreement = left.statementId === null ? "missed-by-first" : "not-confirmed";
    return [{ ...pair, ...left, agreement, confirmed: false }];
  });
  return withOrphans({ ...content, pairs }, before);
}

/** "Missed" and "not confirmed" are of one side alone; with both sides there, it is a refinement until somebody says otherwise. */
const both = (agreement: Pair["agreement"]): Pair["agreement"] =>
  agreement === "missed-by-first" || agreement === "not-confirmed" ? "refined" : agreement;

function withOrphans(content: ComparisonContent, before: Pair): ComparisonContent {
  const { pairs, statements } = content;
  const added: Pair[] = [];
  const lostFinding = before.findingId !== null && pairs.every((pair) => pair.findingId !== before.findingId);
  if (lostFinding)
    added.push(newPair({ statementId: null, findingId: before.findingId, agreement: "missed-by-first" }));
  const lostStatement = before.statementId !== null && pairs.every((pair) => pair.statementId !== before.statementId);
  if (lostStatement && says(statements.find((each) => each.id === before.statementId)))
    added.push(newPair({ statementId: before.statementId, findingId: null, agreement: "not-confirmed" }));
  return added.length === 0 ? content : { ...content, pairs: [...pairs, ...added] };
}

/** A statement that a person marked in the text, with a pair of its own until it is put to another. */
export function addStatement(content: ComparisonContent, statement: Statement): ComparisonContent {
  const statements = [...content.statements, statement].sort((a, b) => a.start - b.start);
  const pair = newPair({ statementId: statement.id, findingId: null, agreement: "not-confirmed" });
  return { ...content, statements, pairs: says(statement) ? [...content.pairs, pair] : content.pairs };
}

/**
 * What a person wrote of a statement is confirmed by it; its pairs are open again. One that says no longer that something is there loses
 * the pair in which it stood alone: there is nothing in it to confirm.
 */
export function changeStatement(content: ComparisonContent, id: string, part: Partial<Statement>): ComparisonContent {
  const saidSomething = says(content.statements.find((each) => each.id === id));
  const statements = content.statements.map((each) => (each.id === id ? { ...each, ...part, confirmed: true } : each));
  const now = statements.find((each) => each.id === id);
  const saysNothingNow = saidSomething && !says(now);
  const pairs = content.pairs.flatMap((pair): Pair[] => {
    if (pair.statementId !== id) return [pair];
    return saysNothingNow && pair.findingId === null && pair.agreement === "not-confirmed"
      ? []
      : [{ ...pair, confirmed: false }];
  });
  const unpaired = pairs.every((pair) => pair.statementId !== id);
  const own = newPair({ statementId: id, findingId: null, agreement: "not-confirmed" });
  return { ...content, statements, pairs: unpaired && says(now) ? [...pairs, own] : pairs };
}

/** Pairs of the statement alone go with it; a pair with a finding stays as something the first report does not say. */
export function removeStatement(content: ComparisonContent, id: string): ComparisonContent {
  const pairs = content.pairs.flatMap((pair): Pair[] => {
    if (pair.statementId !== id) return [pair];
    if (pair.findingId === null) return [];
    return [{ ...pair, statementId: null, agreement: "missed-by-first", confirmed: false, origin: "person" }];
  });
  return { ...content, statements: content.statements.filter((each) => each.id !== id), pairs };
}

/** Whether every difference that a third reader has settled is as it was: its sides, its class, its weight. */
export function keepsSettled(
  before: ComparisonContent,
  after: ComparisonContent,
  settled: readonly { pairId: string }[],
): boolean {
  return settled.every(({ pairId }) => {
    const was = before.pairs.find((pair) => pair.id === pairId);
    const is = after.pairs.find((pair) => pair.id === pairId);
    if (was === undefined || is === undefined) return was === is;
    return (
      was.statementId === is.statementId &&
      was.findingId === is.findingId &&
      was.agreement === is.agreement &&
      was.significance === is.significance
    );
  });
}
