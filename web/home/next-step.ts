import type { CaseSummary, Stage } from "#contract/case.ts";

/** Whose move it is, as the patient or referrer sees it. */
export type Turn = "you" | "us" | "done" | "over";

const turns: Record<Stage, Turn> = {
  draft: "you",
  gathering: "you",
  ready: "us",
  offered: "us",
  reading: "us",
  comparing: "us",
  adjudicating: "us",
  signed: "done",
  delivered: "done",
  closed: "over",
  withdrawn: "over",
};

type Known = Pick<CaseSummary, "stage" | "saidSentAt">;

/** Once the asker has said that everything is sent, a coordinator moves next, although the case is still being gathered. */
const isChecking = ({ stage, saidSentAt }: Known): boolean => stage === "gathering" && saidSentAt !== null;
const turnOf = (known: Known): Turn => (isChecking(known) ? "us" : turns[known.stage]);

/** Whose move it is in this case, what happens now, and where the asker goes for it. */
export function nextStep(known: Known): {
  turn: Turn;
  now: Stage | "checking";
  action: "draft" | "gathering" | "more" | "answer" | "view";
  to: "/ask/$caseId" | "/cases/$caseId/gather" | "/answer/$caseId" | "/cases/$caseId";
} {
  const { stage } = known;
  const turn = turnOf(known);
  if (isChecking(known)) return { turn, now: "checking", action: "more", to: "/cases/$caseId/gather" };
  switch (stage) {
    case "draft":
      return { turn, now: stage, action: "draft", to: "/ask/$caseId" };
    case "gathering":
      return { turn, now: stage, action: "gathering", to: "/cases/$caseId/gather" };
    case "signed":
    case "delivered":
    case "closed":
      return { turn, now: stage, action: "answer", to: "/answer/$caseId" };
    default:
      return { turn, now: stage, action: "view", to: "/cases/$caseId" };
  }
}

/** Your turn first, then the ready answers, then what is under way; within each the newest change first. */
const rank: Record<Turn, number> = { you: 0, done: 1, us: 2, over: 3 };
export const byTurn = (a: CaseSummary, b: CaseSummary): number =>
  rank[turnOf(a)] - rank[turnOf(b)] || b.stageSince.localeCompare(a.stageSince);
