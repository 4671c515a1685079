import { Alert, Button, Group, NativeSelect, Paper, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { IconDownload, IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { pathOf } from "../api/call.ts";
import { mayDo, useCase, useCaseId } from "../api/use-case.ts";
import { useReply } from "../api/use-reply.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { type EventGroup, eventGroups, groupOf } from "./event-groups.ts";
import { EventList } from "./event-list.tsx";
import css from "./opinion.module.css";

type Custody = z.infer<typeof opinionRoutes.getCustody.reply>;

const pageSize = 200;

function Verdict({ custody }: { custody: Custody }) {
  const { t } = useTranslation("opinion");
  return custody.intact ? (
    <Alert color="green" icon={<IconShieldCheck aria-hidden={true} />} title={t("custody.intact")}>
      {custody.verdict}
    </Alert>
  ) : (
    <Alert color="red" role="alert" icon={<IconShieldX aria-hidden={true} />} title={t("custody.broken")}>
      {custody.verdict}
    </Alert>
  );
}

function HowToVerify() {
  const { t } = useTranslation("opinion");
  return (
    <Paper component="section">
      <Title order={2} size="h4" mb="xs">
        {t("custody.verifyTitle")}
      </Title>
      <Text mb="xs">{t("custody.verify")}</Text>
      <code className={css.once} style={{ display: "block" }}>
        overread verify case.zip
      </code>
      <Text size="sm" c="dimmed" mt="xs">
        {t("custody.verifyOffline")}
      </Text>
    </Paper>
  );
}

function Filtered({ custody }: { custody: Custody }) {
  const { t } = useTranslation("opinion");
  const [group, setGroup] = useState<EventGroup | "all">("all");
  const [person, setPerson] = useState("");
  const [shown, setShown] = useState(pageSize);
  const names = [...new Set(custody.events.map((event) => event.actor.name))].sort((a, b) => a.localeCompare(b));
  const found = custody.events
    .filter((event) => group === "all" || groupOf(event.kind) === group)
    .filter((event) => person === "" || event.actor.name === person)
    .sort((a, b) => b.sequence - a.sequence);
  return (
    <Stack>
      <Group align="flex-end">
        <SegmentedControl
          aria-label={t("custody.filter")}
          value={group}
          data={[
            { value: "all", label: t("custody.all") },
            ...eventGroups.map((value) => ({ value, label: t(`custody.group.${value}`) })),
          ]}
          onChange={(value) => setGroup(eventGroups.find((each) => each === value) ?? "all")}
          style={{ flexWrap: "wrap" }}
        />
        <NativeSelect
          label={t("custody.person")}
          value={person}
          data={[{ value: "", label: t("custody.everybody") }, ...names]}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
      </Group>
      <Text c="dimmed" size="sm" role="status">
        {t("custody.count", { count: found.length })}
      </Text>
      {found.length === 0 ? (
        <EmptyState title={t("custody.none")} />
      ) : (
        <Paper>
          <EventList events={found.slice(0, shown)} />
        </Paper>
      )}
      {found.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + pageSize)} style={{ alignSelf: "center" }}>
          {t("custody.more")}
        </Button>
      )}
    </Stack>
  );
}

/** Who looked at this case and what was done to it; whether the record is whole; how to check that oneself. */
export function CustodyPage() {
  const { t } = useTranslation("opinion");
  const caseId = useCaseId();
  const detail = useCase(caseId);
  const custody = useReply(opinionRoutes.getCustody, { params: { caseId } });
  return (
    <Page
      title={t("custody.title")}
      intro={t("custody.intro", { number: detail.data?.number ?? "" })}
      actions={
        <Group className="no-print">
          <ButtonLink to="/cases/$caseId" params={{ caseId }} variant="default">
            {t("answer.case")}
          </ButtonLink>
          {detail.data !== undefined && mayDo(detail.data, "export-case") && (
            <Button
              component="a"
              href={pathOf(opinionRoutes.exportCase, { params: { caseId } })}
              download
              leftSection={<IconDownload size={18} aria-hidden={true} />}
            >
              {t("custody.export")}
            </Button>
          )}
        </Group>
      }
    >
      <Loaded query={custody}>
        {(found) => (
          <Stack gap="lg">
            <Verdict custody={found} />
            <Filtered custody={found} />
            <HowToVerify />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
