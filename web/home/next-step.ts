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

/** Whose move it is in this case, and where the asker goes for it. */
export function nextStep({ stage }: Pick<CaseSummary, "stage">): {
  turn: Turn;
  action: "draft" | "gathering" | "answer" | "view";
  to: "/ask/$caseId" | "/cases/$caseId/gather" | "/answer/$caseId" | "/cases/$caseId";
} {
  const turn = turns[stage];
  switch (stage) {
    case "draft":
      return { turn, action: "draft", to: "/ask/$caseId" };
    case "gathering":
      return { turn, action: "gathering", to: "/cases/$caseId/gather" };
    case "signed":
    case "delivered":
    case "closed":
      return { turn, action: "answer", to: "/answer/$caseId" };
    default:
      return { turn, action: "view", to: "/cases/$caseId" };
  }
}

/** Your turn first, then the ready answers, then what is under way; within each the newest change first. */
const rank: Record<Turn, number> = { you: 0, done: 1, us: 2, over: 3 };
export const byTurn = (a: CaseSummary, b: CaseSummary): number =>
  rank[turns[a.stage]] - rank[turns[b.stage]] || b.stageSince.localeCompare(a.stageSince);
