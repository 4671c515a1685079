import { Alert, Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import { followUpRoutes } from "#contract/routes/follow-up.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { useCommand } from "../api/use-reply.ts";
import { toast } from "../shell/toast.ts";
import { SignAgain } from "./sign-again.tsx";

export type AnsweredQuestion = { id: string; text: string };

/** Adds to a signed opinion: text and reason, a look at both, the second factor. */
export function AddendumDialog(props: {
  caseId: CaseId;
  baseVersion: number;
  /** The follow-up question that it answers. */
  question: AnsweredQuestion | null;
  onClose: () => void;
}) {
  const { t } = useTranslation(["opinion", "common"]);
  const add = useCommand(opinionRoutes.addAddendum, [opinionRoutes.getOpinion, followUpRoutes.getFollowUp]);
  const [text, setText] = useState("");
  const { question } = props;
  const [reason, setReason] = useState(question === null ? "" : t("addendum.asked", { question: question.text }));
  const [signing, setSigning] = useState(false);
  const ready = text.trim().length >= 3 && reason.trim().length >= 3;
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      closeOnClickOutside={text === ""}
      title={<Text fw={640}>{t("addendum.title")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Alert>{t("addendum.intro")}</Alert>
        <Textarea
          label={t("addendum.text")}
          description={t("addendum.textHelp")}
          value={text}
          maxLength={8000}
          minRows={4}
          required
          readOnly={signing}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Textarea
          label={t("addendum.reason")}
          value={reason}
          maxLength={2000}
          minRows={1}
          required
          readOnly={signing}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {signing ? (
          <SignAgain
            onSign={async (secondFactor) => {
              const made = await add.mutateAsync({
                params: { caseId: props.caseId },
                body: {
                  reason: reason.trim(),
                  text: text.trim(),
                  baseVersion: props.baseVersion,
                  answers: question === null ? [] : [question.id],
                  secondFactor,
                },
              });
              toast.done(t("addendum.done", { version: made.version }));
              props.onClose();
            }}
          />
        ) : (
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t("common:actions.cancel")}
            </Button>
            <Button disabled={!ready} onClick={() => setSigning(true)}>
              {t("addendum.sign")}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
