import { Alert, Button, Group, List, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { caseRoutes } from "#contract/routes/cases.ts";
import { call } from "../api/call.ts";
import { hasRole, useMe } from "../api/use-me.ts";
import { replyKey } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { ConsentFields } from "./consent-fields.tsx";
import { ExamFields } from "./exam-fields.tsx";
import type { FieldsProps } from "./fields.ts";
import { FirstReadingFields, ReferrerFields } from "./first-reading-fields.tsx";
import { focusFirstWrong } from "./focus-first-wrong.ts";
import { PatientFields } from "./patient-fields.tsx";
import { type Field, wrongFields } from "./steps.ts";
import { UrgencyField } from "./urgency-field.tsx";
import { useReferral } from "./use-referral.ts";
import { WhyFields } from "./why-fields.tsx";

function ClinicalFields({ draft, change, wrong }: FieldsProps) {
  const { t } = useTranslation("ask");
  return (
    <Stack>
      <Textarea
        label={t("refer.questionLabel")}
        description={t("refer.questionHelp")}
        value={draft.question ?? ""}
        onChange={(event) => change({ question: event.currentTarget.value })}
        error={wrong.has("question") ? t("wrong.question") : undefined}
        maxLength={2000}
        required
      />
      <Textarea
        label={t("refer.symptomsLabel")}
        value={draft.symptoms ?? ""}
        onChange={(event) => change({ symptoms: event.currentTarget.value })}
        maxLength={4000}
      />
      <Textarea
        label={t("refer.hingesLabel")}
        value={draft.hingesOn ?? ""}
        onChange={(event) => change({ hingesOn: event.currentTarget.value })}
        maxLength={2000}
        minRows={2}
      />
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Paper component="section">
      <Title order={2} size="h3" mb="md">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

/** The referrer's short form: the same request on one page. */
export function ReferPage() {
  const { t } = useTranslation("ask");
  const me = useMe();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { draft, change, store, clear } = useReferral(me);
  const [late, setLate] = useState(false);
  const [busy, setBusy] = useState<"send" | "draft" | null>(null);
  const [error, setError] = useState<unknown>(null);
  const missing = wrongFields(draft, "review");
  const wrong: ReadonlySet<Field> = new Set(late ? missing : []);
  const fields = { draft, change, wrong };

  const attempt = async (kind: "send" | "draft", step: () => Promise<void>) => {
    setBusy(kind);
    setError(null);
    try {
      await step();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(null);
    }
  };
  const fresh = () => client.invalidateQueries({ queryKey: replyKey(caseRoutes.listCases) });
  const send = async () => {
    setLate(true);
    if (missing.length > 0) {
      focusFirstWrong();
      return;
    }
    await attempt("send", async () => {
      const { id, revision } = await store();
      await call(caseRoutes.submitRequest, { params: { caseId: id }, body: { revision } });
      clear();
      await fresh();
      toast.done(t("review.sent"));
      await navigate({ to: "/cases/$caseId/gather", params: { caseId: id } });
    });
  };
  const saveDraft = () =>
    attempt("draft", async () => {
      const { id } = await store();
      clear();
      await fresh();
      toast.done(t("refer.drafted"));
      await navigate({ to: "/ask/$caseId", params: { caseId: id } });
    });
  const clearForm = async () => {
    const answer = await confirm({
      title: t("refer.clearTitle"),
      consequences: [t("refer.clearConsequence")],
      action: t("refer.clear"),
      destructive: true,
    });
    if (answer !== null) clear();
  };
  if (!hasRole(me, "referrer", "coordinator")) {
    return (
      <Page title={t("refer.title")} width="narrow">
        <Text>{t("begin.notForYou")}</Text>
      </Page>
    );
  }
  return (
    <Page title={t("refer.title")} intro={t("refer.intro")} width="narrow">
      <Stack gap="lg">
        <Part title={t("step.question")}>
          <Stack>
            <ClinicalFields {...fields} />
            <WhyFields {...fields} />
            <UrgencyField {...fields} />
          </Stack>
        </Part>
        <Part title={t("step.patient")}>
          <PatientFields {...fields} />
        </Part>
        <Part title={t("step.exam")}>
          <ExamFields {...fields} />
        </Part>
        <Part title={t("step.first-reading")}>
          <FirstReadingFields {...fields} />
        </Part>
        <Paper component="section">
          <ReferrerFields
            {...fields}
            title={t("refer.doctorTitle")}
            name={t("refer.doctorName")}
            email={t("refer.doctorEmail")}
          />
        </Paper>
        <ConsentFields {...fields} />
        {late && missing.length > 0 && (
          <Alert color="yellow" role="alert">
            {t("refer.wrong")}
            <List mt="xs" spacing={2}>
              {missing.map((field) => (
                <List.Item key={field}>{t(`wrong.${field}`)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {error !== null && <Refused error={error} />}
        <Group>
          <Button
            size="lg"
            leftSection={<IconSend size={20} aria-hidden={true} />}
            loading={busy === "send"}
            disabled={busy === "draft"}
            onClick={() => void send()}
          >
            {t("refer.send")}
          </Button>
          <Button
            size="lg"
            variant="default"
            loading={busy === "draft"}
            disabled={busy === "send"}
            onClick={() => void saveDraft()}
          >
            {t("refer.draft")}
          </Button>
          <Button size="lg" variant="subtle" onClick={() => void clearForm()}>
            {t("refer.clear")}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t("refer.kept")}
        </Text>
      </Stack>
    </Page>
  );
}
