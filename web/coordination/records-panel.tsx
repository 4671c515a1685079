import { Alert, Anchor, Badge, Box, Button, Group, Modal, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { IconFileOff } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import type { CaseRecord } from "#contract/records.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { formatInstant } from "../account/format-instant.ts";
import { pathOf } from "../api/call.ts";
import { mayDo } from "../api/use-case.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import css from "./coordination.module.css";

function CorrectDialog(props: { detail: CaseDetail; record: CaseRecord; onClose: () => void }) {
  const { t } = useTranslation(["coordination", "common"]);
  const { record } = props;
  const correct = useCommand(imageRoutes.correctRecordText, [imageRoutes.listRecords, caseRoutes.getCase]);
  const [text, setText] = useState(record.text ?? "");
  const same = text.trim() === (record.text ?? "").trim();
  return (
    <Modal
      opened
      size="xl"
      onClose={props.onClose}
      closeOnClickOutside={same}
      title={<Text fw={640}>{t("records.correctTitle", { title: record.title || record.fileName })}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Text>{t("records.correctIntro")}</Text>
        <Textarea
          label={t("records.text")}
          value={text}
          maxLength={400_000}
          minRows={10}
          maxRows={22}
          required
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {correct.isError && <Refused error={correct.error} compact />}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t("common:actions.cancel")}
          </Button>
          <Button
            loading={correct.isPending}
            disabled={same || text.trim() === ""}
            onClick={() =>
              correct.mutate(
                { params: { caseId: props.detail.id, recordId: record.id }, body: { text: text.trim() } },
                {
                  onSuccess: () => {
                    toast.done(t("records.corrected"));
                    props.onClose();
                  },
                },
              )
            }
          >
            {t("common:actions.save")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Record({ detail, record }: { detail: CaseDetail; record: CaseRecord }) {
  const { t } = useTranslation(["coordination", "common"]);
  const [shown, setShown] = useState(record.kind === "first-report");
  const [correcting, setCorrecting] = useState(false);
  const unread = record.textSource === "none" || record.text === null;
  const file = pathOf(imageRoutes.getRecordFile, { params: { caseId: detail.id, recordId: record.id } });
  return (
    <Paper component="section">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={2} size="h3">
              {record.title || record.fileName || t(`records.kind.${record.kind}`)}
            </Title>
            <Text size="sm" c="dimmed">
              {[
                record.fileName,
                t("records.from", { name: record.receivedFrom, time: formatInstant(record.receivedAt) }),
              ]
                .filter((each) => each !== "")
                .join(" · ")}
            </Text>
          </div>
          <Group gap={6}>
            <Badge color={record.kind === "first-report" ? "tide" : "gray"}>{t(`records.kind.${record.kind}`)}</Badge>
            <Badge color={unread ? "yellow" : "gray"}>{t(`records.source.${record.textSource}`)}</Badge>
          </Group>
        </Group>
        {unread && <Alert color="yellow">{t("records.unread")}</Alert>}
        {record.notes.length > 0 && <Alert color="yellow">{record.notes.join(" ")}</Alert>}
        <Group>
          <Anchor href={file} target="_blank" rel="noreferrer">
            {t("records.file")}
          </Anchor>
          {!unread && (
            <Button variant="default" size="sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {shown ? t("records.hideText") : t("records.showText")}
            </Button>
          )}
          {mayDo(detail, "add-record") && (
            <Button variant="default" size="sm" onClick={() => setCorrecting(true)}>
              {unread ? t("records.type") : t("records.correct")}
            </Button>
          )}
        </Group>
        {shown && !unread && (
          // A region that scrolls must be reachable with the keyboard.
          <Box component="section" className={css.text ?? ""} tabIndex={0} aria-label={t("records.text")}>
            {record.text}
          </Box>
        )}
      </Stack>
      {correcting && <CorrectDialog detail={detail} record={record} onClose={() => setCorrecting(false)} />}
    </Paper>
  );
}

/** Reports and records, the first report on top. */
export function RecordsPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("coordination");
  const records = useReply(imageRoutes.listRecords, { params: { caseId: detail.id } });
  return (
    <Stack>
      {mayDo(detail, "add-record") && (
        <Group>
          <ButtonLink to="/cases/$caseId/gather" params={{ caseId: detail.id }} variant="default">
            {t("records.add")}
          </ButtonLink>
        </Group>
      )}
      <Loaded query={records}>
        {(data) =>
          data.records.length === 0 ? (
            <EmptyState icon={IconFileOff} title={t("records.none")}>
              {t("records.noneText")}
            </EmptyState>
          ) : (
            [...data.records]
              .sort((a, b) => Number(b.kind === "first-report") - Number(a.kind === "first-report"))
              .map((record) => <Record key={record.id} detail={detail} record={record} />)
          )
        }
      </Loaded>
    </Stack>
  );
}
