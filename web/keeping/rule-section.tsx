import { Button, Group, NumberInput, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RetentionOverview, RetentionRule } from "#contract/retention.ts";
import { retentionRoutes } from "#contract/routes/retention.ts";
import { formatInstant } from "../account/format-instant.ts";
import { useCommand } from "../api/use-reply.ts";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { KeepingSection } from "./keeping-section.tsx";

const parts = [
  { name: "closedYears", label: "rule.closed", most: 100 },
  { name: "withdrawnYears", label: "rule.withdrawn", most: 100 },
  { name: "unclaimedDays", label: "rule.unclaimed", most: 36_500 },
] as const;

/** How long the organisation keeps what it holds. */
export function RuleSection({ overview }: { overview: RetentionOverview }) {
  const { t } = useTranslation("keeping");
  const command = useCommand(retentionRoutes.changeRetention, [retentionRoutes.showRetention]);
  const [rule, setRule] = useState<RetentionRule>(overview.rule);
  const [reason, setReason] = useState("");
  const changed = parts.some(({ name }) => rule[name] !== overview.rule[name]);
  const good = changed && reason.trim().length >= 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!good) return;
    command.mutate({ body: { ...rule, reason: reason.trim() } }, { onSuccess: () => toast.done(t("rule.saved")) });
  };
  return (
    <KeepingSection title={t("rule.title")} help={t("rule.help")}>
      <Text size="sm" c="dimmed">
        {overview.ruleSetAt === null
          ? t("rule.never")
          : t("rule.setBy", { who: overview.ruleSetBy ?? "", when: formatInstant(overview.ruleSetAt) })}
      </Text>
      <form onSubmit={submit}>
        <Group align="flex-end">
          {parts.map(({ name, label, most }) => (
            <NumberInput
              key={name}
              label={t(label)}
              value={rule[name] ?? ""}
              min={1}
              max={most}
              allowDecimal={false}
              allowNegative={false}
              clampBehavior="strict"
              style={{ flex: "1 1 12rem" }}
              onChange={(value) => setRule({ ...rule, [name]: typeof value === "number" ? value : null })}
            />
          ))}
          <TextInput
            label={t("rule.reason")}
            value={reason}
            maxLength={1000}
            required
            style={{ flex: "3 1 16rem" }}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!good} loading={command.isPending}>
            {t("rule.save")}
          </Button>
        </Group>
      </form>
      {command.error !== null && <Refused error={command.error} compact />}
    </KeepingSection>
  );
}
