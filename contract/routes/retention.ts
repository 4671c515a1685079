import { z } from "zod";
import { caseId } from "../ids.ts";
import { erasureGround, retentionOverview, retentionRule, writtenReason } from "../retention.ts";
import { defineRoutes } from "../route.ts";

const administrators = { kind: "roles", roles: ["administrator"] } as const;
const done = z.object({ done: z.literal(true) });
const caseNumber = z.string().trim().min(1).max(40);

/** What is kept how long, what must not be deleted, and what is erased. */
export const retentionRoutes = defineRoutes({
  showRetention: {
    method: "GET",
    path: "/api/retention",
    summary: "Rules, holds, what waits for a decision, what was erased, and how the stores fare",
    access: administrators,
    blind: "carries-nothing",
    reply: retentionOverview,
  },
  changeRetention: {
    method: "PUT",
    path: "/api/retention/rule",
    summary: "How long cases and unclaimed images are kept; what is due waits for a person's decision",
    access: administrators,
    blind: "carries-nothing",
    body: retentionRule.extend({ reason: writtenReason }),
    reply: done,
  },
  setLegalHold: {
    method: "POST",
    path: "/api/retention/holds",
    summary: "Put a case under legal hold, by its number: nothing of it can be deleted until the hold is lifted",
    access: administrators,
    blind: "carries-nothing",
    body: z.object({ caseNumber, reason: writtenReason }),
    reply: done,
  },
  liftLegalHold: {
    method: "POST",
    path: "/api/retention/holds/:caseId/lift",
    summary: "Lift a legal hold",
    access: administrators,
    blind: "carries-nothing",
    params: z.object({ caseId }),
    body: z.object({ reason: writtenReason }),
    reply: done,
  },
  orderErasure: {
    method: "POST",
    path: "/api/retention/erasures",
    summary: "Enter that a case is to be erased, by its number, as its patient asks or since it came in by mistake",
    access: administrators,
    blind: "carries-nothing",
    body: z.object({ caseNumber, ground: erasureGround.exclude(["retention"]), reason: writtenReason }),
    reply: z.object({ orderId: z.uuid() }),
  },
  decideErasure: {
    method: "POST",
    path: "/api/retention/erasures/:orderId/decision",
    summary: "Erase for good what was ordered, or decline. Refused under legal hold",
    access: administrators,
    blind: "carries-nothing",
    params: z.object({ orderId: z.uuid() }),
    body: z.object({ decision: z.enum(["erased", "declined"]), reason: writtenReason }),
    reply: done,
  },
  askErasure: {
    method: "POST",
    path: "/api/cases/:caseId/erasure",
    summary: "Ask that everything of the case be erased; an administrator decides",
    access: { kind: "case", verb: "ask-erasure" },
    blind: "refused",
    params: z.object({ caseId }),
    body: z.object({ reason: writtenReason }),
    reply: done,
  },
});
