import {
  Alert,
  Button,
  Checkbox,
  Group,
  List,
  Modal,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
} from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AdjudicationReason, adjudicationMode, panelSizes } from "#contract/adjudication.ts";
import type { Pair } from "#contract/comparison.ts";
import type { CaseId, PersonId } from "#contract/ids.ts";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { ReaderChoice } from "../comparison/reader-choice.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

type Size = (typeof panelSizes)[number];

/** Asks an independent third reader, or a panel, to settle chosen differences. */
export function AdjudicationDialog(props: {
  caseId: CaseId;
  differences: readonly Pair[];
  reasons: readonly AdjudicationReason[];
  /** One line of what a pair is about. */
  describe: (pair: Pair) => string;
  /** Saves what is not saved; nothing is asked before it is. */
  save: () => Promise<boolean>;
  onClose: () => void;
}) {
  const { t } = useTranslation(["adjudication", "comparison", "common"]);
  const { caseId, differences, reasons } = props;
  const readers = useReply(caseRoutes.listReaders, { params: { caseId } });
  const ask = useCommand(adjudicationRoutes.askAdjudication, [
    readingRoutes.getComparison,
    caseRoutes.getCase,
    adjudicationRoutes.describeAdjudication,
  ]);
  const called = new Set(reasons.flatMap((each) => each.pairIds));
  const [pairIds, setPairIds] = useState(
    differences
      .filter((pair) => pair.confirmed && (pair.significance === "major" || called.has(pair.id)))
      .map((pair) => pair.id),
  );
  const [size, setSize] = useState<Size>(1);
  const [mode, setMode] = useState<(typeof adjudicationMode.options)[number]>("focused");
  const [hours, setHours] = useState(72);
  const [members, setMembers] = useState<PersonId[]>([]);
  const [reason, setReason] = useState("");
  const ready = pairIds.length > 0 && members.length === size && reason.trim().length >= 3;
  const send = async () => {
    if (!(await props.save())) return;
    ask.mutate(
      { params: { caseId }, body: { adjudicatorIds: members, pairIds, mode, hours, reason: reason.trim() } },
      {
        onSuccess: () => {
          toast.done(t("ask.asked"));
          props.onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      title={<Text fw={640}>{t("ask.title")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Text>{t("ask.intro")}</Text>
        {reasons.length > 0 && (
          <Alert color="yellow" title={t("ask.calledFor")}>
            <List size="sm">
              {reasons.map((each) => (
                <List.Item key={each.rule}>{each.sentence}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Checkbox.Group label={t("ask.which")} value={pairIds} onChange={setPairIds}>
          <Stack gap={8} mt={6}>
            {differences.map((pair) => (
              <Checkbox
                key={pair.id}
                value={pair.id}
                disabled={!pair.confirmed}
                description={pair.confirmed ? undefined : t("ask.acceptFirst")}
                label={`${t(`comparison:agreement.${pair.agreement}`)} (${t(`comparison:significance.${pair.significance}`)}): ${props.describe(pair)}`}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <SegmentedControl
          aria-label={t("ask.size")}
          value={String(size)}
          data={panelSizes.map((each) => ({ value: String(each), label: t(`ask.sizes.${each}`) }))}
          onChange={(value) => {
            const next = panelSizes.find((each) => String(each) === value) ?? 1;
            setSize(next);
            setMembers((before) => before.slice(0, next));
          }}
        />
        {size > 1 && <Text size="sm">{t("ask.panelHelp")}</Text>}
        <Loaded query={readers}>
          {(data) => (
            <ReaderChoice
              label={size === 1 ? t("ask.who") : t("ask.whoPanel", { chosen: members.length, size })}
              readers={data.adjudicators}
              seats={size}
              value={members}
              onChange={setMembers}
            />
          )}
        </Loaded>
        <SegmentedControl
          aria-label={t("ask.mode")}
          value={mode}
          data={adjudicationMode.options.map((each) => ({ value: each, label: t(`ask.modes.${each}`) }))}
          onChange={(value) => setMode(adjudicationMode.options.find((each) => each === value) ?? "focused")}
        />
        {mode === "blind" && <Text size="sm">{t("ask.blindHelp")}</Text>}
        <NumberInput
          label={t("ask.hours")}
          description={t("ask.hoursHelp")}
          value={hours}
          min={1}
          max={1440}
          allowDecimal={false}
          onChange={(value) => setHours(Number(value) || 72)}
        />
        <Textarea
          label={t("ask.reason")}
          description={t("ask.reasonHelp")}
          value={reason}
          maxLength={2000}
          minRows={2}
          required
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {ask.isError && <Refused error={ask.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t("common:actions.cancel")}
          </Button>
          <Button loading={ask.isPending} disabled={!ready} onClick={() => void send()}>
            {t("ask.ask", { count: pairIds.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
