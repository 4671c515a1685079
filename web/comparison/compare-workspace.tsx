import { Alert, Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import type { Pair } from "#contract/comparison.ts";
import { AdjudicationDialog } from "../adjudication/adjudication-dialog.tsx";
import { AdjudicationProgress } from "../adjudication/adjudication-progress.tsx";
import { useProgress } from "../adjudication/use-progress.ts";
import { mayDo } from "../api/use-case.ts";
import { CriticalPanel } from "../follow-up/critical-panel.tsx";
import { useConfirm } from "../shell/confirm.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import css from "./comparison.module.css";
import {
  acceptAgreements,
  acceptPair,
  addStatement,
  changePair,
  changeStatement,
  keepsSettled,
  removeStatement,
  rePair,
} from "./comparison-edits.ts";
import { ConfirmBar, StandingNotice } from "./confirm-bar.tsx";
import { GradePanel } from "./grade-panel.tsx";
import { PairCard } from "./pair-card.tsx";
import { PairEditor } from "./pair-editor.tsx";
import type { PairKey } from "./pair-keys.ts";
import { PairList } from "./pair-list.tsx";
import { ReportPanel } from "./report-panel.tsx";
import { ReviseDialog } from "./revise-dialog.tsx";
import { SaveLine } from "./save-line.tsx";
import { SealedReading } from "./sealed-reading.tsx";
import { StatementDialog } from "./statement-dialog.tsx";
import { type Comparison, shownPairs, useComparison } from "./use-comparison.ts";

/** The comparison of one case, being made or only looked at. */
export function CompareWorkspace({ detail, data }: { detail: CaseDetail; data: Comparison }) {
  const { t } = useTranslation(["comparison", "adjudication", "followUp", "common"]);
  const ask = useConfirm();
  const { keeper, snapshot, confirm, propose, model, missing, confirmed } = useComparison(detail, data);
  const { content } = snapshot;
  const { finding, statement, describe } = shownPairs(data, content);
  const editable = detail.stage === "comparing" && mayDo(detail, "compare-readings");
  const progress = useProgress(detail);
  const narrow = useMediaQuery("(max-width: 62em)", false);
  const [side, setSide] = useState<"pairs" | "report">("pairs");
  const [active, setActive] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [statementId, setStatementId] = useState<string | null>(null);
  const [dialog, setDialog] = useState<"revise" | "adjudicate" | null>(null);
  const change = (next: Comparison["content"]) => {
    if (keepsSettled(content, next, data.settlements)) keeper.change(next);
    else toast.note(t("pair.settledStays"));
  };
  const activePair = content.pairs.find((pair) => pair.id === active);
  const editedStatement = content.statements.find((each) => each.id === statementId);
  const differences = content.pairs.filter((pair) => pair.agreement !== "agree");

  const accept = (pair: Pair) => {
    change(acceptPair(content, pair.id));
    setEditing(null);
  };
  const onKey = (pair: Pair, key: PairKey) => {
    if (key.kind === "accept") accept(pair);
    if (key.kind === "reopen") change(acceptPair(content, pair.id, false));
    if (key.kind === "edit") setEditing(editing === pair.id ? null : pair.id);
    if (key.kind === "change") change(changePair(content, pair.id, key.part));
  };
  const choose = (id: string) => {
    const pair = content.pairs.find((each) => each.statementId === id);
    if (pair === undefined) setStatementId(editable ? id : null);
    else setActive(pair.id);
  };
  const confirmNow = async () => {
    if (!(await keeper.flush(snapshot.revision === 0))) return;
    const answer = await ask({
      title: t("confirm.title"),
      consequences: [t("confirm.what"), t("confirm.after")],
      action: t("confirm.action"),
    });
    if (answer === null) return;
    confirm.mutate(
      { params: { caseId: detail.id }, body: { revision: keeper.snapshot().revision } },
      { onSuccess: () => toast.done(t("confirm.done")) },
    );
  };
  const proposeAnew = () =>
    propose.mutate(
      { params: { caseId: detail.id }, body: { content } },
      { onSuccess: (reply) => change(reply.content) },
    );

  const askModel = () =>
    model.mutate(
      { params: { caseId: detail.id } },
      {
        onSuccess: ({ statements, dropped }) => {
          const known = new Set(
            content.statements.map(({ start, end, observation }) => `${start} ${end} ${observation}`),
          );
          const added = statements.filter((one) => !known.has(`${one.start} ${one.end} ${one.observation}`));
          change(added.reduce((all, one) => addStatement(all, one), content));
          toast.note(t("model.done", { count: added.length, dropped }));
        },
      },
    );

  const card = (pair: Pair, number: number) => (
    <PairCard
      key={pair.id}
      pair={pair}
      number={number}
      statement={statement(pair)}
      finding={finding(pair)}
      reading={data.reading.content}
      settlement={data.settlements.find((each) => each.pairId === pair.id)?.settlement}
      active={pair.id === active}
      editable={editable}
      onActivate={() => setActive(pair.id)}
      onAccept={() => accept(pair)}
      onReopen={() => change(acceptPair(content, pair.id, false))}
      onEdit={() => setEditing(editing === pair.id ? null : pair.id)}
      onEditStatement={() => setStatementId(pair.statementId)}
      onDropStatement={(id) => change(rePair(content, pair.id, { statementId: id }))}
      editor={
        editing !== pair.id ? null : (
          <PairEditor
            pair={pair}
            statements={content.statements}
            findings={data.reading.content.findings}
            onChange={(part) => change(changePair(content, pair.id, part))}
            onSides={(sides) => change(rePair(content, pair.id, sides))}
            onAccept={() => accept(pair)}
            onClose={() => setEditing(null)}
          />
        )
      }
    />
  );
  const pairs = (
    <Stack gap="lg">
      {editable && !narrow && (
        <div className={`${css.keys ?? ""} no-print`}>
          {(["walk", "accept", "edit", "class", "weight"] as const).map((each) => (
            <span key={each}>{t(`keys.${each}`)}</span>
          ))}
        </div>
      )}
      {content.pairs.length === 0 ? (
        <EmptyState title={t("pairs.none")} order={2}>
          {data.firstReport === null ? t("pairs.noReport") : t("pairs.noneText")}
        </EmptyState>
      ) : (
        <PairList
          pairs={content.pairs}
          active={active}
          editable={editable}
          onKey={onKey}
          onAcceptAgreements={() => change(acceptAgreements(content))}
          card={card}
        />
      )}
      {editable && data.firstReport !== null && (
        <Group>
          <Button variant="default" size="sm" loading={propose.isPending} onClick={proposeAnew}>
            {t("pairs.propose")}
          </Button>
          <Text size="sm" c="dimmed">
            {t("pairs.proposeHelp")}
          </Text>
        </Group>
      )}
      {propose.isError && <Refused error={propose.error} />}
      {editable && data.languageModel && data.firstReport !== null && (
        <Group>
          <Button variant="default" size="sm" loading={model.isPending} onClick={askModel}>
            {t("model.ask")}
          </Button>
          <Text size="sm" c="dimmed" style={{ flex: 1, minWidth: "14rem" }}>
            {t("model.help")}
          </Text>
        </Group>
      )}
      {model.isError && <Refused error={model.error} />}
      {data.firstReport !== null && (
        <GradePanel
          content={content}
          setting={data.grading}
          second={data.secondGrades.find(({ version }) => version === data.versions.at(-1)?.version)}
          editable={editable}
          onChange={({ grade, ...part }) => {
            const { grade: _, ...rest } = content;
            change({ ...rest, ...part, ...(grade === undefined ? {} : { grade }) });
          }}
        />
      )}
      {confirm.isError && <Refused error={confirm.error} />}
      <ConfirmBar
        caseId={detail.id}
        missing={missing}
        progress={{ done: content.pairs.filter((pair) => pair.confirmed).length, of: content.pairs.length }}
        confirmed={confirmed}
        editable={editable}
        busy={confirm.isPending}
        saving={
          <SaveLine
            state={snapshot.state}
            onRetry={() => void keeper.flush()}
            onKeepMine={() => void keeper.keepMine()}
            onTakeTheirs={() => void keeper.takeTheirs()}
          />
        }
        onConfirm={() => void confirmNow()}
      />
    </Stack>
  );
  const report =
    data.firstReport === null ? (
      <Alert color="yellow" title={t("report.noneTitle")}>
        {t("report.none")}
      </Alert>
    ) : (
      <ReportPanel
        report={data.firstReport}
        statements={content.statements}
        activeStatement={activePair?.statementId ?? null}
        editable={editable}
        onChoose={choose}
        onMark={(made) => {
          change(addStatement(content, made));
          setStatementId(made.id);
        }}
      />
    );
  return (
    <Stack>
      {!editable && <StandingNotice stage={detail.stage} caseId={detail.id} />}
      <Group>
        <SealedReading reading={data.reading} caseId={detail.id} />
        {editable && mayDo(detail, "revise-reading") && (
          <Button variant="default" size="sm" onClick={() => setDialog("revise")}>
            {t("revise.open")}
          </Button>
        )}
        {editable && mayDo(detail, "ask-adjudication") && differences.length > 0 && (
          <Button variant="default" size="sm" onClick={() => setDialog("adjudicate")}>
            {t("adjudication:ask.open")}
          </Button>
        )}
      </Group>
      {mayDo(detail, "record-contact") && <CriticalPanel caseId={detail.id} />}
      <AdjudicationProgress detail={detail} />
      {narrow && data.firstReport !== null && (
        <SegmentedControl
          fullWidth
          aria-label={t("sides.label")}
          value={side}
          data={[
            { value: "pairs", label: t("sides.pairs") },
            { value: "report", label: t("sides.report") },
          ]}
          onChange={(value) => setSide(value === "report" ? "report" : "pairs")}
        />
      )}
      <div className={css.layout}>
        {(!narrow || side === "report" || data.firstReport === null) && report}
        {(!narrow || side === "pairs" || data.firstReport === null) && pairs}
      </div>
      {editedStatement !== undefined && (
        <StatementDialog
          key={editedStatement.id}
          statement={editedStatement}
          onClose={() => setStatementId(null)}
          onRemove={() => {
            change(removeStatement(content, editedStatement.id));
            setStatementId(null);
          }}
          onSave={(part) => {
            change(changeStatement(content, editedStatement.id, part));
            setStatementId(null);
          }}
        />
      )}
      {dialog === "revise" && (
        <ReviseDialog caseId={detail.id} reading={data.reading} onClose={() => setDialog(null)} />
      )}
      {dialog === "adjudicate" && (
        <AdjudicationDialog
          caseId={detail.id}
          differences={differences.filter((pair) => data.settlements.every((each) => each.pairId !== pair.id))}
          reasons={progress.data?.reasons ?? []}
          describe={describe}
          save={() => keeper.flush(snapshot.revision === 0)}
          onClose={() => setDialog(null)}
        />
      )}
    </Stack>
  );
}
