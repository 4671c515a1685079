import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { retentionRoutes } from "#contract/routes/retention.ts";
import { useCommand } from "../api/use-reply.ts";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { KeepingSection } from "./keeping-section.tsx";

const grounds = ["patient", "mistake"] as const;

/** A request that came by letter or telephone. */
export function EnterErasure() {
  const { t } = useTranslation("keeping");
  const command = useCommand(retentionRoutes.orderErasure, [retentionRoutes.showRetention]);
  const [caseNumber, setCaseNumber] = useState("");
  const [ground, setGround] = useState<(typeof grounds)[number]>("patient");
  const [reason, setReason] = useState("");
  const good = caseNumber.trim() !== "" && reason.trim().length >= 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!good) return;
    command.mutate(
      { body: { caseNumber: caseNumber.trim(), ground, reason: reason.trim() } },
      {
        onSuccess: () => {
          setCaseNumber("");
          setReason("");
          toast.done(t("enter.done"));
        },
      },
    );
  };
  return (
    <KeepingSection title={t("enter.title")} help={t("enter.help")}>
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput
            label={t("enter.number")}
            value={caseNumber}
            maxLength={40}
            required
            style={{ flex: "1 1 8rem" }}
            onChange={(event) => setCaseNumber(event.currentTarget.value)}
          />
          <NativeSelect
            label={t("enter.ground")}
            value={ground}
            data={grounds.map((value) => ({ value, label: t(`ground.${value}`) }))}
            onChange={(event) => setGround(event.currentTarget.value === "mistake" ? "mistake" : "patient")}
          />
          <TextInput
            label={t("enter.reason")}
            value={reason}
            maxLength={1000}
            required
            style={{ flex: "3 1 14rem" }}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!good} loading={command.isPending}>
            {t("enter.action")}
          </Button>
        </Group>
      </form>
      {command.error !== null && <Refused error={command.error} compact />}
    </KeepingSection>
  );
}
