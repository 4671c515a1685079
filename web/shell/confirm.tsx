import { Button, Group, List, Modal, Stack, Text, Textarea } from "@mantine/core";
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

export type ConfirmQuestion = {
  title: string;
  /** What will happen, one sentence each. */
  consequences: readonly string[];
  /** The verb on the button: "Withdraw the case", never "OK". */
  action: string;
  destructive?: boolean;
  /** Ask for a reason of at least three characters. */
  reason?: boolean;
};
/** null: the person went back. */
export type ConfirmAnswer = { reason: string } | null;

const Asking = createContext<(question: ConfirmQuestion) => Promise<ConfirmAnswer>>(() => Promise.resolve(null));

/**
 * Asks before a step that cannot be undone.
 * @example const answer = await confirm({ title, consequences, action, destructive: true, reason: true }); if (answer === null) return;
 */
export const useConfirm = () => useContext(Asking);

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation(["shell", "common"]);
  const [question, setQuestion] = useState<ConfirmQuestion | null>(null);
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState("");
  const [short, setShort] = useState(false);
  const answer = useRef<(given: ConfirmAnswer) => void>(() => undefined);

  const ask = useCallback((next: ConfirmQuestion) => {
    setQuestion(next);
    setOpened(true);
    setReason("");
    setShort(false);
    return new Promise<ConfirmAnswer>((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const close = (given: ConfirmAnswer) => {
    setOpened(false);
    answer.current(given);
  };
  const go = () => {
    if (question?.reason === true && reason.trim().length < 3) return setShort(true);
    close({ reason: reason.trim() });
  };

  return (
    <Asking.Provider value={ask}>
      {children}
      <Modal
        opened={opened}
        onClose={() => close(null)}
        title={<Text fw={640}>{question?.title}</Text>}
        closeButtonProps={{ "aria-label": t("common:actions.close") }}
      >
        <Stack>
          <List spacing={4}>
            {question?.consequences.map((each) => (
              <List.Item key={each}>{each}</List.Item>
            ))}
          </List>
          {question?.reason === true && (
            <Textarea
              label={t("confirm.reason")}
              description={t("confirm.reasonHelp")}
              value={reason}
              maxLength={1000}
              required
              error={short ? t("confirm.reasonShort") : undefined}
              onChange={(event) => setReason(event.currentTarget.value)}
              data-autofocus
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => close(null)}>
              {t("common:actions.cancel")}
            </Button>
            <Button color={question?.destructive === true ? "red" : "tide"} onClick={go}>
              {question?.action}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Asking.Provider>
  );
}
