import { Alert, Button, Paper, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerLanguage } from "#contract/language.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { call } from "../api/call.ts";
import { isRefused } from "../api/refused-error.ts";
import { replyKey, useReply } from "../api/use-reply.ts";
import { SaidNo } from "../doors/said-no.tsx";
import { useEntryForm } from "../doors/use-entry-form.ts";
import { timeText } from "../reading/dates.ts";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loading } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { linkSource } from "./answer-source.tsx";
import { AnswerView } from "./answer-view.tsx";

function CodeForm({ token, from, until }: { token: string; from: string; until: string }) {
  const { t } = useTranslation("opinion");
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const clean = code.replace(/[\s-]/g, "");
  const good = clean.length >= 4 && clean.length <= 20;
  const form = useEntryForm(good, async () => {
    await call(opinionRoutes.openLink, { params: { token }, body: { code: clean } });
    await client.invalidateQueries({ queryKey: replyKey(opinionRoutes.getLinkOpinion) });
  });
  return (
    <Page title={t("link.title")} intro={t("link.intro", { organisation: from })} width="narrow">
      <Paper component="form" onSubmit={form.onSubmit} noValidate>
        <Stack>
          {isRefused(form.error, "link-not-valid") ? (
            <Alert role="alert" color="red">
              {t("link.codeWrong")}
            </Alert>
          ) : (
            <SaidNo error={form.error} />
          )}
          <TextInput
            label={t("link.code")}
            description={t("link.codeHelp")}
            value={code}
            autoComplete="one-time-code"
            maxLength={30}
            required
            error={form.late && !good ? t("link.codeShort") : undefined}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" loading={form.busy}>
            {t("link.open")}
          </Button>
          <Text size="sm" c="dimmed">
            {t("link.until", { time: timeText(until) })} {t("link.recorded")}
          </Text>
        </Stack>
      </Paper>
    </Page>
  );
}

/** A delivery link: the code once, then the same answer as everybody else's. */
export function LinkPage() {
  const { t } = useTranslation("opinion");
  const params: Record<string, string | undefined> = useParams({ strict: false });
  const token = params["token"] ?? "";
  const [language, setLanguage] = useState<AnswerLanguage | null>(null);
  const link = useReply(opinionRoutes.getLink, { params: { token } });
  const opinion = useReply(opinionRoutes.getLinkOpinion, { params: { token } }, { enabled: link.isSuccess });
  if (link.isError) {
    return (
      <Page title={t("link.title")} width="narrow">
        {isRefused(link.error, "link-not-valid", "not-found", "not-valid") ? (
          <EmptyState title={t("link.invalid")}>{t("link.invalidText")}</EmptyState>
        ) : (
          <Refused error={link.error} onRetry={() => void link.refetch()} />
        )}
      </Page>
    );
  }
  if (opinion.data !== undefined) {
    const [newest] = opinion.data.versions;
    const patient = newest?.content.patient;
    return (
      <Page
        title={t("answer.title")}
        intro={
          newest === undefined
            ? undefined
            : t("answer.of", {
                number: newest.content.caseNumber,
                name: `${patient?.givenName ?? ""} ${patient?.familyName ?? ""}`,
              })
        }
      >
        <AnswerView
          versions={opinion.data.versions}
          source={linkSource(token)}
          audience="doctor"
          language={language ?? link.data?.language ?? "en"}
          onLanguage={setLanguage}
        />
      </Page>
    );
  }
  if (opinion.isError && link.data !== undefined) {
    // Without the cookie that the code gives, the service says no; anything else is a failure and is said as such.
    return isRefused(opinion.error) ? (
      <CodeForm token={token} from={link.data.organisationName} until={link.data.expiresAt} />
    ) : (
      <Page title={t("link.title")} width="narrow">
        <Refused error={opinion.error} onRetry={() => void opinion.refetch()} />
      </Page>
    );
  }
  return (
    <Page title={t("link.title")} width="narrow">
      <Loading />
    </Page>
  );
}
