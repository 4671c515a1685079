import { Badge, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OpenBallot } from "#contract/adjudication.ts";
import type { CaseId } from "#contract/ids.ts";
import css from "../comparison/comparison.module.css";
import { BallotForm } from "./ballot-form.tsx";
import type { AdjudicationPoint } from "./use-adjudication.ts";

function Versions({ point }: { point: AdjudicationPoint }) {
  const { t } = useTranslation("adjudication");
  return (
    <div className={css.versions}>
      {(["a", "b"] as const).map((each) => (
        <div key={each} className={css.version}>
          <div className={css.sideLabel}>{t(`settle.version.${each}`)}</div>
          {point[each]}
        </div>
      ))}
    </div>
  );
}

function BallotText({ ballot }: { ballot: OpenBallot }) {
  const { t } = useTranslation("adjudication");
  const extra = ballot.wouldSettle === null ? ballot.newVersion : t(`settle.would.${ballot.wouldSettle}`);
  return (
    <>
      <strong>{t(`settle.choice.${ballot.choice}`)}</strong>
      {extra !== "" && ` (${extra})`}: {ballot.statement}
    </>
  );
}

/** One disputed point: its two versions, and the ballot, what one voted, or how it came out. */
export function PointCard(props: { caseId: CaseId; point: AdjudicationPoint; number: number; panel: boolean }) {
  const { t } = useTranslation("adjudication");
  const { point, number } = props;
  const badge =
    point.settled !== null ? "settled" : point.mine !== null ? "voted" : point.open ? null : ("decided" as const);
  return (
    <Paper component="section" aria-labelledby={`point-${point.pairId}`}>
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h3" id={`point-${point.pairId}`}>
            {t("settle.point", { number })}
          </Title>
          {badge !== null && <Badge color={badge === "settled" ? "green" : "gray"}>{t(`settle.${badge}`)}</Badge>}
        </Group>
        <Versions point={point} />
        {point.open && point.earlier.length > 0 && (
          <div>
            <Text fw={570}>{t("settle.earlier")}</Text>
            <List size="sm">
              {point.earlier.map((each) => (
                <List.Item key={`${each.choice} ${each.statement}`}>
                  <BallotText ballot={each} />
                </List.Item>
              ))}
            </List>
          </div>
        )}
        {point.mine !== null && (
          <Text>
            <BallotText ballot={point.mine} />
          </Text>
        )}
        {point.settled !== null && (
          <Text>
            <strong>{t("settle.outcome")}</strong> {point.settled.statement}
          </Text>
        )}
        {point.open && point.mine === null && <BallotForm caseId={props.caseId} point={point} panel={props.panel} />}
      </Stack>
    </Paper>
  );
}
