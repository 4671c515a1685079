import { z } from "zod";
import {
  type ComparisonContent,
  type ComparisonVersion,
  comparisonContent,
  panelVotes,
  type Settlement,
  settledAs,
} from "#contract/comparison.ts";
import type { CaseId } from "#contract/ids.ts";
import { sha256 } from "#contract/ids.ts";
import { findCaseDraft } from "./case-drafts.ts";
import type { Tx } from "./database.ts";

/** What a confirmation hashes: the comparison with the two readings it compares. */
export const confirmedComparison = z.object({
  model: z.literal("overread-comparison-1"),
  caseId: z.uuid(),
  version: z.number().int(),
  reading: z.object({ version: z.number().int(), sha256 }),
  firstReport: z
    .object({ recordId: z.uuid(), fileSha256: sha256, textVersion: z.number().int(), textSha256: sha256 })
    .nullable(),
  confirmedAt: z.string(),
  confirmedBy: z.object({ id: z.uuid(), name: z.string() }),
  content: comparisonContent,
});
export type ConfirmedComparison = z.infer<typeof confirmedComparison>;

export async function findComparisonDraft(
  tx: Tx,
  caseId: CaseId,
): Promise<{ revision: number; content: ComparisonContent } | null> {
  const draft = await findCaseDraft(tx, "comparison_draft", caseId);
  return draft === null ? null : { revision: draft.revision, content: comparisonContent.parse(draft.content) };
}

/** The newest confirmed version with what it was made of; null while none is. */
export async function findConfirmedComparison(tx: Tx, caseId: CaseId): Promise<ConfirmedComparison | null> {
  const row = await tx
    .selectFrom("comparison_version")
    .select("canonical")
    .where("case_id", "=", caseId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : confirmedComparison.parse(JSON.parse(row.canonical));
}

/** Confirmed versions, oldest first. */
export async function listComparisonVersions(tx: Tx, caseId: CaseId): Promise<ComparisonVersion[]> {
  const rows = await tx
    .selectFrom("comparison_version")
    .select(["version", "canonical", "sha256", "confirmed_at", "confirmed_by", "reading_version"])
    .where("case_id", "=", caseId)
    .orderBy("version")
    .execute();
  return rows.map((row) => ({
    version: row.version,
    content: confirmedComparison.parse(JSON.parse(row.canonical)).content,
    sha256: row.sha256,
    confirmedAt: row.confirmed_at.toISOString(),
    confirmedBy: row.confirmed_by,
    readingVersion: row.reading_version,
  }));
}

/** What third readers have settled; the newest word on each pair stands. */
export async function listSettlements(tx: Tx, caseId: CaseId): Promise<{ pairId: string; settlement: Settlement }[]> {
  const rows = await tx
    .selectFrom("settled_difference")
    .select(["pair_id", "settled_as", "statement", "adjudicator_name", "votes", "at"])
    .where("case_id", "=", caseId)
    .orderBy("at")
    .execute();
  const newest = new Map(rows.map((row) => [row.pair_id, row]));
  return [...newest.values()].map((row) => ({
    pairId: row.pair_id,
    settlement: {
      settledAs: settledAs.parse(row.settled_as),
      statement: row.statement,
      adjudicatorName: row.adjudicator_name,
      votes: panelVotes.nullable().parse(row.votes),
      at: row.at.toISOString(),
    },
  }));
}
