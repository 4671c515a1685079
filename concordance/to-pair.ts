import type { Agreement, Pair, Significance } from "#contract/comparison.ts";
import type { Finding } from "#contract/finding.ts";
import type { Statement } from "#contract/statement.ts";
import { nameUuid } from "#narrative/name-uuid.ts";
import { type Circumstances, differenceKindOf } from "./difference-kind.ts";

/** What is proposed of a pair. */
export type Verdict = { agreement: Agreement; significance: Significance; reason: string } & Circumstances;

const LONGEST_REASON = 2000;

/** A proposed pair; the same statement and finding always give the same id. */
export function toPair(
  statement: Statement | null,
  finding: Finding | null,
  { agreement, significance, reason, ...circumstances }: Verdict,
): Pair {
  const kind = differenceKindOf(agreement, circumstances);
  const [statementId, findingId] = [statement?.id ?? null, finding?.id ?? null];
  return {
    id: nameUuid(
      ["pair", statementId ?? "", findingId ?? "", agreement === "recommendation" ? "advice" : ""].join("\u001f"),
    ),
    statementId,
    findingId,
    agreement,
    significance,
    ...(kind === null ? {} : { kind }),
    reason: reason.trim().slice(0, LONGEST_REASON),
    changes: "",
    origin: "proposed",
    confirmed: false,
  };
}
