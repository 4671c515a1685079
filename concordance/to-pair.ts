import type { Agreement, Pair, Significance } from "#contract/comparison.ts";
import type { Finding } from "#contract/finding.ts";
import type { Statement } from "#contract/statement.ts";
import { nameUuid } from "#narrative/name-uuid.ts";

/** What is proposed of a pair. */
export type Verdict = { agreement: Agreement; significance: Significance; reason: string };

const LONGEST_REASON = 2000;

/** A proposed pair; the same statement and finding always give the same id. */
export function toPair(
  statement: Statement | null,
  finding: Finding | null,
  { agreement, significance, reason }: Verdict,
): Pair {
  const [statementId, findingId] = [statement?.id ?? null, finding?.id ?? null];
  return {
    id: nameUuid(
      ["pair", statementId ?? "", findingId ?? "", agreement === "recommendation" ? "advice" : ""].join("\u001f"),
    ),
    statementId,
    findingId,
    agreement,
    significance,
    reason: reason.trim().slice(0, LONGEST_REASON),
    changes: "",
    origin: "proposed",
    confirmed: false,
  };
}
