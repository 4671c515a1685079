import type { z } from "zod";
import type { CaseId } from "#contract/ids.ts";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { useReply } from "../api/use-reply.ts";

export type AdjudicationForMe = z.infer<typeof adjudicationRoutes.getAdjudication.reply>;
export type AdjudicationPoint = AdjudicationForMe["points"][number];

/** The adjudication in which one has a seat; asked anew now and then, since others vote too. */
export const useAdjudication = (caseId: CaseId) =>
  useReply(adjudicationRoutes.getAdjudication, { params: { caseId } }, { refetchInterval: 60_000 });
