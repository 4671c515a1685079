import { Alert, Badge, Button, Group, Paper, Stack, Tabs, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import type { CaseVerb } from "#contract/case-verbs.ts";
import { AdjudicationProgress } from "../adjudication/adjudication-progress.tsx";
import { mayDo } from "../api/use-case.ts";
import { CriticalPanel } from "../follow-up/critical-panel.tsx";
import { FollowUpSection } from "../follow-up/follow-up-section.tsx";
import { DeliveriesPanel } from "../opinion/deliveries-panel.tsx";
import { ageOf, dayText } from "../reading/dates.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { ChecklistPanel } from "./checklist-panel.tsx";
import { FilesPanel } from "./files-panel.tsx";
import { GrantsPanel } from "./grants-panel.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { ImagesPanel } from "./images-panel.tsx";
import { ReadersPanel } from "./readers-panel.tsx";
import { RecordsPanel } from "./records-panel.tsx";
import { RequestView } from "./request-view.tsx";
import { useCaseSteps } from "./use-case-steps.ts";

const tabs = ["overview", "images", "records", "files", "readers", "people", "deliveries", "history"] as const;
type Tab = (typeof tabs)[number];
/** A tab is there when its content may be seen. */
const needs: Partial<Record<Tab, CaseVerb>> = {
  images: "view-images",
  records: "view-records",
  files: "view-files",
  readers: "view-readers",
  people: "manage-grants",
  deliveries: "manage-deliveries",
};

/** What waits for the coordinator now, and the tab where it is done. */
function NextForCoordinator({ detail, go }: { detail: CaseDetail; go: (tab: Tab) => void }) {
  const { t } = useTranslation("coordination");
  if (detail.openQuestions > 0) {
    return (
      <Alert color="yellow" title={t("next.identityTitle")}>
        <Button size="sm" onClick={() => go("images")}>
          {t("next.identity")}
        </Button>
      </Alert>
    );
  }
  if (mayDo(detail, "offer-case")) {
    return (
      <Alert title={t("next.offerTitle")}>
        <Button size="sm" onClick={() => go("readers")}>
          {t("next.offer")}
        </Button>
      </Alert>
    );
  }
  if (detail.unopenedDelivery) {
    return (
      <Alert color="red" title={t("next.unopenedTitle")}>
        <Button size="sm" onClick={() => go("deliveries")}>
          {t("next.unopened")}
        </Button>
      </Alert>
    );
  }
  return null;
}

function Steps({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("coordination");
  const { askWithdraw, askReopen, askClose, error } = useCaseSteps(detail);
  return (
    <>
      <Group className="no-print">
        {mayDo(detail, "edit-request") && (
          <ButtonLink to="/ask/$caseId" params={{ caseId: detail.id }}>
            {t("steps.editRequest")}
          </ButtonLink>
        )}
        {mayDo(detail, "view-opinion") && (
          <ButtonLink to="/answer/$caseId" params={{ caseId: detail.id }}>
            {t("steps.answer")}
          </ButtonLink>
        )}
        {mayDo(detail, "reopen-case") && (
          <Button variant="default" onClick={askReopen}>
            {t("reopen.action")}
          </Button>
        )}
        {mayDo(detail, "close-case") && (
          <Button variant="default" onClick={askClose}>
            {t("close.action")}
          </Button>
        )}
        {mayDo(detail, "withdraw-case") && (
          <Button variant="outline" color="red" onClick={askWithdraw}>
            {t("withdraw.action")}
          </Button>
        )}
      </Group>
      {error !== null && <Refused error={error} />}
    </>
  );
}

function Summary({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation(["coordination", "common", "reading"]);
  const age = ageOf(detail.stageSince);
  return (
    <Paper component="section" p="md">
      <Group gap="xs">
        <Badge color="tide">{t(`common:stage.${detail.stage}`)}</Badge>
        <Text size="sm" c="dimmed">
          {t("case.since", { age: t(`reading:list.age_${age.unit}`, { count: age.count }) })}
        </Text>
        {detail.urgency !== null && detail.urgency !== "routine" && (
          <Badge color={detail.urgency === "urgent" ? "red" : "yellow"}>{t(`common:urgency.${detail.urgency}`)}</Badge>
        )}
        {detail.saidSentAt !== null && detail.stage === "gathering" && (
          <Badge color="teal">{t("board.saidSent")}</Badge>
        )}
        {detail.readerName !== null && <Text size="sm">{t("case.reader", { name: detail.readerName })}</Text>}
      </Group>
    </Paper>
  );
}

/** Asked for at once: a tab that waited for its own words would take the page away for a moment. */
const wordsOfAllTabs = [
  ...(["coordination", "common", "reading", "opinion"] as const),
  ...(["adjudication", "followUp", "peers"] as const),
] as const;

/** Everything of one case for those who coordinate or review it, a tab for each subject. */
export function CoordinatorView({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation(wordsOfAllTabs);
  const [tab, setTab] = useState<Tab>("overview");
  const shown = tabs.filter((each) => {
    const verb = needs[each];
    return verb === undefined || mayDo(detail, verb);
  });
  const birth = dayText(detail.patientBirthDate);
  return (
    <Page
      width="wide"
      title={detail.patientName || t("board.noName")}
      intro={[detail.number, birth === "" ? "" : t("request.born", { date: birth })]
        .filter((each) => each !== "")
        .join(" · ")}
      actions={<Steps detail={detail} />}
    >
      <Stack>
        <Summary detail={detail} />
        <NextForCoordinator detail={detail} go={setTab} />
        <Tabs
          value={tab}
          onChange={(value) => setTab(tabs.find((each) => each === value) ?? "overview")}
          keepMounted={false}
        >
          <Tabs.List>
            {shown.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`tabs.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="overview" pt="md">
            <Stack>
              {detail.checklist.length > 0 && <ChecklistPanel detail={detail} />}
              {mayDo(detail, "record-contact") && <CriticalPanel caseId={detail.id} />}
              <AdjudicationProgress detail={detail} />
              <FollowUpSection detail={detail} />
              <RequestView request={detail.request} />
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="images" pt="md">
            <ImagesPanel detail={detail} />
          </Tabs.Panel>
          <Tabs.Panel value="records" pt="md">
            <RecordsPanel detail={detail} />
          </Tabs.Panel>
          <Tabs.Panel value="files" pt="md">
            <FilesPanel detail={detail} />
          </Tabs.Panel>
          <Tabs.Panel value="readers" pt="md">
            <ReadersPanel detail={detail} />
          </Tabs.Panel>
          <Tabs.Panel value="people" pt="md">
            <GrantsPanel detail={detail} />
          </Tabs.Panel>
          <Tabs.Panel value="deliveries" pt="md">
            <DeliveriesPanel caseId={detail.id} />
          </Tabs.Panel>
          <Tabs.Panel value="history" pt="md">
            <HistoryPanel detail={detail} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Page>
  );
}
