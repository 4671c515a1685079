import { Alert, Button, Group, Loader, Paper, Stack, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { call } from "../api/call.ts";
import { replyKey } from "../api/use-reply.ts";
import { Refused } from "../shell/refused.tsx";
import type { Expected } from "./compare-identity.ts";
import { DropArea } from "./drop-area.tsx";
import { ReceivedStudies } from "./received-studies.tsx";
import type { RefusedFile } from "./refused-found.tsx";
import type { ScannedFile } from "./scan/scanned.ts";
import { ScanReview } from "./scan-review.tsx";
import { TransferPanel } from "./transfer-panel.tsx";
import { useSelection } from "./use-selection.ts";
import { useTransfer } from "./use-transfer.ts";

const reportedAtOnce = 5000;
const expectedOf = (detail: CaseDetail): Expected => {
  const {
    familyName = "",
    givenName = "",
    birthDate = "",
    patientId = "",
  } = detail.request?.patient ?? detail.draft?.patient ?? {};
  return { familyName, givenName, birthDate, patientId };
};

/** Choosing, looking, deciding, sending: the images of the case. */
export function ImagesSection(props: { detail: CaseDetail; onBusy: (busy: "sending" | "undecided" | null) => void }) {
  const { t } = useTranslation("gather");
  const { detail, onBusy } = props;
  const client = useQueryClient();
  const { selection, choose, clear, stop, hash } = useSelection();
  const { transfer, snapshot } = useTransfer(detail.id, hash);
  const [failed, setFailed] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const patient = JSON.stringify(expectedOf(detail));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same patient stays the same object while the case is asked for anew
  const expected = useMemo(() => expectedOf(detail), [patient]);
  const sending = snapshot.phase !== "idle" && snapshot.phase !== "done";
  const ended = snapshot.counts.accepted + snapshot.counts.refused + snapshot.counts.conflict;

  useEffect(
    () => onBusy(sending ? "sending" : selection.phase === "empty" ? null : "undecided"),
    [onBusy, sending, selection.phase],
  );
  useEffect(() => {
    if (ended === 0) return;
    const timer = setTimeout(() => {
      for (const route of [imageRoutes.listImages, imageRoutes.listFiles, caseRoutes.getCase]) {
        void client.invalidateQueries({ queryKey: replyKey(route) });
      }
    }, 800);
    return () => clearTimeout(timer);
  }, [ended, client]);

  const report = async (refused: readonly RefusedFile[]) => {
    for (let at = 0; at < refused.length; at += reportedAtOnce) {
      const files = refused.slice(at, at + reportedAtOnce).map(({ path, code }) => ({
        name: path.slice(-1000),
        code,
        reason: t(`refusal.${code}`),
      }));
      await call(imageRoutes.reportRefusedFiles, { params: { caseId: detail.id }, body: { files } });
    }
    if (refused.length > 0) await client.invalidateQueries({ queryKey: replyKey(imageRoutes.listFiles) });
  };
  const send = async (files: readonly ScannedFile[], refused: readonly RefusedFile[]) => {
    setError(null);
    // What was left out may be chosen again, for whoever thinks better of it.
    clear(refused.some(({ code }) => code === "left-out"));
    if (files.length > 0) transfer.add(files);
    try {
      await report(refused);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Stack gap="lg">
      <Paper component="section">
        <Title order={2}>{t("images.title")}</Title>
        <Text c="dimmed" mb="md" className="prose">
          {t("images.intro")}
        </Text>
        {selection.phase === "looking" ? (
          <Group role="status">
            <Loader size="sm" aria-hidden="true" />
            <Text className="tabular">{t("images.looking", { count: selection.looked })}</Text>
            <Button size="sm" variant="default" onClick={stop}>
              {t("images.stop")}
            </Button>
          </Group>
        ) : (
          <DropArea
            onChosen={(files) => {
              setFailed(false);
              if (files.length > 0) void choose(files);
            }}
            onFailed={() => setFailed(true)}
          />
        )}
        {selection.phase === "empty" && selection.same > 0 && (
          <Alert color="gray" role="status" mt="md">
            {t("images.same", { count: selection.same })}
          </Alert>
        )}
        {failed && (
          <Alert color="red" role="alert" mt="md">
            {t("images.readFailed")}
          </Alert>
        )}
      </Paper>
      {selection.phase === "found" && (
        <ScanReview
          caseId={detail.id}
          files={selection.files}
          same={selection.same}
          expected={expected}
          onSend={(files, refused) => void send(files, refused)}
          onDiscard={() => clear(true)}
        />
      )}
      {error !== null && <Refused error={error} />}
      {snapshot.files.length > 0 && <TransferPanel transfer={transfer} snapshot={snapshot} />}
      <ReceivedStudies detail={detail} />
    </Stack>
  );
}
