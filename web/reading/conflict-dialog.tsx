import { Button, Group, Modal, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReadingContent } from "#contract/finding.ts";
import { timeText } from "./dates.ts";
import type { DraftState, ReadingDraft } from "./reading-draft.ts";

/** "3 findings, 2 marks". */
export function useCounts(): (content: ReadingContent) => { findings: string; marks: string } {
  const { t } = useTranslation("reading");
  return (content) => ({
    findings: t("conflict.findings", { count: content.findings.length }),
    marks: t("conflict.marks", { count: content.marks.length }),
  });
}

function Version({ title, content }: { title: string; content: ReadingContent }) {
  const { t } = useTranslation("reading");
  const counts = useCounts();
  return (
    <Paper>
      <Text fw={620}>{title}</Text>
      <Text size="md">{t("conflict.count", counts(content))}</Text>
      <Text size="md" lineClamp={6} style={{ whiteSpace: "pre-wrap" }}>
        {t("conflict.impression", { text: content.impression.trim() || t("conflict.noImpression") })}
      </Text>
    </Paper>
  );
}

/** Two tabs have written: the reader chooses, and what is not chosen is kept as a copy. It cannot be closed without a choice. */
export function ConflictDialog({ draft, state }: { draft: ReadingDraft; state: DraftState }) {
  const { t } = useTranslation("reading");
  const { saving } = state;
  if (saving.kind !== "conflict") return null;
  const { newer } = saving;
  return (
    <Modal
      opened
      size="lg"
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={<Text fw={640}>{t("conflict.title")}</Text>}
    >
      <Stack>
        <Text>{t("conflict.text")}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Version
            title={t("conflict.newer", { time: newer.savedAt === null ? "" : timeText(newer.savedAt) })}
            content={newer.content}
          />
          <Version title={t("conflict.mine")} content={state.content} />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => draft.keepMine()}>
            {t("conflict.keepMine")}
          </Button>
          <Button onClick={() => draft.takeNewer()}>{t("conflict.takeNewer")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
