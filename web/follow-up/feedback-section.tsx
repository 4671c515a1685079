import { Button, Group, List, Paper, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { followUpRoutes } from "#contract/routes/follow-up.ts";
import { mayDo } from "../api/use-case.ts";
import { useCommand } from "../api/use-reply.ts";
import { timeText } from "../reading/dates.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import type { FollowUp } from "./use-follow-up.ts";

/** Whether the first radiologist may be written to, and the letter. */
export function FeedbackSection({ detail, feedback }: { detail: CaseDetail; feedback: FollowUp["feedback"] }) {
  const { t } = useTranslation("followUp");
  const ask = useConfirm();
  const allow = useCommand(followUpRoutes.allowFeedback, [followUpRoutes.getFollowUp]);
  const write = useCommand(followUpRoutes.writeFeedback);
  const { permission } = feedback;
  const patient = detail.myParts.includes("patient");
  const decide = async (allowed: boolean) => {
    const answer = patient
      ? { reason: "" }
      : await ask({
          title: t("feedback.record"),
          consequences: [t("feedback.recordWhat")],
          action: t(allowed ? "feedback.yes" : "feedback.no"),
          reason: true,
        });
    if (answer === null) return;
    allow.mutate(
      { params: { caseId: detail.id }, body: { allowed, reason: answer.reason } },
      { onSuccess: () => toast.done(t("feedback.saved")) },
    );
  };
  return (
    <Stack gap="sm">
      {permission !== null && (
        <Text size="sm">
          {t(permission.allowed ? "feedback.allowed" : "feedback.refused", {
            name: permission.by,
            time: timeText(permission.at),
          })}
        </Text>
      )}
      {mayDo(detail, "allow-feedback") && (
        <>
          <Text size="sm">{t("feedback.ask")}</Text>
          {allow.isError && <Refused error={allow.error} />}
          <Group gap="xs">
            {permission?.allowed !== true && (
              <Button variant="default" size="sm" onClick={() => void decide(true)}>
                {t("feedback.yes")}
              </Button>
            )}
            {permission?.allowed !== false && (
              <Button variant="default" size="sm" onClick={() => void decide(false)}>
                {t("feedback.no")}
              </Button>
            )}
          </Group>
        </>
      )}
      {write.isError && <Refused error={write.error} />}
      {permission?.allowed === true && mayDo(detail, "write-feedback") && (
        <Group>
          <Button size="sm" loading={write.isPending} onClick={() => write.mutate({ params: { caseId: detail.id } })}>
            {t("feedback.write")}
          </Button>
        </Group>
      )}
      {write.data !== undefined && (
        <Paper component="article" p="lg">
          <Stack gap="sm">
            <Text fw={640}>{write.data.subject}</Text>
            {write.data.paragraphs.map((each) => (
              <Text key={each}>{each}</Text>
            ))}
            <List>
              {write.data.points.map((each) => (
                <List.Item key={each}>{each}</List.Item>
              ))}
            </List>
            {write.data.closing.map((each) => (
              <Text key={each}>{each}</Text>
            ))}
            <Group className="no-print">
              <Button variant="default" size="sm" onClick={() => window.print()}>
                {t("feedback.print")}
              </Button>
            </Group>
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}
