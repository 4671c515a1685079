import { useState } from "react";
import type { CaseId } from "#contract/ids.ts";
import type { AnswerLanguage } from "#contract/language.ts";
import { answerRoutes } from "#contract/routes/answers.ts";
import { useCommand, useReply } from "../api/use-reply.ts";

/**
 * The language in which the reader of this page reads the answer, and how another is chosen; the choice is kept with the case.
 * @param ready whether there is an answer: before that the service says no
 */
export function useAnswerLanguage(
  caseId: CaseId,
  ready: boolean,
): [language: AnswerLanguage, choose: (language: AnswerLanguage) => void] {
  const kept = useReply(answerRoutes.getAnswerLanguage, { params: { caseId } }, { enabled: ready });
  const keep = useCommand(answerRoutes.chooseAnswerLanguage, [answerRoutes.getAnswerLanguage]);
  const [chosen, setChosen] = useState<AnswerLanguage | null>(null);
  const choose = (language: AnswerLanguage) => {
    setChosen(language);
    keep.mutate({ params: { caseId }, body: { language } });
  };
  return [chosen ?? kept.data?.language ?? "en", choose];
}
