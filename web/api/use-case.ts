import { useParams } from "@tanstack/react-router";
import type { CaseVerb } from "#contract/case-verbs.ts";
import { type CaseId, caseId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { NotFoundHere } from "../shell/not-found-here.ts";
import { useReply } from "./use-reply.ts";

/** The case that the address names. @throws NotFoundHere where the address holds no case id */
export function useCaseId(): CaseId {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  const parsed = caseId.safeParse(params["caseId"]);
  if (!parsed.success) throw new NotFoundHere();
  return parsed.data;
}

export const useCase = (id: CaseId, options: { refetchInterval?: number | false } = {}) =>
  useReply(caseRoutes.getCase, { params: { caseId: id } }, options);

/** What the signed-in person may do with this case now. For drawing buttons only: the server decides again. */
export const mayDo = (detail: { may: readonly string[] }, verb: CaseVerb): boolean => detail.may.includes(verb);
