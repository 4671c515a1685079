import type { Ballot, BallotChoice, WouldSettle } from "#contract/adjudication.ts";

/** A ballot as it is being filled in. */
export type BallotDraft = {
  choice: BallotChoice | null;
  statement: string;
  confidence: Ballot["confidence"];
  newVersion: string;
  wouldSettle: WouldSettle | null;
};

export const emptyBallot: BallotDraft = {
  choice: null,
  statement: "",
  confidence: "high",
  newVersion: "",
  wouldSettle: null,
};

/** The ballot to send with only what its choice needs, or what is still missing for it. */
export function finishedBallot(draft: BallotDraft): { ballot: Ballot | null; missing: (keyof BallotDraft)[] } {
  const missing: (keyof BallotDraft)[] = [];
  if (draft.choice === null) missing.push("choice");
  if (draft.statement.trim().length < 3) missing.push("statement");
  if (draft.choice === "new" && draft.newVersion.trim().length < 3) missing.push("newVersion");
  if (draft.choice === "cannot-settle" && draft.wouldSettle === null) missing.push("wouldSettle");
  if (draft.choice === null || missing.length > 0) return { ballot: null, missing };
  return {
    ballot: {
      choice: draft.choice,
      statement: draft.statement.trim(),
      confidence: draft.confidence,
      newVersion: draft.choice === "new" ? draft.newVersion.trim() : "",
      wouldSettle: draft.choice === "cannot-settle" ? draft.wouldSettle : null,
    },
    missing,
  };
}
