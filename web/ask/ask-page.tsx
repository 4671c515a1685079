import { Anchor, Button, Group, Paper, Progress, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconSend } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { call } from "../api/call.ts";
import { mayDo, useCase, useCaseId } from "../api/use-case.ts";
import { replyKey } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Loading } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { AlreadySent } from "./already-sent.tsx";
import css from "./ask.module.css";
import { focusFirstWrong } from "./focus-first-wrong.ts";
import { SaveStatus } from "./save-status.tsx";
import { StepFields } from "./step-fields.tsx";
import { type Field, fieldsOf, type Step, stepOf, steps, wrongFields } from "./steps.ts";
import { useKeeper } from "./use-keeper.ts";

function Discard({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("ask");
  const confirm = useConfirm();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const discard = async () => {
    const answer = await confirm({
      title: t("discard.title"),
      consequences: [t("discard.consequence")],
      action: t("discard.action"),
      destructive: true,
      reason: true,
    });
    if (answer === null) return;
    try {
      await call(caseRoutes.withdrawCase, { params: { caseId: detail.id }, body: { reason: answer.reason } });
      await client.invalidateQueries({ queryKey: replyKey(caseRoutes.listCases) });
      toast.done(t("discard.done"));
      await navigate({ to: "/" });
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <>
      {error !== null && <Refused error={error} compact />}
      <Anchor component="button" type="button" c="red.7" onClick={() => void discard()}>
        {t("discard.action")}
      </Anchor>
    </>
  );
}

function Guided({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation(["ask", "common"]);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { keeper, snapshot } = useKeeper(detail);
  const draft = snapshot.content;
  const step = stepOf(draft);
  const at = steps.indexOf(step);
  const [complained, setComplained] = useState<ReadonlySet<Field>>(new Set());
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  // A field is complained about once its step was left with it wrong, and no longer when it is right.
  const wrong = new Set(wrongFields(draft, step).filter((field) => complained.has(field)));

  const go = (to: Step) => {
    moved.current = true;
    setError(null);
    keeper.change({ step: to });
    void keeper.flush();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new step's heading takes the focus whenever the step changes
  useEffect(() => {
    if (!moved.current) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [step]);

  const next = () => {
    const now: readonly Field[] = wrongFields(draft, step);
    setComplained(new Set([...complained, ...fieldsOf[step]]));
    if (now.length > 0) {
      focusFirstWrong();
      return;
    }
    go(steps[at + 1] ?? "review");
  };
  const send = async () => {
    setSending(true);
    setError(null);
    try {
      if (!(await keeper.flush())) return;
      await call(caseRoutes.submitRequest, { params: { caseId: detail.id }, body: { revision: keeper.revision } });
      for (const route of [caseRoutes.getCase, caseRoutes.listCases]) {
        await client.invalidateQueries({ queryKey: replyKey(route) });
      }
      toast.done(t("review.sent"));
      await navigate({ to: "/cases/$caseId/gather", params: { caseId: detail.id } });
    } catch (problem) {
      setError(problem);
    } finally {
      setSending(false);
    }
  };
  const label = t("progress", { at: at + 1, of: steps.length });
  return (
    <Stack gap="lg">
      <div>
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {label} · {t("case", { number: detail.number })}
          </Text>
          {snapshot.state.kind !== "conflict" &&
            snapshot.state.kind !== "failed" &&
            snapshot.state.kind !== "offline" && <SaveStatus keeper={keeper} snapshot={snapshot} />}
        </Group>
        <Progress value={((at + 1) / steps.length) * 100} mt={6} aria-label={label} />
      </div>
      {(snapshot.state.kind === "conflict" ||
        snapshot.state.kind === "failed" ||
        snapshot.state.kind === "offline") && <SaveStatus keeper={keeper} snapshot={snapshot} />}
      <Title order={2} ref={heading} tabIndex={-1} style={{ outline: "none" }}>
        {t(`step.${step}`)}
      </Title>
      {step === "review" || step === "consent" ? (
        <StepFields step={step} draft={draft} change={keeper.change} wrong={wrong} onGo={go} />
      ) : (
        <Paper>
          <StepFields step={step} draft={draft} change={keeper.change} wrong={wrong} onGo={go} />
        </Paper>
      )}
      {error !== null && <Refused error={error} />}
      <div className={css.bar}>
        {at > 0 ? (
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={18} aria-hidden={true} />}
            onClick={() => go(steps[at - 1] ?? "who")}
          >
            {t("common:actions.back")}
          </Button>
        ) : (
          <span />
        )}
        {step === "review" ? (
          <Button
            size="lg"
            leftSection={<IconSend size={20} aria-hidden={true} />}
            loading={sending}
            disabled={wrongFields(draft, "review").length > 0}
            onClick={() => void send()}
          >
            {t("review.send")}
          </Button>
        ) : (
          <Button rightSection={<IconArrowRight size={18} aria-hidden={true} />} onClick={next}>
            {t("common:actions.continue")}
          </Button>
        )}
      </div>
      {mayDo(detail, "withdraw-case") && <Discard detail={detail} />}
    </Stack>
  );
}

/** The guided request: one group of questions a step, saved as it is typed, left and resumed without loss. */
export function AskPage() {
  const { t } = useTranslation("ask");
  const id = useCaseId();
  const query = useCase(id);
  const detail = query.data;
  // An older reply from before would look like a conflict with ourselves.
  if (detail === undefined || (detail.stage === "draft" && !query.isFetchedAfterMount)) {
    return (
      <Page title={t("title")} width="narrow">
        {query.isError ? <Refused error={query.error} onRetry={() => void query.refetch()} /> : <Loading />}
      </Page>
    );
  }
  if (detail.stage !== "draft") return <AlreadySent detail={detail} />;
  return (
    <Page title={t("title")} width="narrow">
      {mayDo(detail, "edit-request") ? (
        <Guided key={id} detail={detail} />
      ) : (
        <Anchor component={Link} to="/">
          {t("submitted.closed")}
        </Anchor>
      )}
    </Page>
  );
}
