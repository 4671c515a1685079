import { Badge, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ErasureOrder } from "#contract/retention.ts";
import { retentionRoutes } from "#contract/routes/retention.ts";
import { formatInstant } from "../account/format-instant.ts";
import { useCommand } from "../api/use-reply.ts";
import { useBytes } from "../gather/format-bytes.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { toast } from "../shell/toast.ts";
import { KeepingSection } from "./keeping-section.tsx";

/** What is due or asked for; each is erased or declined by itself, with a reason. */
export function WaitingSection({ orders }: { orders: readonly ErasureOrder[] }) {
  const { t } = useTranslation("keeping");
  return (
    <KeepingSection title={t("waiting.title")} help={orders.length === 0 ? t("waiting.noneWhat") : undefined}>
      {orders.length === 0 ? (
        <Text fw={600}>{t("waiting.none")}</Text>
      ) : (
        <Stack component="ul" gap="sm" style={{ listStyle: "none", padding: 0, margin: 0 }}>
          {orders.map((order) => (
            <Order key={order.id} order={order} />
          ))}
        </Stack>
      )}
    </KeepingSection>
  );
}

function Order({ order }: { order: ErasureOrder }) {
  const { t } = useTranslation("keeping");
  const bytes = useBytes();
  const what = order.caseNumber ?? order.studyInstanceUid ?? "";
  const decide = useDecide(order, what);
  return (
    <Paper component="li" withBorder p="md">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} style={{ flex: "1 1 16rem", minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600} style={{ overflowWrap: "anywhere" }}>
              {what}
            </Text>
            <Badge color={order.ground === "retention" ? "gray" : "tide"}>{t(`ground.${order.ground}`)}</Badge>
            {order.held && <Badge color="red">{t("waiting.held")}</Badge>}
          </Group>
          {order.caseId === null && <Text size="sm">{t("waiting.study")}</Text>}
          <Text style={{ overflowWrap: "anywhere" }}>{order.reason}</Text>
          <Text size="sm" c="dimmed">
            {t("waiting.asked", { who: order.askedBy, when: formatInstant(order.askedAt) })}
            {" · "}
            {t("waiting.images", { count: order.images })}
            {order.records > 0 && ` · ${t("waiting.records", { count: order.records })}`}
            {` · ${bytes(order.bytes)}`}
          </Text>
          {order.held && <Text size="sm">{t("waiting.heldWhat")}</Text>}
        </Stack>
        <Group gap="xs">
          <Button variant="default" loading={decide.pending} onClick={decide.decline}>
            {t("waiting.decline")}
          </Button>
          <Button color="red" disabled={order.held} loading={decide.pending} onClick={decide.erase}>
            {t("waiting.erase")}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}

function useDecide(order: ErasureOrder, what: string) {
  const { t } = useTranslation("keeping");
  const confirm = useConfirm();
  const command = useCommand(retentionRoutes.decideErasure, [retentionRoutes.showRetention]);
  const decide = (decision: "erased" | "declined", reason: string) =>
    command.mutate(
      { params: { orderId: order.id }, body: { decision, reason } },
      {
        onSuccess: () => toast.done(t(`waiting.${decision}`, { what })),
        onError: (error) => toast.failed(error.message),
      },
    );
  return {
    pending: command.isPending,
    erase: async () => {
      const consequences =
        order.caseId === null
          ? [t("waiting.eraseStudy")]
          : [t("waiting.eraseCase"), t("waiting.eraseShared"), t("waiting.eraseStone")];
      const answer = await confirm({
        title: t("waiting.eraseTitle", { what }),
        consequences: [...consequences, t("waiting.eraseBackups")],
        action: t("waiting.eraseAction"),
        destructive: true,
        reason: true,
      });
      if (answer !== null) decide("erased", answer.reason);
    },
    decline: async () => {
      const answer = await confirm({
        title: t("waiting.declineTitle", { what }),
        consequences: [t("waiting.declineWhat")],
        action: t("waiting.declineAction"),
        reason: true,
      });
      if (answer !== null) decide("declined", answer.reason);
    },
  };
}
