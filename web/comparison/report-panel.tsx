import { Alert, Box, Button, Group, Switch, Text, Textarea, Title } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSection, Statement } from "#contract/statement.ts";
import css from "./comparison.module.css";
import { cutText, type Piece } from "./cut-text.ts";
import { readSelection, trimRange } from "./read-selection.ts";

export type FirstReport = {
  title: string;
  text: string;
  sections: ReportSection[];
  notes: string[];
  doubtful?: readonly Range[];
  doubts?: readonly string[];
};
type Range = { start: number; end: number };

/** Where a point of the drawn text lies in the source: each piece bears its start. */
function offsetOf(node: Node, offset: number, root: HTMLElement): number | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  const piece = element?.closest<HTMLElement>("[data-start]");
  if (piece === null || piece === undefined || !root.contains(piece)) return null;
  return Number(piece.dataset.start) + (node.nodeType === Node.TEXT_NODE ? offset : 0);
}

function selectedRange(root: HTMLElement | null): Range | null {
  const selection = document.getSelection();
  if (root === null || selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset, root);
  const end = offsetOf(range.endContainer, range.endOffset, root);
  return start === null || end === null || end <= start ? null : { start, end };
}

function PieceOfText(props: {
  text: string;
  piece: Piece;
  heading: boolean;
  doubtful: boolean;
  statement: Statement | undefined;
  active: boolean;
  label: string;
  onChoose: (id: string) => void;
}) {
  const { piece, statement } = props;
  const { t } = useTranslation("comparison");
  const said = props.text.slice(piece.start, piece.end);
  const text = props.doubtful ? (
    <mark className={css.doubtful} title={t("report.doubtful")}>
      {said}
    </mark>
  ) : (
    said
  );
  if (statement === undefined) {
    return (
      <span data-start={piece.start} className={props.heading ? css.heading : undefined}>
        {text}
      </span>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would break the text's lines and cannot be selected over
    <span
      role="button"
      tabIndex={0}
      data-start={piece.start}
      className={css.statement}
      data-kind={statement.kind}
      data-negated={statement.negated}
      data-active={props.active}
      title={props.label}
      draggable
      onDragStart={(event) => event.dataTransfer.setData("text/x-overread-statement", statement.id)}
      onClick={() => {
        if (document.getSelection()?.isCollapsed !== false) props.onChoose(statement.id);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        props.onChoose(statement.id);
      }}
    >
      {text}
    </span>
  );
}

/** The same text in a field, where a passage can be selected with the keyboard alone. */
function TextField(props: { text: string; onSelect: (range: Range | null) => void }) {
  const { t } = useTranslation("comparison");
  return (
    <Textarea
      label={t("report.keyboardLabel")}
      description={t("report.keyboardHelp")}
      value={props.text}
      readOnly
      autosize
      minRows={8}
      maxRows={20}
      p="md"
      onSelect={({ currentTarget }) =>
        props.onSelect(trimRange(props.text, currentTarget.selectionStart, currentTarget.selectionEnd))
      }
    />
  );
}

/** The first report with its statements marked; selecting a passage makes a new one. */
export function ReportPanel(props: {
  report: FirstReport;
  statements: readonly Statement[];
  activeStatement: string | null;
  editable: boolean;
  onChoose: (id: string) => void;
  onMark: (statement: Statement) => void;
  below?: ReactNode;
}) {
  const { t } = useTranslation(["comparison", "common"]);
  const { report, statements } = props;
  const root = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState<Range | null>(null);
  const [typing, setTyping] = useState(false);
  const headings = report.sections.map((each) => ({ start: each.start, end: each.start + each.heading.length }));
  const pieces = cutText(
    report.text.length,
    statements,
    [...headings, ...(report.doubtful ?? [])].flatMap((each) => [each.start, each.end]),
  );
  const isDoubtful = (piece: Piece) =>
    report.doubtful?.some((each) => each.start <= piece.start && piece.end <= each.end) === true;
  const hear = () => {
    const found = selectedRange(root.current);
    setRange(found === null ? null : trimRange(report.text, found.start, found.end));
  };
  const mark = () => {
    if (range === null) return;
    props.onMark(readSelection(report.text, report.sections, range));
    document.getSelection()?.removeAllRanges();
    setRange(null);
  };
  return (
    <section className={css.report} aria-label={t("report.title")}>
      <div className={css.reportHead}>
        <Group justify="space-between" wrap="nowrap">
          <div>
            <Title order={2} size="h4">
              {t("report.title")}
            </Title>
            <Text size="sm" c="dimmed">
              {report.title}
            </Text>
          </div>
          {props.editable && (
            <Switch
              size="sm"
              label={t("report.keyboard")}
              checked={typing}
              onChange={(event) => {
                setTyping(event.currentTarget.checked);
                setRange(null);
              }}
            />
          )}
        </Group>
        {report.doubts !== undefined && report.doubts.length > 0 && (
          <Alert color="red" mt="xs" p="xs" title={t("report.doubts")}>
            {report.doubts.map((each) => (
              <Text size="sm" key={each}>
                {each}
              </Text>
            ))}
          </Alert>
        )}
        {report.notes.length > 0 && (
          <Alert color="yellow" mt="xs" p="xs">
            {report.notes.join(" ")}
          </Alert>
        )}
      </div>
      {typing ? (
        <TextField text={report.text} onSelect={setRange} />
      ) : (
        // A region that scrolls must be reachable with the keyboard.
        <Box
          component="section"
          className={css.reportText ?? ""}
          ref={root}
          tabIndex={0}
          aria-label={t("report.text")}
          onMouseUp={hear}
          onTouchEnd={hear}
          onKeyUp={hear}
        >
          {pieces.map((piece) => {
            const id = piece.ids.at(-1);
            const statement = statements.find((each) => each.id === id);
            return (
              <PieceOfText
                key={piece.start}
                text={report.text}
                piece={piece}
                heading={headings.some((each) => each.start <= piece.start && piece.end <= each.end)}
                statement={statement}
                doubtful={isDoubtful(piece)}
                active={piece.ids.includes(props.activeStatement ?? "")}
                label={
                  statement === undefined
                    ? ""
                    : `${t(`statementKind.${statement.kind}`)}${statement.origin === "model" ? t("model.mark") : ""}`
                }
                onChoose={props.onChoose}
              />
            );
          })}
        </Box>
      )}
      {props.editable && (
        <div className={css.reportFoot}>
          {range === null ? (
            <Text size="sm" c="dimmed">
              {t("report.howTo")}
            </Text>
          ) : (
            <Group justify="space-between" wrap="nowrap">
              <Text size="sm" lineClamp={2}>
                “{report.text.slice(range.start, range.end)}”
              </Text>
              <Button size="sm" onClick={mark} style={{ flex: "none" }}>
                {t("report.mark")}
              </Button>
            </Group>
          )}
        </div>
      )}
      {props.below}
    </section>
  );
}
