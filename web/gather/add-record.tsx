import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconFileUpload, IconKeyboard } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import { type RecordKind, recordKind } from "#contract/records.ts";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { sniff } from "./scan/sniff.ts";
import { useAddRecord } from "./use-add-record.ts";

const largest = 50 * 1024 * 1024;
const accepted = ["application/pdf", "image/jpeg", "image/png", "text/plain"] as const;
type Accepted = (typeof accepted)[number];

/** The media type by content; the browser's guess from the name counts for nothing. */
async function mediaTypeOf(file: File): Promise<Accepted | null> {
  const kind = sniff(new Uint8Array(await file.slice(0, 4096).arrayBuffer()), file.name);
  return accepted.find((each) => each === kind) ?? null;
}

function TypedForm(props: { busy: boolean; onAdd: (title: string, text: string) => void }) {
  const { t } = useTranslation("gather");
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [late, setLate] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLate(true);
    if (text.trim() !== "") props.onAdd(title.trim(), text);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t("records.titleLabel")}
          description={t("records.titleHelp")}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          maxLength={200}
        />
        <Textarea
          label={t("records.pasteLabel")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          minRows={6}
          maxRows={18}
          maxLength={400_000}
          required
          error={late && text.trim() === "" ? t("records.textMissing") : undefined}
        />
        <Button type="submit" loading={props.busy} style={{ alignSelf: "flex-start" }}>
          {t("records.add")}
        </Button>
      </Stack>
    </form>
  );
}

/** Adds records as files, photos or typed text. With one kind given, it is that; with several, the person chooses. */
export function AddRecord({ caseId, kinds }: { caseId: CaseId; kinds: readonly [RecordKind, ...RecordKind[]] }) {
  const { t } = useTranslation("gather");
  const input = useRef<HTMLInputElement>(null);
  const add = useAddRecord(caseId);
  const [kind, setKind] = useState<RecordKind>(kinds[0]);
  const [typing, setTyping] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  const attempt = async (title: string, step: () => Promise<unknown>): Promise<boolean> => {
    setBusy(title);
    setError(null);
    setComplaint(null);
    try {
      await step();
      toast.done(t("records.addedToast", { title }));
      return true;
    } catch (problem) {
      setError(problem);
      return false;
    } finally {
      setBusy(null);
    }
  };
  /** What was wrong with an earlier file is said no more. */
  const complain = (text: string) => {
    setError(null);
    setComplaint(text);
  };
  const addFiles = async (files: readonly File[]) => {
    for (const file of files) {
      const { name } = file;
      if (file.size === 0) return complain(t("records.empty", { name }));
      if (file.size > largest) return complain(t("records.tooLarge", { name }));
      const mediaType = await mediaTypeOf(file);
      if (mediaType === null) return complain(t("records.wrongType", { name }));
      if (!(await attempt(name, () => add({ kind, title: name, fileName: name, mediaType, content: file })))) return;
    }
  };
  const addTyped = async (title: string, text: string) => {
    const named = title || t(`records.kind.${kind}`);
    if (await attempt(named, () => add({ kind, title: named, text }))) setTyping(false);
  };
  return (
    <Stack gap="sm">
      {kinds.length > 1 && (
        <NativeSelect
          label={t("records.kindLabel")}
          data={kinds.map((value) => ({ value, label: t(`records.kind.${value}`) }))}
          value={kind}
          onChange={(event) => {
            const chosen = recordKind.safeParse(event.currentTarget.value);
            if (chosen.success) setKind(chosen.data);
          }}
          maw={320}
        />
      )}
      <Group>
        <Button
          leftSection={<IconFileUpload size={20} aria-hidden={true} />}
          loading={busy !== null}
          onClick={() => input.current?.click()}
        >
          {t("records.file")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconKeyboard size={20} aria-hidden={true} />}
          onClick={() => setTyping(!typing)}
          aria-expanded={typing}
        >
          {t("records.paste")}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" role="status">
        {busy === null ? t("records.fileHelp") : t("records.sending", { name: busy })}
      </Text>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".pdf,.txt,application/pdf,text/plain,image/jpeg,image/png"
        aria-label={t("records.file")}
        data-testid={`record-${kinds[0]}`}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          void addFiles(files);
        }}
      />
      {complaint !== null && (
        <Alert color="red" role="alert">
          {complaint}
        </Alert>
      )}
      {error !== null && <Refused error={error} />}
      {typing && <TypedForm busy={busy !== null} onAdd={(title, text) => void addTyped(title, text)} />}
    </Stack>
  );
}
