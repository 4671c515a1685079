import { Badge, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import type { PeerTransfer } from "#contract/peers.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { peerRoutes } from "#contract/routes/peers.ts";
import { replyKey, useCommand, useReply } from "../api/use-reply.ts";
import { toast } from "../shell/toast.ts";

const colours: Record<PeerTransfer["state"], string> = {
  waiting: "gray",
  running: "tide",
  done: "green",
  failed: "red",
};
const isOpen = ({ state }: PeerTransfer) => state === "waiting" || state === "running";
/** What is long done is no news. */
const mostShown = 10;

function CountText({ transfer }: { transfer: PeerTransfer }) {
  const { t } = useTranslation("peers");
  const { done, failed, expected } = transfer;
  const count =
    expected === null ? t("transfers.countOpen", { count: done }) : t("transfers.count", { done, expected });
  return (
    <Text size="sm" c="dimmed" className="tabular">
      {count}
      {failed > 0 && ` · ${t("transfers.failures", { count: failed })}`}
    </Text>
  );
}

function Row({ transfer }: { transfer: PeerTransfer }) {
  const { t } = useTranslation("peers");
  const again = useCommand(peerRoutes.repeatTransfer, [peerRoutes.listTransfers]);
  const { state, direction, expected, done, failed, label, problem } = transfer;
  const name = label || transfer.studyInstanceUid;
  return (
    <li>
      <Group justify="space-between" align="flex-start">
        <div style={{ minWidth: 0, flex: "1 1 14rem" }}>
          <Text style={{ overflowWrap: "anywhere" }}>
            {name} · {t(`transfers.${direction}`, { name: transfer.peerName })}
          </Text>
          <CountText transfer={transfer} />
          {problem !== null && <Text size="sm">{problem}</Text>}
        </div>
        <Group gap="xs">
          <Badge color={colours[state]}>{t(`transfers.state.${state}`)}</Badge>
          {state === "failed" && (
            <Button
              size="sm"
              variant="default"
              loading={again.isPending}
              aria-label={t("transfers.againLabel", { label: name })}
              onClick={() =>
                again.mutate(
                  { params: { transferId: transfer.id } },
                  { onError: (error) => toast.failed(error.message) },
                )
              }
            >
              {t("transfers.again")}
            </Button>
          )}
        </Group>
      </Group>
      {isOpen(transfer) && expected !== null && expected > 0 && (
        <Progress value={((done + failed) / expected) * 100} aria-label={name} mt={4} />
      )}
    </li>
  );
}

/** Studies on their way from and to peers; nothing where there are none. @param caseId only those of this case */
export function TransfersList({ caseId }: { caseId: CaseId | null }) {
  const { t } = useTranslation("peers");
  const client = useQueryClient();
  const query = caseId === null ? {} : { caseId };
  const [busy, setBusy] = useState(false);
  const list = useReply(peerRoutes.listTransfers, { query }, { refetchInterval: busy ? 2000 : 30_000 });
  const transfers = (list.data?.transfers ?? []).slice(0, mostShown);
  const underWay = transfers.some(isOpen);
  useEffect(() => setBusy(underWay), [underWay]);
  const arrived = transfers.filter((one) => one.state === "done" || one.done > 0).map((one) => `${one.id}${one.state}`);
  const key = arrived.join();
  useEffect(() => {
    if (key === "") return;
    for (const route of [imageRoutes.listImages, imageRoutes.listUnclaimed, caseRoutes.getCase])
      void client.invalidateQueries({ queryKey: replyKey(route) });
  }, [key, client]);
  if (transfers.length === 0) return null;
  return (
    <section aria-label={t("transfers.title")}>
      <Text fw={570} mb="xs">
        {t("transfers.title")}
      </Text>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
        {transfers.map((each) => (
          <Row key={each.id} transfer={each} />
        ))}
      </Stack>
    </section>
  );
}
