import { Button, Group, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { outcomeKind, outcomeVerdict } from "#contract/follow-up.ts";
import { followUpRoutes } from "#contract/routes/follow-up.ts";
import { mayDo } from "../api/use-case.ts";
import { useCommand } from "../api/use-reply.ts";
import { timeText } from "../reading/dates.ts";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import type { FollowUp } from "./use-follow-up.ts";

/** What turned out, in one click: each verdict is a button. */
export function OutcomeSection({ detail, outcomes }: { detail: CaseDetail; outcomes: FollowUp["outcomes"] }) {
  const { t } = useTranslation("followUp");
  const report = useCommand(followUpRoutes.reportOutcome, [followUpRoutes.getFollowUp]);
  const [kind, setKind] = useState<(typeof outcomeKind.options)[number]>("follow-up-imaging");
  const [text, setText] = useState("");
  const send = (verdict: (typeof outcomeVerdict.options)[number]) =>
    report.mutate(
      { params: { caseId: detail.id }, body: { kind, verdict, happenedOn: null, text: text.trim() } },
      {
        onSuccess: () => {
          setText("");
          toast.done(t("outcome.saved"));
        },
      },
    );
  return (
    <Stack gap="sm">
      {outcomes.map((each) => (
        <div key={each.id}>
          <Text fw={570}>{t(`outcome.verdict.${each.verdict}`)}</Text>
          <Text size="sm" c="dimmed">
            {t("outcome.row", { kind: t(`outcome.kinds.${each.kind}`), name: each.by, time: timeText(each.at) })}
          </Text>
          {each.text !== "" && <Text size="sm">{each.text}</Text>}
        </div>
      ))}
      {mayDo(detail, "report-outcome") && (
        <>
          <Text size="sm">{t("outcome.intro")}</Text>
          <Group align="flex-end" grow>
            <NativeSelect
              label={t("outcome.kind")}
              value={kind}
              data={outcomeKind.options.map((value) => ({ value, label: t(`outcome.kinds.${value}`) }))}
              onChange={(event) =>
                setKind(outcomeKind.options.find((each) => each === event.currentTarget.value) ?? kind)
              }
            />
            <Textarea
              label={t("outcome.text")}
              value={text}
              rows={1}
              autosize
              maxLength={4000}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </Group>
          {report.isError && <Refused error={report.error} />}
          <Group gap="xs">
            {outcomeVerdict.options.map((each) => (
              <Button key={each} variant="default" size="sm" loading={report.isPending} onClick={() => send(each)}>
                {t(`outcome.verdict.${each}`)}
              </Button>
            ))}
          </Group>
        </>
      )}
    </Stack>
  );
}
