import { Button, Group, Modal, NativeSelect, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import { peerRoutes } from "#contract/routes/peers.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

/** Sends a study of the case to a peer. */
export function SendDialog(props: { caseId: CaseId; studyInstanceUid: string; onClose: () => void }) {
  const { t } = useTranslation(["peers", "common"]);
  const { caseId, studyInstanceUid, onClose } = props;
  const list = useReply(peerRoutes.listPeers, {});
  const send = useCommand(peerRoutes.sendStudy, [peerRoutes.listTransfers]);
  const [chosen, setChosen] = useState<string | null>(null);
  const peers = (list.data?.peers ?? []).filter(({ address }) => address.kind === "dicomweb" || address.host !== null);
  const peerId = chosen ?? peers[0]?.id;
  const go = () => {
    if (peerId === undefined) return;
    send.mutate(
      { params: { peerId }, body: { caseId, studyInstanceUid } },
      {
        onSuccess: () => {
          toast.done(t("send.asked"));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={640}>{t("send.title")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Text>{t("send.intro")}</Text>
        <Loaded query={list}>
          {() =>
            peers.length === 0 ? (
              <Text>{t("fetch.noPeer")}</Text>
            ) : (
              <NativeSelect
                label={t("fetch.peer")}
                value={peerId ?? ""}
                data={peers.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(event) => setChosen(event.currentTarget.value)}
              />
            )
          }
        </Loaded>
        {send.isError && <Refused error={send.error} compact />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common:actions.cancel")}
          </Button>
          <Button disabled={peerId === undefined} loading={send.isPending} onClick={go}>
            {t("send.send")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
