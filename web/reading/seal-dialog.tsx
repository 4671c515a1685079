import { Alert, Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReadingVersion } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { call } from "../api/call.ts";
import { isRefused } from "../api/refused-error.ts";
import { useCommand } from "../api/use-reply.ts";
import { Refused } from "../shell/refused.tsx";
import { useCounts } from "./conflict-dialog.tsx";
import { looseMarks } from "./reading-edits.ts";
import type { OpenDraft } from "./use-reading-draft.ts";

/** The last version that the service has sealed, where a first request got through without our hearing of it. */
async function sealedAlready(caseId: CaseId): Promise<ReadingVersion | null> {
  const { versions } = await call(readingRoutes.getMyReading, { params: { caseId } });
  return versions.at(-1) ?? null;
}

/** Seals once, however often the button is pressed. */
function useSeal(caseId: CaseId, open: OpenDraft, onSealed: (version: ReadingVersion) => void) {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [notSaved, setNotSaved] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const command = useCommand(readingRoutes.sealReading, [caseRoutes.getCase, caseRoutes.listCases]);
  const { draft } = open;
  const send = async (): Promise<ReadingVersion> => {
    try {
      return await command.mutateAsync({ params: { caseId }, body: { revision: draft.state.revision } });
    } catch (refusal) {
      const before = isRefused(refusal, "already-done", "wrong-stage") ? await sealedAlready(caseId) : null;
      if (before !== null) return before;
      throw refusal;
    }
  };
  const seal = async () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(null);
    setNotSaved(false);
    try {
      if (await draft.flush()) {
        const version = await send();
        draft.sealed();
        onSealed(version);
      } else {
        setNotSaved(true);
      }
    } catch (refusal) {
      setError(refusal);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { seal, busy, notSaved, error };
}

/** Says what sealing does, what is missing, and seals. */
export function SealDialog(props: {
  opened: boolean;
  onClose: () => void;
  caseId: CaseId;
  patient: string;
  number: string;
  open: OpenDraft;
  onSealed: (version: ReadingVersion) => void;
}) {
  const { t } = useTranslation(["reading", "common"]);
  const counts = useCounts();
  const { state } = props.open;
  const { seal, busy, notSaved, error } = useSeal(props.caseId, props.open, props.onSealed);
  const loose = looseMarks(state.content).length;
  const { missing } = state;
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      closeOnClickOutside={!busy}
      size="lg"
      title={<Text fw={640}>{t("seal.title", { patient: props.patient, number: props.number })}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Text>{t("seal.sums", counts(state.content))}</Text>
        <List spacing={4}>
          <List.Item>{t("seal.what1")}</List.Item>
          <List.Item>{t("seal.what2")}</List.Item>
          <List.Item>{t("seal.what3")}</List.Item>
        </List>
        {missing.length > 0 && (
          <Alert color="yellow" title={t("seal.missing")}>
            <List>
              {missing.map((each) => (
                <List.Item key={each}>{each}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {loose > 0 && <Alert color="yellow">{t("seal.loose", { count: loose })}</Alert>}
        {state.content.findings.length === 0 && missing.length === 0 && <Alert color="yellow">{t("seal.empty")}</Alert>}
        {state.saving.kind !== "saved" && !notSaved && <Text c="dimmed">{t("seal.saveFirst")}</Text>}
        {notSaved && <Alert color="red">{t("seal.notSaved")}</Alert>}
        {error !== null && <Refused error={error} compact />}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose} disabled={busy}>
            {t("common:actions.cancel")}
          </Button>
          <Button
            loading={busy}
            disabled={missing.length > 0 && state.saving.kind === "saved"}
            onClick={() => void seal()}
          >
            {t("seal.action")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
