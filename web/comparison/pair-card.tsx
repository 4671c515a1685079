import { Badge, Box, Button, Group, Text } from "@mantine/core";
import { IconCheck, IconPencil } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Pair, Settlement } from "#contract/comparison.ts";
import type { Finding, ImageReference, ReadingContent } from "#contract/finding.ts";
import type { Statement } from "#contract/statement.ts";
import { findingJudgement, findingTitle } from "#reporting/describe-finding.ts";
import css from "./comparison.module.css";
import { FramePicture } from "./frame-picture.tsx";

const weightColour = { major: "red", minor: "yellow", none: "gray" } as const;

/** The image that shows the finding: of its first mark, else its first image. */
export function imageOf(finding: Finding, reading: ReadingContent): ImageReference | null {
  const mark = reading.marks.find((each) => finding.markIds.includes(each.id));
  return mark?.image ?? finding.images[0] ?? null;
}

function FirstSide({ statement, onEdit }: { statement: Statement | undefined; onEdit: (() => void) | null }) {
  const { t } = useTranslation("comparison");
  return (
    <div>
      <div className={css.sideLabel}>{t("pair.first")}</div>
      {statement === undefined ? (
        <Text c="dimmed">{t("pair.firstSilent")}</Text>
      ) : (
        <>
          <p className={css.quote}>{statement.text}</p>
          {onEdit !== null && (
            <Button variant="subtle" size="compact-sm" onClick={onEdit}>
              {t("pair.editStatement")}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function SecondSide(props: { finding: Finding | undefined; reading: ReadingContent; picture: boolean }) {
  const { t } = useTranslation("comparison");
  const { finding, reading } = props;
  const image = finding === undefined ? null : imageOf(finding, reading);
  return (
    <div>
      <div className={css.sideLabel}>{t("pair.second")}</div>
      {finding === undefined ? (
        <Text c="dimmed">{t("pair.secondSilent")}</Text>
      ) : (
        <>
          <Text fw={570}>{findingTitle(finding)}</Text>
          <Text size="sm" c="dimmed">
            {findingJudgement(finding)}
          </Text>
          {finding.description !== "" && <Text size="sm">{finding.description}</Text>}
          {props.picture && image !== null && (
            <div style={{ marginTop: 8 }}>
              <FramePicture
                image={image}
                marks={reading.marks.filter((mark) => finding.markIds.includes(mark.id))}
                alt={t("picture.of", { finding: findingTitle(finding) })}
              />
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** One point of the two readings, side by side. */
export function PairCard(props: {
  pair: Pair;
  number: number;
  statement: Statement | undefined;
  finding: Finding | undefined;
  reading: ReadingContent;
  settlement: Settlement | undefined;
  active: boolean;
  editable: boolean;
  onActivate: () => void;
  onAccept: () => void;
  onReopen: () => void;
  onEdit: () => void;
  onEditStatement: () => void;
  onDropStatement: (id: string) => void;
  editor: ReactNode;
}) {
  const { t } = useTranslation("comparison");
  const { pair, statement, finding } = props;
  const [over, setOver] = useState(false);
  return (
    // The cards are walked with j and k, and the keys act on the one in focus.
    <Box
      component="li"
      className={css.pair ?? ""}
      data-pair={pair.id}
      data-significance={pair.significance}
      data-active={props.active}
      data-drop={over}
      tabIndex={0}
      aria-label={t("pair.label", { number: props.number, what: t(`agreement.${pair.agreement}`) })}
      onFocus={props.onActivate}
      onDragOver={(event) => {
        if (!props.editable || !event.dataTransfer.types.includes("text/x-overread-statement")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        props.onDropStatement(event.dataTransfer.getData("text/x-overread-statement"));
      }}
    >
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text fw={640} span>
            {props.number}. {t(`agreement.${pair.agreement}`)}
          </Text>
          {pair.agreement !== "agree" && (
            <Badge color={weightColour[pair.significance]}>{t(`significance.${pair.significance}`)}</Badge>
          )}
          <Badge color={pair.confirmed ? "green" : "gray"}>
            {pair.confirmed ? t("pair.confirmed") : pair.origin === "proposed" ? t("pair.proposed") : t("pair.open")}
          </Badge>
        </Group>
        {props.editable && (
          <Group gap={6}>
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden={true} />}
              aria-label={t("pair.editLabel", { number: props.number })}
              onClick={props.onEdit}
            >
              {t("pair.edit")}
            </Button>
            {pair.confirmed ? (
              <Button
                size="compact-md"
                variant="subtle"
                color="gray"
                aria-label={t("pair.reopenLabel", { number: props.number })}
                onClick={props.onReopen}
              >
                {t("pair.reopen")}
              </Button>
            ) : (
              <Button
                size="compact-md"
                leftSection={<IconCheck size={16} aria-hidden={true} />}
                aria-label={t("pair.acceptLabel", { number: props.number })}
                onClick={props.onAccept}
              >
                {t("pair.accept")}
              </Button>
            )}
          </Group>
        )}
      </Group>
      <div className={css.sides}>
        <FirstSide statement={statement} onEdit={props.editable ? props.onEditStatement : null} />
        <SecondSide finding={finding} reading={props.reading} picture={props.active} />
      </div>
      {pair.reason !== "" && props.editor === null && <Text size="sm">{pair.reason}</Text>}
      {pair.changes !== "" && props.editor === null && (
        <Text size="sm">
          <strong>{t("pair.changesLabel")}</strong> {pair.changes}
        </Text>
      )}
      {props.settlement !== undefined && (
        <Text size="sm" mt={6}>
          <strong>{t(`settled.${props.settlement.settledAs}`)}</strong> ({props.settlement.adjudicatorName}):{" "}
          {props.settlement.statement}
        </Text>
      )}
      {props.editor}
    </Box>
  );
}
