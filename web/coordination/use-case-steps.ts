import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { useCommand } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { toast } from "../shell/toast.ts";

const freshens = [caseRoutes.getCase, caseRoutes.listCases];

/** The steps that move a case out of its flow; each says beforehand what it will do. */
export function useCaseSteps(detail: CaseDetail) {
  const { t } = useTranslation("coordination");
  const confirm = useConfirm();
  const withdraw = useCommand(caseRoutes.withdrawCase, freshens);
  const reopen = useCommand(caseRoutes.reopenCase, freshens);
  const close = useCommand(caseRoutes.closeCase, freshens);
  const params = { caseId: detail.id };
  const askWithdraw = async () => {
    const answer = await confirm({
      title: t("withdraw.title", { number: detail.number }),
      consequences: [t("withdraw.nobody"), t("withdraw.kept"), t("withdraw.never")],
      action: t("withdraw.action"),
      destructive: true,
      reason: true,
    });
    if (answer === null) return;
    withdraw.mutate({ params, body: { reason: answer.reason } }, { onSuccess: () => toast.done(t("withdraw.done")) });
  };
  const askReopen = async () => {
    const answer = await confirm({
      title: t("reopen.title", { number: detail.number }),
      consequences: [t("reopen.clock"), ...(detail.stage === "ready" ? [] : [t("reopen.reader")])],
      action: t("reopen.action"),
      reason: true,
    });
    if (answer === null) return;
    reopen.mutate({ params, body: { reason: answer.reason } }, { onSuccess: () => toast.done(t("reopen.done")) });
  };
  const askClose = async () => {
    const answer = await confirm({
      title: t("close.title", { number: detail.number }),
      consequences: [t("close.what"), t("close.stays")],
      action: t("close.action"),
      reason: true,
    });
    if (answer === null) return;
    close.mutate({ params, body: { reason: answer.reason } }, { onSuccess: () => toast.done(t("close.done")) });
  };
  return {
    askWithdraw: () => void askWithdraw(),
    askReopen: () => void askReopen(),
    askClose: () => void askClose(),
    error: withdraw.error ?? reopen.error ?? close.error,
  };
}
