import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type SyntheticEvent, useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Asks for the text of an arrow. @returns the question, and the dialog to draw */
export function useArrowText() {
  const { t } = useTranslation(["reading", "common"]);
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState("");
  const [empty, setEmpty] = useState(false);
  const answer = useRef<(text: string | null) => void>(() => undefined);
  const ask = useCallback((current: string) => {
    setText(current);
    setEmpty(false);
    setOpened(true);
    return new Promise<string | null>((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const close = (given: string | null) => {
    setOpened(false);
    answer.current(given);
  };
  const keep = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() === "") setEmpty(true);
    else close(text.trim());
  };
  const dialog = (
    <Modal
      opened={opened}
      onClose={() => close(null)}
      title={<Text fw={640}>{t("tools.arrowTitle")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <form onSubmit={keep}>
        <Stack>
          <TextInput
            label={t("tools.arrowLabel")}
            value={text}
            maxLength={500}
            error={empty ? t("tools.arrowEmpty") : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => close(null)}>
              {t("common:actions.cancel")}
            </Button>
            <Button type="submit">{t("tools.arrowKeep")}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
  return { ask, dialog };
}
