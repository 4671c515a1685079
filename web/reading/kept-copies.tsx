import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConfirm } from "../shell/confirm.tsx";
import { useCounts } from "./conflict-dialog.tsx";
import { timeText } from "./dates.ts";
import type { KeptCopy, LocalDraft } from "./local-draft.ts";
import type { ReadingDraft } from "./reading-draft.ts";

/** Versions that were not chosen when two tabs had written. */
export function KeptCopies({ local, draft }: { local: LocalDraft; draft: ReadingDraft }) {
  const { t } = useTranslation("reading");
  const confirm = useConfirm();
  const counts = useCounts();
  const [, again] = useState(0);
  const copies = local.copies();
  if (copies.length === 0) return null;
  const take = async (copy: KeptCopy) => {
    const answer = await confirm({
      title: t("conflict.useTitle"),
      consequences: [t("conflict.useWhat")],
      action: t("conflict.use"),
    });
    if (answer === null) return;
    draft.restoreCopy(copy.content);
    local.dropCopy(copy.at);
    again((count) => count + 1);
  };
  const drop = async (copy: KeptCopy) => {
    const answer = await confirm({
      title: t("conflict.dropTitle"),
      consequences: [t("conflict.dropWhat")],
      action: t("conflict.drop"),
      destructive: true,
    });
    if (answer === null) return;
    local.dropCopy(copy.at);
    again((count) => count + 1);
  };
  return (
    <section aria-label={t("conflict.copies")}>
      <Text size="md" fw={620} mb={4}>
        {t("conflict.copies")}
      </Text>
      <Stack gap={6}>
        {copies.map((copy) => (
          <Group key={copy.at} gap="xs">
            <Text size="md">
              {t("conflict.copyOf", { time: timeText(copy.at) })}: {t("conflict.count", counts(copy.content))}
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => void take(copy)}>
              {t("conflict.use")}
            </Button>
            <Button size="compact-sm" variant="subtle" color="red" onClick={() => void drop(copy)}>
              {t("conflict.drop")}
            </Button>
          </Group>
        ))}
      </Stack>
    </section>
  );
}
