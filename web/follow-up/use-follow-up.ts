import type { z } from "zod";
import type { CaseDetail } from "#contract/case.ts";
import { followUpRoutes } from "#contract/routes/follow-up.ts";
import { mayDo } from "../api/use-case.ts";
import { useReply } from "../api/use-reply.ts";

export type FollowUp = z.infer<typeof followUpRoutes.getFollowUp.reply>;

/** Everything after the signature, for those who take part in it. */
export const useFollowUp = (detail: CaseDetail) =>
  useReply(followUpRoutes.getFollowUp, { params: { caseId: detail.id } }, { enabled: mayDo(detail, "view-follow-up") });
