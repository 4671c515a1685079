import { Button, Group, Paper, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LegalHold } from "#contract/retention.ts";
import { retentionRoutes } from "#contract/routes/retention.ts";
import { formatInstant } from "../account/format-instant.ts";
import { useCommand } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { KeepingSection } from "./keeping-section.tsx";

/** Cases of which nothing may be deleted. */
export function HoldsSection({ holds }: { holds: readonly LegalHold[] }) {
  const { t } = useTranslation("keeping");
  return (
    <KeepingSection title={t("holds.title")} help={t("holds.help")}>
      {holds.length === 0 ? (
        <Text>{t("holds.none")}</Text>
      ) : (
        <Stack component="ul" gap="xs" style={{ listStyle: "none", padding: 0, margin: 0 }}>
          {holds.map((hold) => (
            <Hold key={hold.caseId} hold={hold} />
          ))}
        </Stack>
      )}
      <SetHold />
    </KeepingSection>
  );
}

function Hold({ hold }: { hold: LegalHold }) {
  const { t } = useTranslation("keeping");
  const confirm = useConfirm();
  const lift = useCommand(retentionRoutes.liftLegalHold, [retentionRoutes.showRetention]);
  const number = hold.caseNumber;
  const ask = async () => {
    const answer = await confirm({
      title: t("holds.liftTitle", { number }),
      consequences: [t("holds.liftWhat")],
      action: t("holds.liftAction"),
      destructive: true,
      reason: true,
    });
    if (answer === null) return;
    lift.mutate(
      { params: { caseId: hold.caseId }, body: { reason: answer.reason } },
      {
        onSuccess: () => toast.done(t("holds.isLifted", { number })),
        onError: (error) => toast.failed(error.message),
      },
    );
  };
  return (
    <Paper component="li" withBorder p="md">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} style={{ flex: "1 1 16rem", minWidth: 0 }}>
          <Text fw={600}>{number}</Text>
          <Text style={{ overflowWrap: "anywhere" }}>{hold.reason}</Text>
          <Text size="sm" c="dimmed">
            {t("holds.by", { who: hold.setBy, when: formatInstant(hold.setAt) })}
          </Text>
        </Stack>
        <Button variant="default" loading={lift.isPending} onClick={() => void ask()}>
          {t("holds.lift")}
        </Button>
      </Group>
    </Paper>
  );
}

function SetHold() {
  const { t } = useTranslation("keeping");
  const command = useCommand(retentionRoutes.setLegalHold, [retentionRoutes.showRetention]);
  const [caseNumber, setCaseNumber] = useState("");
  const [reason, setReason] = useState("");
  const good = caseNumber.trim() !== "" && reason.trim().length >= 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!good) return;
    const number = caseNumber.trim();
    command.mutate(
      { body: { caseNumber: number, reason: reason.trim() } },
      {
        onSuccess: () => {
          setCaseNumber("");
          setReason("");
          toast.done(t("holds.isSet", { number }));
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end">
        <TextInput
          label={t("holds.number")}
          value={caseNumber}
          maxLength={40}
          required
          style={{ flex: "1 1 8rem" }}
          onChange={(event) => setCaseNumber(event.currentTarget.value)}
        />
        <TextInput
          label={t("holds.reason")}
          value={reason}
          maxLength={1000}
          required
          style={{ flex: "3 1 14rem" }}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!good} loading={command.isPending}>
          {t("holds.set")}
        </Button>
      </Group>
      {command.error !== null && <Refused error={command.error} compact />}
    </form>
  );
}
