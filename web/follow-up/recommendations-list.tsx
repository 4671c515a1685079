import { Badge, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import type { RecommendationItem } from "#contract/follow-up.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { followUpRoutes } from "#contract/routes/follow-up.ts";
import { mayDo } from "../api/use-case.ts";
import { useCommand } from "../api/use-reply.ts";
import { dayText, timeText } from "../reading/dates.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

const colour = { open: "tide", overdue: "red", done: "green", declined: "gray" } as const;

function Item({ detail, item }: { detail: CaseDetail; item: RecommendationItem }) {
  const { t } = useTranslation("followUp");
  const ask = useConfirm();
  const change = useCommand(followUpRoutes.changeRecommendation, [followUpRoutes.getFollowUp, caseRoutes.listCases]);
  const [dating, setDating] = useState(false);
  const waits = item.state === "open" || item.state === "overdue";
  const say = (state: "open" | "done" | "declined", part: { dueOn?: string | null; note?: string } = {}) =>
    change.mutate(
      {
        params: { caseId: detail.id, itemId: item.id },
        body: { state, dueOn: part.dueOn === undefined ? item.dueOn : part.dueOn, note: part.note ?? "" },
      },
      {
        onSuccess: () => {
          setDating(false);
          toast.done(t("recommendations.saved"));
        },
      },
    );
  const decline = async () => {
    const answer = await ask({
      title: t("recommendations.declineTitle"),
      consequences: [t("recommendations.declineWhat")],
      action: t("recommendations.declineAction"),
      reason: true,
    });
    if (answer !== null) say("declined", { note: answer.reason });
  };
  return (
    <Stack gap={6} component="li">
      <Group gap="xs">
        <Text fw={570}>{item.text}</Text>
        <Badge color={colour[item.state]}>{t(`recommendations.state.${item.state}`)}</Badge>
        <Text size="sm" c="dimmed">
          {item.dueOn === null ? t("recommendations.noDate") : t("recommendations.due", { date: dayText(item.dueOn) })}
        </Text>
      </Group>
      {item.changedBy !== null && item.changedAt !== null && (
        <Text size="sm" c="dimmed">
          {t("recommendations.changed", { name: item.changedBy, time: timeText(item.changedAt) })}
          {item.note !== "" && `: ${item.note}`}
        </Text>
      )}
      {change.isError && <Refused error={change.error} />}
      {mayDo(detail, "change-recommendation") && (
        <Group gap="xs" className="no-print">
          {waits ? (
            <>
              <Button size="compact-sm" loading={change.isPending} onClick={() => say("done")}>
                {t("recommendations.done")}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => void decline()}>
                {t("recommendations.decline")}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setDating(!dating)}>
                {t("recommendations.date")}
              </Button>
            </>
          ) : (
            <Button size="compact-sm" variant="default" onClick={() => say("open")}>
              {t("recommendations.reopen")}
            </Button>
          )}
        </Group>
      )}
      {dating && (
        <TextInput
          type="date"
          label={t("recommendations.dateLabel")}
          defaultValue={item.dueOn ?? ""}
          maw={220}
          onChange={(event) => {
            if (/^\d{4}-\d{2}-\d{2}$/.test(event.currentTarget.value))
              say("open", { dueOn: event.currentTarget.value });
          }}
        />
      )}
    </Stack>
  );
}

/** The recommendations of the answer until each is done. */
export function RecommendationsList({ detail, items }: { detail: CaseDetail; items: readonly RecommendationItem[] }) {
  const { t } = useTranslation("followUp");
  if (items.length === 0) return <Text c="dimmed">{t("recommendations.none")}</Text>;
  return (
    <Stack component="ul" gap="md" style={{ listStyle: "none", padding: 0, margin: 0 }}>
      {items.map((item) => (
        <Item key={item.id} detail={detail} item={item} />
      ))}
    </Stack>
  );
}
