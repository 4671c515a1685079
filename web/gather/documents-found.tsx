import { Button, Group, NativeSelect, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import { type RecordKind, recordKind } from "#contract/records.ts";
import { Refused } from "../shell/refused.tsx";
import { picturesAmong } from "./pictures-found.tsx";
import type { DocumentType, ScannedFile } from "./scan/scanned.ts";
import { useAddRecord } from "./use-add-record.ts";

const shown = 20;

function DocumentRow(props: { caseId: CaseId; file: ScannedFile; mediaType: DocumentType }) {
  const { t } = useTranslation("gather");
  const { file, mediaType } = props;
  const [kind, setKind] = useState<RecordKind>("first-report");
  const [state, setState] = useState<"open" | "sending" | "added">("open");
  const [error, setError] = useState<unknown>(null);
  const add = useAddRecord(props.caseId);
  const name = file.path.split("/").at(-1) ?? file.path;
  const send = async () => {
    setState("sending");
    setError(null);
    try {
      await add({ kind, title: name, fileName: name, mediaType, content: file.blob });
      setState("added");
    } catch (problem) {
      setError(problem);
      setState("open");
    }
  };
  return (
    <Stack component="li" gap={4}>
      <Group justify="space-between" align="flex-end">
        <Text style={{ flex: "1 1 12rem" }}>{file.path}</Text>
        {state === "added" ? (
          <Text c="green.7" fw={570}>
            {t("review.added")}
          </Text>
        ) : (
          <Group gap="xs" align="flex-end">
            <NativeSelect
              size="sm"
              aria-label={`${t("records.kindLabel")}: ${name}`}
              data={recordKind.options.map((value) => ({ value, label: t(`records.kind.${value}`) }))}
              value={kind}
              onChange={(event) => {
                const chosen = recordKind.safeParse(event.currentTarget.value);
                if (chosen.success) setKind(chosen.data);
              }}
            />
            <Button size="sm" variant="default" loading={state === "sending"} onClick={() => void send()}>
              {t("records.add")}
            </Button>
          </Group>
        )}
      </Group>
      {error !== null && <Refused error={error} compact />}
    </Stack>
  );
}

/** Papers that lay beside the images: often the very report that is needed. */
export function DocumentsFound({ caseId, files }: { caseId: CaseId; files: readonly ScannedFile[] }) {
  const { t } = useTranslation("gather");
  const pictures = new Set(picturesAmong(files));
  const documents = files.flatMap((file) =>
    file.result.kind === "document" && !pictures.has(file) ? [{ file, mediaType: file.result.mediaType }] : [],
  );
  if (documents.length === 0) return null;
  return (
    <Paper component="section">
      <Title order={3}>{t("review.documentsTitle", { count: documents.length })}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("review.documentsHelp")}
      </Text>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
        {documents.slice(0, shown).map(({ file, mediaType }) => (
          <DocumentRow key={file.path} caseId={caseId} file={file} mediaType={mediaType} />
        ))}
      </Stack>
      {documents.length > shown && <Text size="sm">{t("review.more", { count: documents.length - shown })}</Text>}
    </Paper>
  );
}
