import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Pair } from "#contract/comparison.ts";
import type { CaseId, PersonId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { ReaderChoice } from "./reader-choice.tsx";

/** Asks an independent third reader to settle chosen differences. */
export function AdjudicationDialog(props: {
  caseId: CaseId;
  differences: readonly Pair[];
  /** One line of what a pair is about. */
  describe: (pair: Pair) => string;
  /** Saves what is not saved; nothing is asked before it is. */
  save: () => Promise<boolean>;
  onClose: () => void;
}) {
  const { t } = useTranslation(["comparison", "common"]);
  const { caseId, differences } = props;
  const readers = useReply(caseRoutes.listReaders, { params: { caseId } });
  const ask = useCommand(readingRoutes.askAdjudication, [readingRoutes.getComparison, caseRoutes.getCase]);
  const [chosen, setChosen] = useState(
    differences.filter((pair) => pair.confirmed && pair.significance === "major").map((pair) => pair.id),
  );
  const [adjudicator, setAdjudicator] = useState<PersonId | null>(null);
  const [reason, setReason] = useState("");
  const ready = chosen.length > 0 && adjudicator !== null && reason.trim().length >= 3;
  const send = async () => {
    if (adjudicator === null || !(await props.save())) return;
    ask.mutate(
      { params: { caseId }, body: { adjudicatorId: adjudicator, pairIds: chosen, reason: reason.trim() } },
      {
        onSuccess: () => {
          toast.done(t("adjudication.asked"));
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
      title={<Text fw={640}>{t("adjudication.title")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Text>{t("adjudication.intro")}</Text>
        <Checkbox.Group label={t("adjudication.which")} value={chosen} onChange={setChosen}>
          <Stack gap={8} mt={6}>
            {differences.map((pair) => (
              <Checkbox
                key={pair.id}
                value={pair.id}
                disabled={!pair.confirmed}
                description={pair.confirmed ? undefined : t("adjudication.acceptFirst")}
                label={`${t(`agreement.${pair.agreement}`)} (${t(`significance.${pair.significance}`)}): ${props.describe(pair)}`}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Loaded query={readers}>
          {(data) => (
            <ReaderChoice
              label={t("adjudication.who")}
              readers={data.adjudicators}
              value={adjudicator}
              onChange={setAdjudicator}
            />
          )}
        </Loaded>
        <Textarea
          label={t("adjudication.reason")}
          description={t("adjudication.reasonHelp")}
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
            {t("adjudication.ask", { count: chosen.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
