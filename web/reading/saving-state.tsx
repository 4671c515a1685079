import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFailureWords } from "../shell/refused.tsx";
import { timeText } from "./dates.ts";
import type { ReadingDraft, Saving } from "./reading-draft.ts";

function useWords(saving: Saving): { text: string; colour: string } {
  const { t } = useTranslation("reading");
  const words = useFailureWords();
  switch (saving.kind) {
    case "saved":
      return saving.at === null
        ? { text: t("saving.nothing"), colour: "dimmed" }
        : { text: t("saving.saved", { time: timeText(saving.at) }), colour: "green.4" };
    case "waiting":
      return { text: t("saving.waiting"), colour: "dimmed" };
    case "saving":
      return { text: t("saving.saving"), colour: "dimmed" };
    case "offline":
      return { text: t(saving.kept ? "saving.offline" : "saving.offlineLost"), colour: "yellow.4" };
    case "refused":
      return { text: t("saving.refused", { why: words(saving.error).message }), colour: "red.4" };
    case "conflict":
      return { text: t("saving.conflict"), colour: "yellow.4" };
  }
}

/** Where the words of the draft are at this moment: on the service, on the way, or in this browser alone. */
export function SavingState({ draft, saving }: { draft: ReadingDraft; saving: Saving }) {
  const { t } = useTranslation("reading");
  const { text, colour } = useWords(saving);
  const stuck = saving.kind === "offline" || saving.kind === "refused";
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" c={colour} role={stuck ? "alert" : "status"} data-saving={saving.kind}>
        {text}
      </Text>
      {stuck && (
        <Button size="compact-sm" variant="default" onClick={() => draft.retry()}>
          {t("saving.retry")}
        </Button>
      )}
    </Group>
  );
}
