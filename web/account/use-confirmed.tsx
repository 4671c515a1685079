import { Modal, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { isRefused } from "../api/refused-error.ts";
import { useMe } from "../api/use-me.ts";
import { SecondFactorForm, type SecondFactorMethod } from "../doors/second-factor-form.tsx";

/**
 * Runs a step that the service may refuse until the second factor was given lately; asks for it then, and runs the step again.
 * @returns `run`, and `dialog` to be drawn on the page
 */
export function useConfirmed(): { run: (step: () => Promise<void>) => Promise<void>; dialog: ReactNode } {
  const { t } = useTranslation(["account", "common"]);
  const me = useMe();
  const [waiting, setWaiting] = useState<{ step: () => Promise<void>; over: (error?: unknown) => void } | null>(null);
  const methods: SecondFactorMethod[] = [
    ...(me.passkeys > 0 ? (["passkey"] as const) : []),
    ...(me.hasAuthenticator ? (["authenticator", "recovery"] as const) : []),
  ];
  const run = async (step: () => Promise<void>) => {
    try {
      await step();
    } catch (error) {
      if (!isRefused(error, "second-factor-needed") || methods.length === 0) throw error;
      await new Promise<void>((resolve, reject) => {
        setWaiting({ step, over: (problem) => (problem === undefined ? resolve() : reject(problem)) });
      });
    }
  };
  const close = (error?: unknown) => {
    waiting?.over(error);
    setWaiting(null);
  };
  const dialog = (
    <Modal
      opened={waiting !== null}
      onClose={() => close()}
      title={<Text fw={640}>{t("confirmTitle")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Text mb="md">{t("confirmIntro")}</Text>
      <SecondFactorForm
        methods={methods}
        onProof={async (proof) => {
          await call(peopleRoutes.confirmSecondFactor, { body: proof });
          await waiting?.step().then(() => close(), close);
        }}
      />
    </Modal>
  );
  return { run, dialog };
}
