import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { mayDo } from "../api/use-case.ts";
import { useCommand } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

/** The patient or referrer asks that a third reader settles what the readings differ in. */
export function WishButton({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("adjudication");
  const ask = useConfirm();
  const wish = useCommand(adjudicationRoutes.wishThirdReader);
  if (!mayDo(detail, "wish-third-reader") || wish.isSuccess) return null;
  const send = async () => {
    const answer = await ask({
      title: t("wish.title"),
      consequences: [t("wish.what"), t("wish.when")],
      action: t("wish.action"),
      reason: true,
    });
    if (answer === null) return;
    wish.mutate(
      { params: { caseId: detail.id }, body: { reason: answer.reason } },
      { onSuccess: () => toast.done(t("wish.done")) },
    );
  };
  return (
    <>
      {wish.isError && <Refused error={wish.error} />}
      <Button variant="default" loading={wish.isPending} onClick={() => void send()}>
        {t("wish.open")}
      </Button>
    </>
  );
}
