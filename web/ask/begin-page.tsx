import { Alert, Anchor, Button, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseSummary } from "#contract/case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { call } from "../api/call.ts";
import { hasRole, useMe } from "../api/use-me.ts";
import { replyKey, useReply } from "../api/use-reply.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { naturalName } from "../shell/natural-name.ts";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { forgetCarried, readCarried } from "../should-i/carried.ts";

function Drafts({ drafts }: { drafts: readonly CaseSummary[] }) {
  const { t } = useTranslation("ask");
  if (drafts.length === 0) return null;
  return (
    <Paper component="section">
      <Title order={2} size="h3" mb="sm">
        {t("begin.resumeTitle")}
      </Title>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
        {drafts.map((each) => (
          <Group component="li" key={each.id} justify="space-between">
            <div>
              <Text fw={570}>
                {t("begin.resumeRow", { number: each.number })} ·{" "}
                {naturalName(each.patientName) || t("begin.noPatient")}
              </Text>
              <Text size="sm" c="dimmed">
                {t("begin.begun", { date: new Date(each.createdAt).toLocaleDateString() })}
              </Text>
            </div>
            <ButtonLink
              to="/ask/$caseId"
              params={{ caseId: each.id }}
              variant="default"
              aria-label={t("begin.resume", { number: each.number })}
            >
              {t("begin.go")}
            </ButtonLink>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

/** Begins a request, or goes on with one. */
export function BeginPage() {
  const { t } = useTranslation(["ask", "common"]);
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const drafts = useReply(caseRoutes.listCases, { query: { stage: "draft" } });
  const [carried] = useState(readCarried);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const start = async () => {
    setBusy(true);
    setError(null);
    try {
      const { id } = await call(caseRoutes.createCase, { body: { content: { ...carried, step: "who" } } });
      forgetCarried();
      await client.invalidateQueries({ queryKey: replyKey(caseRoutes.listCases) });
      await navigate({ to: "/ask/$caseId", params: { caseId: id } });
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  if (!hasRole(me, "patient", "referrer", "coordinator")) {
    return (
      <Page title={t("begin.title")} width="narrow">
        <Text>{t("begin.notForYou")}</Text>
      </Page>
    );
  }
  return (
    <Page title={t("begin.title")} intro={t("begin.intro")} width="narrow">
      <Stack gap="lg">
        <Drafts drafts={drafts.data?.cases.filter((each) => each.stage === "draft") ?? []} />
        <Paper component="section">
          <Stack>
            <Title order={2} size="h3">
              {t("begin.prepareTitle")}
            </Title>
            <List spacing={6}>
              <List.Item>{t("begin.prepare1")}</List.Item>
              <List.Item>{t("begin.prepare2")}</List.Item>
              <List.Item>{t("begin.prepare3")}</List.Item>
            </List>
            {carried.reason !== undefined && <Alert color="green">{t("begin.carried")}</Alert>}
            {error !== null && <Refused error={error} compact />}
            <Button
              size="lg"
              rightSection={<IconArrowRight size={20} aria-hidden={true} />}
              loading={busy}
              onClick={() => void start()}
              style={{ alignSelf: "flex-start" }}
            >
              {t("begin.start")}
            </Button>
          </Stack>
        </Paper>
        <Text>
          {t("begin.unsure")}{" "}
          <Anchor component={Link} to="/should-i">
            {t("begin.unsureLink")}
          </Anchor>
        </Text>
      </Stack>
    </Page>
  );
}
