import type { z } from "zod";
import type { CaseDetail } from "#contract/case.ts";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { mayDo } from "../api/use-case.ts";
import { useReply } from "../api/use-reply.ts";

export type AdjudicationProgressData = z.infer<typeof adjudicationRoutes.describeAdjudication.reply>;
export type OneAdjudication = AdjudicationProgressData["adjudications"][number];

/** How the adjudications of a case stand, for those who may see it. */
export const useProgress = (detail: CaseDetail) =>
  useReply(
    adjudicationRoutes.describeAdjudication,
    { params: { caseId: detail.id } },
    { enabled: mayDo(detail, "view-adjudication"), refetchInterval: detail.stage === "adjudicating" ? 60_000 : false },
  );
