import { Alert, Button, Paper, Stack, Text, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { mayDo } from "../api/use-case.ts";
import { useCommand } from "../api/use-reply.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { useConfirm } from "../shell/confirm.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

/** The way on: the asker says that everything is sent, a coordinator declares the case complete. */
export function FinishCard({ detail, busy }: { detail: CaseDetail; busy: "sending" | "undecided" | null }) {
  const { t } = useTranslation("gather");
  const confirm = useConfirm();
  const navigate = useNavigate();
  const complete = useCommand(caseRoutes.completeCase, [caseRoutes.getCase, caseRoutes.listCases]);
  const sent = useCommand(caseRoutes.declareSent, [caseRoutes.getCase, caseRoutes.listCases]);
  const [error, setError] = useState<unknown>(null);
  const open = detail.checklist.filter((each) => each.state === "missing" || each.state === "question");
  const named = (items: readonly { item: (typeof open)[number]["item"] }[]) =>
    items.map((each) => t(`checklist.item.${each.item}`)).join(", ");
  const list = named(open);
  const missing = open.filter((each) => each.state === "missing");
  const questions = open.filter((each) => each.state === "question");
  const declare = async () => {
    const answer = await confirm({
      title: t("finish.completeTitle"),
      consequences: [
        t("finish.completeConsequence"),
        ...(open.length > 0 ? [t("finish.completeMissing", { list })] : []),
      ],
      action: t("finish.complete"),
      reason: open.length > 0,
    });
    if (answer === null) return;
    setError(null);
    try {
      await complete.mutateAsync({
        params: { caseId: detail.id },
        body: { missingAccepted: open.map((each) => each.item), reason: answer.reason },
      });
      toast.done(t("finish.completed"));
      await navigate({ to: "/cases/$caseId", params: { caseId: detail.id } });
    } catch (problem) {
      setError(problem);
    }
  };
  const done = async () => {
    setError(null);
    try {
      await sent.mutateAsync({ params: { caseId: detail.id } });
      toast.done(t("finish.thanks"));
      await navigate({ to: "/" });
    } catch (problem) {
      setError(problem);
    }
  };
  const draft = detail.stage === "draft";
  return (
    <Paper component="section">
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t("finish.title")}
        </Title>
        {draft ? <Text>{t("finish.request")}</Text> : <Text>{t("finish.text")}</Text>}
        {!draft && missing.length > 0 && <Text>{t("finish.missing", { list: named(missing) })}</Text>}
        {!draft && questions.length > 0 && !mayDo(detail, "complete-case") && (
          <Text>{t("finish.question", { list: named(questions) })}</Text>
        )}
        {busy === "sending" && <Alert color="yellow">{t("finish.running")}</Alert>}
        {busy === "undecided" && <Alert color="yellow">{t("finish.undecided")}</Alert>}
        {error !== null && <Refused error={error} compact />}
        {draft ? (
          <ButtonLink to="/ask/$caseId" params={{ caseId: detail.id }}>
            {t("finish.toRequest")}
          </ButtonLink>
        ) : mayDo(detail, "complete-case") ? (
          <Button disabled={busy !== null} loading={complete.isPending} onClick={() => void declare()}>
            {t("finish.complete")}
          </Button>
        ) : (
          <Button disabled={busy !== null} loading={sent.isPending} onClick={() => void done()}>
            {t("finish.action")}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}
