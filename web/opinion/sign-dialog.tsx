import { List, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { isRefused } from "../api/refused-error.ts";
import { useCommand } from "../api/use-reply.ts";
import { toast } from "../shell/toast.ts";
import { SignAgain } from "./sign-again.tsx";

/** The last step: what will happen, and the second factor. */
export function SignDialog(props: {
  caseId: CaseId;
  previewSha256: string;
  patient: string;
  onClose: () => void;
  /** What was previewed is not what would be signed any more. */
  onStale: () => void;
}) {
  const { t } = useTranslation(["opinion", "common"]);
  const sign = useCommand(opinionRoutes.signOpinion, [
    opinionRoutes.getOpinion,
    caseRoutes.getCase,
    caseRoutes.listCases,
  ]);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={<Text fw={640}>{t("sign.title", { name: props.patient })}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <List spacing={4}>
          <List.Item>{t("sign.what")}</List.Item>
          <List.Item>{t("sign.never")}</List.Item>
          <List.Item>{t("sign.afterwards")}</List.Item>
        </List>
        <SignAgain
          onSign={async (secondFactor) => {
            try {
              await sign.mutateAsync({
                params: { caseId: props.caseId },
                body: { previewSha256: props.previewSha256, secondFactor },
              });
            } catch (error) {
              if (isRefused(error, "changed-meanwhile")) props.onStale();
              throw error;
            }
            toast.done(t("sign.done"));
            props.onClose();
          }}
        />
      </Stack>
    </Modal>
  );
}
