import { Badge, Button, Group, SegmentedControl, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import { IconLayoutKanban, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseSummary, type Stage, urgency } from "#contract/case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { hasRole, useMe } from "../api/use-me.ts";
import { useReply } from "../api/use-reply.ts";
import { ageOf } from "../reading/dates.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import css from "./coordination.module.css";
import { ageOfCase, type BoardFilter, filterBoard, groupBoard, noFilter, openStages } from "./order-board.ts";

const shownAtFirst = 25;
/** What the service gives at most; more are found by searching. */
const most = 1000;

function Row({ summary, now }: { summary: CaseSummary; now: Date }) {
  const { t } = useTranslation(["coordination", "common", "reading", "followUp"]);
  const age = ageOf(summary.stageSince, now);
  const late = ageOfCase(summary, now);
  const what = [summary.modality === null ? "" : t(`common:modality.${summary.modality}`), summary.bodyPart ?? ""];
  return (
    <li>
      <Link to="/cases/$caseId" params={{ caseId: summary.id }} className={css.row} data-age={late}>
        <span className="tabular">{summary.number}</span>
        <span>
          <strong>{summary.patientName || t("board.noName")}</strong>
          <br />
          <span className={css.quiet}>{what.filter((each) => each !== "").join(" · ") || t("board.noExam")}</span>
        </span>
        <Group gap={6}>
          {summary.urgency !== null && summary.urgency !== "routine" && (
            <Badge color={summary.urgency === "urgent" ? "red" : "yellow"}>
              {t(`common:urgency.${summary.urgency}`)}
            </Badge>
          )}
          {summary.openQuestions > 0 && (
            <Badge color="yellow">{t("board.questions", { count: summary.openQuestions })}</Badge>
          )}
          {summary.saidSentAt !== null && <Badge color="teal">{t("board.saidSent")}</Badge>}
          {summary.unopenedDelivery && <Badge color="red">{t("board.unopened")}</Badge>}
          {summary.attention
            .filter((each) => each !== "unopened")
            .map((each) => (
              <Badge key={each} color={each === "question-waiting" ? "yellow" : "red"}>
                {t(`followUp:attention.${each}`)}
              </Badge>
            ))}
        </Group>
        <span className={css.quiet}>{summary.readerName ?? ""}</span>
        <span className={`tabular ${css.quiet ?? ""}`}>
          {t(`reading:list.age_${age.unit}`, { count: age.count })}
          {late === "late" && (
            <>
              <br />
              <strong>{t("board.late")}</strong>
            </>
          )}
        </span>
      </Link>
    </li>
  );
}

function Section({ stage, cases, now }: { stage: Stage; cases: readonly CaseSummary[]; now: Date }) {
  const { t } = useTranslation(["coordination", "common"]);
  const [all, setAll] = useState(false);
  const shown = all ? cases : cases.slice(0, shownAtFirst);
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t(`common:stage.${stage}`)} ({cases.length})
      </Title>
      <ul className={css.rows}>
        {shown.map((each) => (
          <Row key={each.id} summary={each} now={now} />
        ))}
      </ul>
      {shown.length < cases.length && (
        <Button variant="subtle" size="sm" mt={4} onClick={() => setAll(true)}>
          {t("board.showAll", { count: cases.length })}
        </Button>
      )}
    </section>
  );
}

function Stages(props: {
  cases: readonly CaseSummary[];
  chosen: Stage | null;
  onChoose: (stage: Stage | null) => void;
}) {
  const { t } = useTranslation("coordination");
  return (
    <ul className={css.stages} aria-label={t("board.byStage")}>
      {openStages.map((stage) => {
        const pressed = props.chosen === stage;
        return (
          <li key={stage}>
            <button
              type="button"
              className={css.stage}
              aria-pressed={pressed}
              onClick={() => props.onChoose(pressed ? null : stage)}
            >
              <strong>{props.cases.filter((each) => each.stage === stage).length}</strong>
              <span>{t(`stageShort.${stage}`)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Board({ cases }: { cases: readonly CaseSummary[] }) {
  const { t } = useTranslation(["coordination", "common"]);
  const [filter, setFilter] = useState<BoardFilter>(noFilter);
  const now = new Date();
  const change = (part: Partial<BoardFilter>) => setFilter({ ...filter, ...part });
  const found = filterBoard(cases, filter, now);
  const groups = groupBoard(found);
  return (
    <Stack gap="lg">
      <Stages cases={cases} chosen={filter.stage} onChoose={(stage) => change({ stage })} />
      <Group align="flex-end">
        <TextInput
          label={t("board.search")}
          placeholder={t("board.searchHint")}
          leftSection={<IconSearch size={18} aria-hidden={true} />}
          value={filter.search}
          type="search"
          style={{ flex: "1 1 16rem" }}
          onChange={(event) => change({ search: event.currentTarget.value })}
        />
        <SegmentedControl
          aria-label={t("board.urgency")}
          value={filter.urgency ?? "any"}
          data={[
            { value: "any", label: t("board.anyUrgency") },
            ...urgency.options.map((value) => ({ value, label: t(`common:urgency.${value}`) })),
          ]}
          onChange={(value) => change({ urgency: urgency.safeParse(value).data ?? null })}
        />
        <Switch
          label={t("board.attention")}
          checked={filter.attention}
          onChange={(event) => change({ attention: event.currentTarget.checked })}
        />
        <Switch
          label={t("board.over")}
          checked={filter.over}
          onChange={(event) => change({ over: event.currentTarget.checked })}
        />
      </Group>
      <Text c="dimmed" size="sm" role="status">
        {t("board.count", { count: found.length })}
        {cases.length >= most && ` ${t("board.most", { count: most })}`}
      </Text>
      {groups.length === 0 ? (
        <EmptyState
          icon={IconSearch}
          title={t("board.nothing")}
          action={
            <Button variant="default" onClick={() => setFilter(noFilter)}>
              {t("board.clear")}
            </Button>
          }
        >
          {t("board.nothingText")}
        </EmptyState>
      ) : (
        groups.map((group) => <Section key={group.stage} stage={group.stage} cases={group.cases} now={now} />)
      )}
    </Stack>
  );
}

/** All cases of the organisation by stage and age. */
export function BoardPage() {
  const { t } = useTranslation("coordination");
  const me = useMe();
  const cases = useReply(caseRoutes.listCases, {}, { refetchInterval: 30_000 });
  const coordinator = hasRole(me, "coordinator");
  const begin = (
    <ButtonLink to="/refer" variant="default">
      {t("board.begin")}
    </ButtonLink>
  );
  return (
    <Page width="wide" title={t("board.title")} actions={coordinator ? begin : undefined}>
      <Loaded query={cases}>
        {(data) =>
          data.cases.length === 0 ? (
            <EmptyState icon={IconLayoutKanban} title={t("board.empty")} action={coordinator ? begin : undefined}>
              {t("board.emptyText")}
            </EmptyState>
          ) : (
            <Board cases={data.cases} />
          )
        }
      </Loaded>
    </Page>
  );
}
