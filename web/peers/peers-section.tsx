import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Peer } from "#contract/peers.ts";
import { peerRoutes } from "#contract/routes/peers.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { formatInstant } from "../account/format-instant.ts";
import { useConfirmed } from "../account/use-confirmed.tsx";
import { useCommand, useReply } from "../api/use-reply.ts";
import css from "../coordination/coordination.module.css";
import { useConfirm } from "../shell/confirm.tsx";
import { Loaded } from "../shell/loading.tsx";
import { toast } from "../shell/toast.ts";
import { PeerDialog } from "./peer-dialog.tsx";

/** Where a peer is, in a line. */
function useAddressText(): (peer: Peer) => string {
  const { t } = useTranslation("peers");
  return ({ address }) => {
    if (address.kind === "dicomweb") return address.baseUrl;
    const { aeTitle, host, port, tls } = address;
    const place = host === null ? t("calls") : `${host}:${port ?? ""}${tls ? ` · ${t("overTls")}` : ""}`;
    return `${aeTitle} · ${place}`;
  };
}

function useRightsText(): (peer: Peer) => string {
  const { t } = useTranslation("peers");
  const people = useReply(peopleRoutes.listPeople, {});
  return (peer) => {
    const may = [
      peer.mayStore ? t("may.store") : "",
      peer.mayQuery ? t("may.query") : "",
      peer.mayRetrieve ? t("may.retrieve") : "",
    ].filter(Boolean);
    const person = people.data?.people.find((one) => one.id === peer.actsFor);
    return [...(may.length === 0 ? [t("may.nothing")] : may), person && t("actsForOne", { name: person.name })]
      .filter(Boolean)
      .join(", ");
  };
}

function EchoState({ echo }: { echo: ReturnType<typeof useEcho> }) {
  const { t } = useTranslation("peers");
  if (echo.data === undefined) return null;
  const { answered, milliseconds, problem } = echo.data;
  return (
    <Group gap="xs" role="status">
      <Badge color={answered ? "green" : "red"}>{answered ? t("answered", { milliseconds }) : t("silent")}</Badge>
      {problem !== null && <Text size="sm">{problem}</Text>}
    </Group>
  );
}

const useEcho = () => useCommand(peerRoutes.echoPeer);

function Row({ peer, onChange }: { peer: Peer; onChange: () => void }) {
  const { t } = useTranslation("peers");
  const confirm = useConfirm();
  const confirmed = useConfirmed();
  const addressText = useAddressText();
  const rightsText = useRightsText();
  const echo = useEcho();
  const remove = useCommand(peerRoutes.removePeer, [peerRoutes.listPeers]);
  const { name, address } = peer;
  const callable = address.kind === "dicomweb" || address.host !== null;
  const params = { peerId: peer.id };
  const take = async () => {
    const answer = await confirm({
      title: t("removeTitle", { name }),
      consequences: [t("removeWhat")],
      action: t("remove"),
      destructive: true,
    });
    if (answer === null) return;
    try {
      await confirmed.run(async () => {
        await remove.mutateAsync({ params });
        toast.done(t("removed", { name }));
      });
    } catch (error) {
      toast.failed(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <li>
      <Group justify="space-between" align="flex-start">
        <div style={{ minWidth: 0, flex: "1 1 18rem" }}>
          <Text fw={600} style={{ overflowWrap: "anywhere" }}>
            {name}
          </Text>
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {addressText(peer)}
          </Text>
          {address.kind === "dimse" && (
            <Text size="sm" c="dimmed">
              {rightsText(peer)} ·{" "}
              {peer.lastSeenAt === null ? t("unseen") : t("seen", { time: formatInstant(peer.lastSeenAt) })}
            </Text>
          )}
          <EchoState echo={echo} />
        </div>
        <Group gap="xs">
          {callable && (
            <Button
              size="sm"
              variant="default"
              loading={echo.isPending}
              aria-label={t("echoLabel", { name })}
              onClick={() => echo.mutate({ params }, { onError: (error) => toast.failed(error.message) })}
            >
              {t("echo")}
            </Button>
          )}
          <Button size="sm" variant="default" aria-label={t("changeLabel", { name })} onClick={onChange}>
            {t("change")}
          </Button>
          <Button
            size="sm"
            variant="default"
            loading={remove.isPending}
            aria-label={t("removeLabel", { name })}
            onClick={() => void take()}
          >
            {t("remove")}
          </Button>
        </Group>
      </Group>
      {confirmed.dialog}
    </li>
  );
}

/** The peers of the organisation: who may call, and from whom images can be fetched. */
export function PeersSection() {
  const { t } = useTranslation("peers");
  const list = useReply(peerRoutes.listPeers, {});
  const [open, setOpen] = useState<Peer | "new" | null>(null);
  return (
    <Paper component="section">
      <Stack>
        <Group justify="space-between" align="flex-start">
          <div style={{ flex: "1 1 18rem" }}>
            <Title order={2} size="h3">
              {t("title")}
            </Title>
            <Text c="dimmed">{t("intro")}</Text>
          </div>
          <Button leftSection={<IconPlus size={18} aria-hidden={true} />} onClick={() => setOpen("new")}>
            {t("add")}
          </Button>
        </Group>
        <Loaded query={list}>
          {({ peers, aeTitle, port }) => (
            <>
              <Text>{port === null ? t("ownOff", { aeTitle }) : t("own", { aeTitle, port })}</Text>
              {peers.length === 0 ? (
                <Text c="dimmed">{t("none")}</Text>
              ) : (
                <ul className={css.plainList}>
                  {peers.map((each) => (
                    <Row key={each.id} peer={each} onChange={() => setOpen(each)} />
                  ))}
                </ul>
              )}
            </>
          )}
        </Loaded>
      </Stack>
      {open !== null && <PeerDialog peer={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </Paper>
  );
}
