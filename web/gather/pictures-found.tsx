import { Alert, Button, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import type { PictureKindSaid } from "#contract/images.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { call } from "../api/call.ts";
import { replyKey } from "../api/use-reply.ts";
import { Refused } from "../shell/refused.tsx";
import type { ScannedFile } from "./scan/scanned.ts";
import { useAddRecord } from "./use-add-record.ts";

type Choice = Exclude<PictureKindSaid, "document"> | "report";
type State = { phase: "open" | "sending" | "added" | "there"; error: unknown; choice: Choice | "" };

/** Pictures and film clips among what was chosen. */
export const picturesAmong = (files: readonly ScannedFile[]): readonly ScannedFile[] =>
  files.filter(({ result }) => result.kind === "document" && /^(image|video)\//.test(result.mediaType));

const mediaTypeOf = ({ result }: ScannedFile): string => (result.kind === "document" ? result.mediaType : "");
function choicesOf(file: ScannedFile): readonly Choice[] {
  const type = mediaTypeOf(file);
  if (type === "video/mp4") return ["clip"];
  const images = ["photograph", "film", "capture"] as const;
  return type === "image/tiff" ? images : [...images, "report"];
}

/** How pictures become images of the case, or a report its record. All that are sent here become one examination. */
function useSendPicture(caseId: CaseId) {
  const client = useQueryClient();
  const addRecord = useAddRecord(caseId);
  const [group] = useState(() => crypto.randomUUID?.() ?? "00000000-0000-4000-8000-000000000001");
  return async (file: ScannedFile, kind: Choice, date: string, number: number): Promise<"added" | "there"> => {
    const name = file.path.split("/").at(-1) ?? file.path;
    if (kind === "report") {
      await addRecord({
        kind: "first-report",
        title: name,
        fileName: name,
        mediaType: mediaTypeOf(file),
        content: file.blob,
      });
      return "added";
    }
    const reply = await call(imageRoutes.addPicture, {
      params: { caseId },
      query: { kind, fileName: file.path.slice(-1000), date, group, number },
      raw: { type: "application/octet-stream", content: file.blob },
    });
    for (const route of [imageRoutes.listImages, imageRoutes.listFiles, caseRoutes.getCase])
      void client.invalidateQueries({ queryKey: replyKey(route) });
    return reply.file.outcome === "already-there" ? "there" : "added";
  };
}

function PictureRow(props: { file: ScannedFile; state: State; onChoose: (choice: Choice | "") => void }) {
  const { t } = useTranslation("gather");
  const { file, state, onChoose } = props;
  const choices = choicesOf(file);
  const done = state.phase === "added" || state.phase === "there";
  return (
    <Stack component="li" gap={4}>
      <Group justify="space-between" align="center">
        <Text style={{ flex: "1 1 12rem", overflowWrap: "anywhere" }}>{file.path}</Text>
        {done ? (
          <Text c="green.7" fw={570}>
            {t(state.phase === "there" ? "pictures.there" : "review.added")}
          </Text>
        ) : (
          <NativeSelect
            aria-label={t("pictures.what", { name: file.path })}
            disabled={state.phase === "sending"}
            data={[
              { value: "", label: t("pictures.choose") },
              ...choices.map((value) => ({ value, label: t(`pictures.kind.${value}`) })),
            ]}
            value={state.choice}
            onChange={(event) => onChoose(choices.find((each) => each === event.currentTarget.value) ?? "")}
          />
        )}
      </Group>
      {state.error !== null && <Refused error={state.error} compact />}
    </Stack>
  );
}

const untouched: State = { phase: "open", error: null, choice: "" };

/** Pictures that are no medical image files: what each is, when it was taken, and then they are sent. */
export function PicturesFound({ caseId, files }: { caseId: CaseId; files: readonly ScannedFile[] }) {
  const { t } = useTranslation("gather");
  const [states, setStates] = useState<ReadonlyMap<string, State>>(new Map());
  const [date, setDate] = useState("");
  const send = useSendPicture(caseId);
  const pictures = picturesAmong(files);
  if (pictures.length === 0) return null;
  const stateOf = (path: string): State => states.get(path) ?? untouched;
  const put = (path: string, change: Partial<State>) =>
    setStates((before) => new Map(before).set(path, { ...(before.get(path) ?? untouched), ...change }));
  const open = pictures.filter(({ path }) => stateOf(path).phase === "open");
  const ready = open.filter(({ path }) => stateOf(path).choice !== "");
  const sending = pictures.some(({ path }) => stateOf(path).phase === "sending");
  const sendAll = async () => {
    for (const file of ready) {
      const { choice } = stateOf(file.path);
      if (choice === "") continue;
      put(file.path, { phase: "sending", error: null });
      try {
        put(file.path, { phase: await send(file, choice, date, pictures.indexOf(file) + 1) });
      } catch (error) {
        put(file.path, { phase: "open", error });
      }
    }
  };
  return (
    <Paper component="section">
      <Title order={3}>{t("pictures.title", { count: pictures.length })}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("pictures.help")}
      </Text>
      <Stack>
        {open.length > 1 && (
          <NativeSelect
            label={t("pictures.all")}
            style={{ maxWidth: "22rem" }}
            data={[
              { value: "", label: t("pictures.choose") },
              ...(["photograph", "film", "capture", "report"] as const).map((value) => ({
                value,
                label: t(`pictures.kind.${value}`),
              })),
            ]}
            value=""
            onChange={(event) => {
              for (const file of open) {
                const choice = choicesOf(file).find((each) => each === event.currentTarget.value);
                if (choice !== undefined) put(file.path, { choice });
              }
            }}
          />
        )}
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
          {pictures.map((file) => (
            <PictureRow
              key={file.path}
              file={file}
              state={stateOf(file.path)}
              onChoose={(choice) => put(file.path, { choice, error: null })}
            />
          ))}
        </Stack>
        {pictures.some(({ path }) => stateOf(path).choice === "film") && (
          <Alert color="yellow">{t("pictures.filmCaution")}</Alert>
        )}
        {open.length > 0 && (
          <Group align="flex-end">
            <TextInput
              type="date"
              label={t("pictures.date")}
              description={t("pictures.dateHelp")}
              value={date}
              max={new Date().toISOString().slice(0, 10)}
              onChange={(event) => setDate(event.currentTarget.value)}
            />
            <Button disabled={ready.length === 0} loading={sending} onClick={() => void sendAll()}>
              {t("pictures.send", { count: ready.length })}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
