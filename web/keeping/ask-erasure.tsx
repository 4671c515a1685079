import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { retentionRoutes } from "#contract/routes/retention.ts";
import { mayDo } from "../api/use-case.ts";
import { useCommand } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { toast } from "../shell/toast.ts";

/** The patient asks that everything of the case be erased. */
export function AskErasure({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("keeping");
  const confirm = useConfirm();
  const command = useCommand(retentionRoutes.askErasure);
  if (!mayDo(detail, "ask-erasure")) return null;
  const ask = async () => {
    const answer = await confirm({
      title: t("ask.title"),
      consequences: [t("ask.what"), t("ask.decides"), t("ask.download")],
      action: t("ask.action"),
      destructive: true,
      reason: true,
    });
    if (answer === null) return;
    command.mutate(
      { params: { caseId: detail.id }, body: { reason: answer.reason } },
      { onSuccess: () => toast.done(t("ask.done")), onError: (error) => toast.failed(error.message) },
    );
  };
  return (
    <Button variant="subtle" color="red" loading={command.isPending} onClick={() => void ask()}>
      {t("ask.open")}
    </Button>
  );
}
