import { Button, Checkbox, Group, Modal, NativeSelect, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import type { Peer, PeerSearch, PeerStudy } from "#contract/peers.ts";
import { peerRoutes } from "#contract/routes/peers.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { personName } from "../coordination/person-name.ts";
import { dayText } from "../reading/dates.ts";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

/** Keeps a field beside one with a description on its line. */
const blankLine = "\u00a0";
const isCallable = ({ address }: Peer) => address.kind === "dicomweb" || address.host !== null;

/** What is known of the case's patient is asked for first; whoever searches may change it. */
function searchFor(detail: CaseDetail | null): PeerSearch {
  const patient = detail?.request?.patient ?? detail?.draft?.patient;
  const name = [patient?.familyName ?? "", patient?.givenName ?? ""].filter(Boolean).join(", ");
  return { patientName: name, patientId: "", accessionNumber: "", birthDate: patient?.birthDate ?? "" };
}

function SearchFields(props: { search: PeerSearch; change: (part: Partial<PeerSearch>) => void }) {
  const { t } = useTranslation("peers");
  const { search, change } = props;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput
        label={t("fetch.patientName")}
        description={t("fetch.patientNameHelp")}
        value={search.patientName}
        maxLength={64}
        onChange={(event) => change({ patientName: event.currentTarget.value })}
      />
      <TextInput
        label={t("fetch.birthDate")}
        description={blankLine}
        type="date"
        value={search.birthDate}
        onChange={(event) => change({ birthDate: event.currentTarget.value })}
      />
      <TextInput
        label={t("fetch.patientId")}
        value={search.patientId}
        maxLength={64}
        onChange={(event) => change({ patientId: event.currentTarget.value })}
      />
      <TextInput
        label={t("fetch.accessionNumber")}
        value={search.accessionNumber}
        maxLength={16}
        onChange={(event) => change({ accessionNumber: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}

function FoundStudy(props: { study: PeerStudy; picked: boolean; onPick: (picked: boolean) => void }) {
  const { t } = useTranslation("peers");
  const { study, picked, onPick } = props;
  const what = [
    study.modalities.join("/"),
    study.description || t("fetch.untitled"),
    study.studyDate === null ? t("fetch.undated") : dayText(study.studyDate),
    study.instances === null ? "" : t("fetch.images", { count: study.instances }),
  ];
  const who = [
    study.patientId,
    study.patientBirthDate === null ? "" : dayText(study.patientBirthDate),
    study.accessionNumber,
  ];
  return (
    <li>
      <Checkbox
        checked={picked}
        onChange={(event) => onPick(event.currentTarget.checked)}
        label={personName(study.patientName) || study.patientName || study.patientId}
        description={
          <>
            {what.filter(Boolean).join(" · ")}
            <br />
            {who.filter(Boolean).join(" · ")}
          </>
        }
      />
    </li>
  );
}

/** Looks through a peer and has studies sent. */
export function FetchDialog({ detail, onClose }: { detail: CaseDetail | null; onClose: () => void }) {
  const { t } = useTranslation(["peers", "common"]);
  const list = useReply(peerRoutes.listPeers, {});
  const find = useCommand(peerRoutes.searchPeer);
  const pull = useCommand(peerRoutes.pullStudies, [peerRoutes.listTransfers]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [search, setSearch] = useState(() => searchFor(detail));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const peers = (list.data?.peers ?? []).filter(isCallable);
  const peerId = chosen ?? peers[0]?.id ?? null;
  const empty = Object.values(search).every((one) => one.trim() === "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (peerId === null || empty) return;
    setPicked(new Set());
    find.mutate({ params: { peerId }, body: search });
  };
  const studies = find.data?.studies ?? [];
  const fetchThem = () => {
    if (peerId === null) return;
    const wanted = studies.filter((one) => picked.has(one.studyInstanceUid));
    const body = { caseId: detail?.id ?? null, studies: wanted.map(labelled) };
    pull.mutate(
      { params: { peerId }, body },
      {
        onSuccess: () => {
          toast.done(t("fetch.asked"));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      closeOnClickOutside={false}
      title={<Text fw={640}>{t("fetch.title")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Loaded query={list}>
        {() =>
          peers.length === 0 ? (
            <Text>{t("fetch.noPeer")}</Text>
          ) : (
            <Stack>
              <form onSubmit={submit}>
                <Stack>
                  <NativeSelect
                    label={t("fetch.peer")}
                    value={peerId ?? ""}
                    data={peers.map(({ id, name }) => ({ value: id, label: name }))}
                    onChange={(event) => {
                      setChosen(event.currentTarget.value);
                      find.reset();
                    }}
                  />
                  <SearchFields search={search} change={(part) => setSearch((before) => ({ ...before, ...part }))} />
                  <Group justify="space-between">
                    <Text size="sm" c="dimmed">
                      {empty ? t("fetch.needs") : ""}
                    </Text>
                    <Button type="submit" disabled={empty} loading={find.isPending}>
                      {t("fetch.search")}
                    </Button>
                  </Group>
                </Stack>
              </form>
              {find.isError && <Refused error={find.error} compact />}
              {find.data !== undefined && (
                <div role="status">
                  <Text fw={570}>
                    {studies.length === 0 ? t("fetch.none") : t("fetch.found", { count: studies.length })}
                  </Text>
                  {find.data.more && <Text size="sm">{t("fetch.more")}</Text>}
                </div>
              )}
              {studies.length > 0 && (
                <>
                  <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
                    {studies.map((study) => (
                      <FoundStudy
                        key={study.studyInstanceUid}
                        study={study}
                        picked={picked.has(study.studyInstanceUid)}
                        onPick={(on) => setPicked((before) => withOrWithout(before, study.studyInstanceUid, on))}
                      />
                    ))}
                  </Stack>
                  <Text size="sm" c="dimmed">
                    {detail === null ? t("fetch.pool") : t("fetch.into")}
                  </Text>
                  {pull.isError && <Refused error={pull.error} compact />}
                  <Group justify="flex-end">
                    <Button disabled={picked.size === 0} loading={pull.isPending} onClick={fetchThem}>
                      {t("fetch.fetch", { count: picked.size })}
                    </Button>
                  </Group>
                </>
              )}
            </Stack>
          )
        }
      </Loaded>
    </Modal>
  );
}

const labelled = (study: PeerStudy) => ({
  studyInstanceUid: study.studyInstanceUid,
  label: [personName(study.patientName) || study.patientId, study.description].filter(Boolean).join(", ").slice(0, 200),
});

function withOrWithout(before: ReadonlySet<string>, uid: string, on: boolean): ReadonlySet<string> {
  const after = new Set(before);
  if (on) after.add(uid);
  else after.delete(uid);
  return after;
}
