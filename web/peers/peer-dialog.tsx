import { Button, Checkbox, Group, Modal, NativeSelect, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Peer } from "#contract/peers.ts";
import { peerRoutes } from "#contract/routes/peers.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { useConfirmed } from "../account/use-confirmed.tsx";
import { useCommand, useReply } from "../api/use-reply.ts";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { fieldsOf, inputOf, type PeerFields, type PeerProblem, problemsOf } from "./peer-form.ts";

/** Keeps a field beside one with a description on its line. */
const blankLine = "\u00a0";

type Fields = {
  fields: PeerFields;
  wrong: (problem: PeerProblem, text: string) => string | null;
  change: (change: Partial<PeerFields>) => void;
};

function DimseFields({ fields, wrong, change }: Fields) {
  const { t } = useTranslation("peers");
  return (
    <>
      <TextInput
        label={t("aeTitle")}
        description={t("aeTitleHelp")}
        value={fields.aeTitle}
        maxLength={16}
        required
        error={wrong("aeTitle", t("aeTitleWrong"))}
        onChange={(event) => change({ aeTitle: event.currentTarget.value })}
      />
      <Group align="flex-start">
        <TextInput
          label={t("host")}
          description={t("hostHelp")}
          value={fields.host}
          maxLength={253}
          style={{ flex: "1 1 14rem" }}
          error={wrong("host", t("hostWrong"))}
          onChange={(event) => change({ host: event.currentTarget.value })}
        />
        <TextInput
          label={t("port")}
          description={blankLine}
          value={fields.port}
          inputMode="numeric"
          maxLength={5}
          style={{ flex: "0 1 7rem" }}
          error={wrong("port", t("portWrong"))}
          onChange={(event) => change({ port: event.currentTarget.value })}
        />
      </Group>
      <Checkbox
        label={t("tls")}
        checked={fields.tls}
        disabled={fields.host.trim() === ""}
        onChange={(event) => change({ tls: event.currentTarget.checked })}
      />
      <Checkbox
        label={t("onlyFromHost")}
        checked={fields.onlyFromHost}
        disabled={fields.host.trim() === ""}
        onChange={(event) => change({ onlyFromHost: event.currentTarget.checked })}
      />
      <Rights fields={fields} change={change} />
    </>
  );
}

function Rights({ fields, change }: Pick<Fields, "fields" | "change">) {
  const { t } = useTranslation("peers");
  const people = useReply(peopleRoutes.listPeople, {});
  const readers = (people.data?.people ?? []).filter((one) => one.disabledAt === null);
  return (
    <>
      <Stack component="fieldset" gap="xs" m={0} p={0} style={{ border: 0 }}>
        <Text component="legend" fw={570} mb="xs">
          {t("rights")}
        </Text>
        {(["mayStore", "mayQuery", "mayRetrieve"] as const).map((right) => (
          <Checkbox
            key={right}
            label={t(right)}
            checked={fields[right]}
            onChange={(event) => change({ [right]: event.currentTarget.checked })}
          />
        ))}
      </Stack>
      <NativeSelect
        label={t("actsFor")}
        description={t("actsForHelp")}
        value={fields.actsFor}
        data={[{ value: "", label: t("actsForAll") }, ...readers.map((one) => ({ value: one.id, label: one.name }))]}
        onChange={(event) => change({ actsFor: event.currentTarget.value })}
      />
    </>
  );
}

function WebFields({ fields, wrong, change, hasToken }: Fields & { hasToken: boolean }) {
  const { t } = useTranslation("peers");
  return (
    <>
      <TextInput
        label={t("baseUrl")}
        description={t("baseUrlHelp")}
        value={fields.baseUrl}
        maxLength={500}
        type="url"
        required
        error={wrong("baseUrl", t("baseUrlWrong"))}
        onChange={(event) => change({ baseUrl: event.currentTarget.value })}
      />
      <PasswordInput
        label={t("token")}
        description={hasToken ? t("tokenKept") : undefined}
        value={fields.token}
        maxLength={4000}
        autoComplete="off"
        onChange={(event) => change({ token: event.currentTarget.value })}
      />
    </>
  );
}

/** A peer to be made known, or changed. */
export function PeerDialog({ peer, onClose }: { peer: Peer | null; onClose: () => void }) {
  const { t } = useTranslation(["peers", "common"]);
  const confirmed = useConfirmed();
  const add = useCommand(peerRoutes.addPeer, [peerRoutes.listPeers]);
  const save = useCommand(peerRoutes.changePeer, [peerRoutes.listPeers]);
  const [fields, setFields] = useState(() => fieldsOf(peer));
  const [late, setLate] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const problems = problemsOf(fields);
  const change = (part: Partial<PeerFields>) => setFields((before) => ({ ...before, ...part }));
  const wrong = (problem: PeerProblem, text: string) => (late && problems.has(problem) ? text : null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setLate(true);
    if (problems.size > 0) return;
    setError(null);
    try {
      await confirmed.run(async () => {
        const body = inputOf(fields);
        if (peer === null) await add.mutateAsync({ body });
        else await save.mutateAsync({ params: { peerId: peer.id }, body });
        toast.done(t("saved", { name: body.name }));
        onClose();
      });
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      title={<Text fw={640}>{peer?.name ?? t("addTitle")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <TextInput
            label={t("name")}
            value={fields.name}
            maxLength={80}
            required
            data-autofocus
            error={wrong("name", t("nameMissing"))}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <NativeSelect
            label={t("kind")}
            value={fields.kind}
            data={(["dimse", "dicomweb"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onChange={(event) => change({ kind: event.currentTarget.value === "dicomweb" ? "dicomweb" : "dimse" })}
          />
          {fields.kind === "dimse" ? (
            <DimseFields fields={fields} wrong={wrong} change={change} />
          ) : (
            <WebFields fields={fields} wrong={wrong} change={change} hasToken={peer?.hasToken === true} />
          )}
          {error !== null && <Refused error={error} compact />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common:actions.cancel")}
            </Button>
            <Button type="submit" loading={add.isPending || save.isPending}>
              {t("common:actions.save")}
            </Button>
          </Group>
        </Stack>
      </form>
      {confirmed.dialog}
    </Modal>
  );
}
