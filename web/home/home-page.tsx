import { Alert, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconShieldExclamation } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CaseSummary } from "#contract/case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { hasRole, useMe } from "../api/use-me.ts";
import { useReply } from "../api/use-reply.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { BoardOverview } from "./board-overview.tsx";
import { MyCases } from "./my-cases.tsx";
import { AdjudicatorToDo, ReaderToDo } from "./to-do.tsx";

function Pointer(props: { title: string; text: string; to: "/people" | "/cases"; action: string }) {
  return (
    <Paper component="section">
      <Title order={2} mb={4}>
        {props.title}
      </Title>
      <Text mb="md">{props.text}</Text>
      <ButtonLink to={props.to} variant="default">
        {props.action}
      </ButtonLink>
    </Paper>
  );
}

function ByRole({ cases }: { cases: readonly CaseSummary[] }) {
  const { t } = useTranslation("home");
  const me = useMe();
  const asker = hasRole(me, "patient", "referrer");
  const own = cases.filter((each) => each.myParts.some((part) => part === "patient" || part === "referrer"));
  return (
    <Stack gap="xl">
      {hasRole(me, "radiologist") && <ReaderToDo cases={cases} />}
      {hasRole(me, "adjudicator") && <AdjudicatorToDo cases={cases} />}
      {hasRole(me, "coordinator") && <BoardOverview cases={cases} coordinator />}
      {(asker || own.length > 0) && <MyCases cases={own} referrer={!hasRole(me, "patient")} />}
      {hasRole(me, "quality-lead") && (
        <Pointer title={t("quality.title")} text={t("quality.text")} to="/cases" action={t("quality.open")} />
      )}
      {hasRole(me, "administrator") && (
        <Pointer title={t("admin.title")} text={t("admin.text")} to="/people" action={t("admin.people")} />
      )}
    </Stack>
  );
}

/** What matters next, by role. */
export function HomePage() {
  const { t } = useTranslation("home");
  const me = useMe();
  const cases = useReply(caseRoutes.listCases, {}, { refetchInterval: 60_000 });
  const bare = !me.hasAuthenticator && me.passkeys === 0 && !me.demo;
  return (
    <Page title={t("title", { name: me.name })}>
      <Stack gap="lg">
        {bare && (
          <Alert color="yellow" icon={<IconShieldExclamation aria-hidden={true} />}>
            <Group justify="space-between">
              <Text>{t("secure")}</Text>
              <ButtonLink to="/account" size="sm" variant="default">
                {t("secureAction")}
              </ButtonLink>
            </Group>
          </Alert>
        )}
        <Loaded query={cases}>{(data) => <ByRole cases={data.cases} />}</Loaded>
      </Stack>
    </Page>
  );
}
