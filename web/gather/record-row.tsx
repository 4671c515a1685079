import { Alert, Anchor, Badge, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import type { CaseRecord } from "#contract/records.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { pathOf } from "../api/call.ts";
import { useCommand } from "../api/use-reply.ts";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

function TextForm(props: { caseId: CaseId; record: CaseRecord; onSaved: () => void }) {
  const { t } = useTranslation(["gather", "common"]);
  const correct = useCommand(imageRoutes.correctRecordText, [imageRoutes.listRecords, caseRoutes.getCase]);
  const [text, setText] = useState(props.record.text ?? "");
  const [late, setLate] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setLate(true);
    if (text.trim() === "") return;
    try {
      await correct.mutateAsync({ params: { caseId: props.caseId, recordId: props.record.id }, body: { text } });
      toast.done(t("records.savedText"));
      props.onSaved();
    } catch {
      // Shown below.
    }
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="sm">
        <Textarea
          label={t("records.textLabel")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          minRows={6}
          maxRows={18}
          maxLength={400_000}
          error={late && text.trim() === "" ? t("records.textMissing") : undefined}
        />
        {correct.error !== null && <Refused error={correct.error} compact />}
        <Button type="submit" size="sm" loading={correct.isPending} style={{ alignSelf: "flex-start" }}>
          {t("records.saveText")}
        </Button>
      </Stack>
    </form>
  );
}

/** One record: where its text is from, a way to the file, and the text to be typed where the machine could not read it. */
export function RecordRow({ caseId, record, editable }: { caseId: CaseId; record: CaseRecord; editable: boolean }) {
  const { t } = useTranslation("gather");
  const [open, setOpen] = useState(false);
  const unread = record.textSource === "none";
  const file = pathOf(imageRoutes.getRecordFile, { params: { caseId, recordId: record.id } });
  return (
    <Stack component="li" gap="xs">
      <Group justify="space-between">
        <div>
          <Text fw={570}>{record.title || record.fileName}</Text>
          <Text size="sm" c="dimmed">
            {t("records.received", {
              date: new Date(record.receivedAt).toLocaleDateString(),
              name: record.receivedFrom,
            })}{" "}
            · {t(`records.source.${record.textSource}`)}
          </Text>
        </div>
        <Badge color={unread ? "yellow" : "gray"}>{t(`records.kind.${record.kind}`)}</Badge>
      </Group>
      {record.notes.map((each) => (
        <Text key={each} size="sm">
          {each}
        </Text>
      ))}
      <Group gap="md">
        <Anchor href={file} target="_blank" rel="noreferrer">
          {t("records.open")}
        </Anchor>
        {editable && !unread && (
          <Anchor component="button" type="button" onClick={() => setOpen(!open)} aria-expanded={open}>
            {t("records.check")}
          </Anchor>
        )}
      </Group>
      {editable && unread && (
        <Alert color="yellow" title={t("records.typeIt")}>
          <Text mb="sm">{t("records.typeHelp")}</Text>
          <TextForm caseId={caseId} record={record} onSaved={() => setOpen(false)} />
        </Alert>
      )}
      {editable && !unread && open && <TextForm caseId={caseId} record={record} onSaved={() => setOpen(false)} />}
    </Stack>
  );
}
