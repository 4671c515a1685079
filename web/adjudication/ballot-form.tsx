import { Button, Group, Radio, SegmentedControl, Select, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ballotChoice, ballotConfidence, wouldSettle } from "#contract/adjudication.ts";
import type { CaseId } from "#contract/ids.ts";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { useCommand } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { type BallotDraft, emptyBallot, finishedBallot } from "./ballot-draft.ts";
import type { AdjudicationPoint } from "./use-adjudication.ts";

/** The ballot on one point: a choice, what that choice needs, how sure, and why. */
export function BallotForm(props: { caseId: CaseId; point: AdjudicationPoint; panel: boolean }) {
  const { t } = useTranslation("adjudication");
  const { caseId, point, panel } = props;
  const ask = useConfirm();
  const cast = useCommand(adjudicationRoutes.settleDifference, [
    adjudicationRoutes.getAdjudication,
    caseRoutes.getCase,
    caseRoutes.listCases,
  ]);
  const [draft, setDraft] = useState<BallotDraft>(emptyBallot);
  const [late, setLate] = useState(false);
  const change = (part: Partial<BallotDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { ballot, missing } = finishedBallot(draft);
  const wrong = (field: keyof BallotDraft) => (late && missing.includes(field) ? t("settle.missing") : undefined);
  const adoptable = [...new Set(point.earlier.map((one) => one.newVersion).filter((text) => text !== ""))];

  const send = async () => {
    setLate(true);
    if (ballot === null) return;
    const answer = await ask({
      title: t("settle.sureTitle"),
      consequences: [t(`settle.means.${ballot.choice}`), t(panel ? "settle.finalPanel" : "settle.final")],
      action: t("settle.action"),
    });
    if (answer === null) return;
    cast.mutate(
      { params: { caseId, pairId: point.pairId }, body: ballot },
      {
        onSuccess: ({ open, over }) =>
          toast.done(over ? t("settle.allDone") : t("settle.oneDone", { count: Math.max(0, open) })),
      },
    );
  };

  return (
    <Stack>
      <Radio.Group
        label={t("settle.choose")}
        value={draft.choice ?? ""}
        error={late && draft.choice === null ? t("settle.chooseFirst") : undefined}
        onChange={(value) => change({ choice: ballotChoice.options.find((each) => each === value) ?? null })}
      >
        <Group mt={6}>
          {ballotChoice.options.map((each) => (
            <Radio key={each} value={each} label={t(`settle.choice.${each}`)} />
          ))}
        </Group>
      </Radio.Group>
      {draft.choice === "new" && (
        <Stack gap="xs">
          <Textarea
            label={t("settle.newVersion")}
            description={t("settle.newVersionHelp")}
            value={draft.newVersion}
            maxLength={1000}
            required
            error={wrong("newVersion")}
            onChange={(event) => change({ newVersion: event.currentTarget.value })}
          />
          <Group gap="xs">
            {adoptable.map((text) => (
              <Button key={text} size="compact-sm" variant="default" onClick={() => change({ newVersion: text })}>
                {t("settle.adopt", { text: text.slice(0, 60) })}
              </Button>
            ))}
          </Group>
        </Stack>
      )}
      {draft.choice === "cannot-settle" && (
        <Select
          label={t("settle.wouldSettle")}
          data={wouldSettle.options.map((value) => ({ value, label: t(`settle.would.${value}`) }))}
          value={draft.wouldSettle}
          error={wrong("wouldSettle")}
          required
          onChange={(value) => change({ wouldSettle: wouldSettle.options.find((each) => each === value) ?? null })}
        />
      )}
      <div>
        <Text size="sm" fw={500} mb={4} id={`sure-${point.pairId}`}>
          {t("settle.confidence")}
        </Text>
        <SegmentedControl
          aria-labelledby={`sure-${point.pairId}`}
          value={draft.confidence}
          data={ballotConfidence.options.map((value) => ({ value, label: t(`settle.sure.${value}`) }))}
          onChange={(value) =>
            change({ confidence: ballotConfidence.options.find((each) => each === value) ?? draft.confidence })
          }
        />
      </div>
      <Textarea
        label={t("settle.statement")}
        description={t("settle.statementHelp")}
        value={draft.statement}
        maxLength={2000}
        minRows={2}
        required
        error={late && missing.includes("statement") ? t("settle.statementShort") : undefined}
        onChange={(event) => change({ statement: event.currentTarget.value })}
      />
      {cast.isError && <Refused error={cast.error} />}
      <Group>
        <Button loading={cast.isPending} onClick={() => void send()}>
          {t("settle.action")}
        </Button>
      </Group>
    </Stack>
  );
}
