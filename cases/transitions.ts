import type { Stage } from "#contract/case.ts";
import { Refusal } from "#contract/refusals.ts";

/** What can happen to a case, as far as its stage is concerned. */
export type CaseEvent =
  | "submitted"
  | "completed"
  | "reopened"
  | "offered"
  | "accepted"
  | "declined"
  | "offer-lapsed"
  | "sealed"
  | "adjudication-asked"
  | "all-settled"
  | "adjudication-taken-back"
  | "signed"
  | "opened"
  | "closed"
  | "withdrawn";

/** Stage by stage: what may happen, and where it leads. What is not here cannot happen. */
const moves: Record<Stage, Partial<Record<CaseEvent, Stage>>> = {
  draft: { submitted: "gathering", withdrawn: "withdrawn" },
  gathering: { completed: "ready", withdrawn: "withdrawn" },
  ready: { offered: "offered", reopened: "gathering", withdrawn: "withdrawn" },
  offered: {
    accepted: "reading",
    declined: "ready",
    "offer-lapsed": "ready",
    reopened: "gathering",
    withdrawn: "withdrawn",
  },
  reading: { sealed: "comparing", reopened: "gathering", withdrawn: "withdrawn" },
  comparing: { "adjudication-asked": "adjudicating", signed: "signed", withdrawn: "withdrawn" },
  adjudicating: { "all-settled": "comparing", "adjudication-taken-back": "comparing", withdrawn: "withdrawn" },
  signed: { opened: "delivered" },
  delivered: { closed: "closed" },
  closed: {},
  withdrawn: {},
};

/**
 * The stage after an event.
 * @throws Refusal "wrong-stage" where the event cannot happen at this stage
 */
export function moveCase(stage: Stage, event: CaseEvent): Stage {
  const next = moves[stage][event];
  if (next === undefined) throw new Refusal("wrong-stage", `the case is ${stage}`);
  return next;
}
