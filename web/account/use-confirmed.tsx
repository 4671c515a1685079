import { Modal, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "#contract/people.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { isRefused } from "../api/refused-error.ts";
import { SecondFactorForm, type SecondFactorMethod } from "../doors/second-factor-form.tsx";

const methodsOf = (me: Me | null): SecondFactorMethod[] => [
  ...(me !== null && me.passkeys > 0 ? (["passkey"] as const) : []),
  ...(me?.hasAuthenticator === true ? (["authenticator", "recovery"] as const) : []),
];

type Waiting = {
  methods: SecondFactorMethod[];
  step: () => Promise<void>;
  over: (error?: unknown) => void;
};

/**
 * Runs a step that the service may refuse until the second factor was given lately; asks for it then, and runs the step again.
 * @returns `run`, and `dialog` to be drawn on the page
 */
export function useConfirmed(): { run: (step: () => Promise<void>) => Promise<void>; dialog: ReactNode } {
  const { t } = useTranslation(["account", "common"]);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const run = async (step: () => Promise<void>) => {
    try {
      await step();
    } catch (error) {
      if (!isRefused(error, "second-factor-needed")) throw error;
      // Asked anew: a factor may have been added a moment ago, or elsewhere.
      const methods = methodsOf((await call(peopleRoutes.getMe, {})).me);
      if (methods.length === 0) throw error;
      await new Promise<void>((resolve, reject) => {
        const over = (problem?: unknown) => (problem === undefined ? resolve() : reject(problem));
        setWaiting({ methods, step, over });
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
        methods={waiting?.methods ?? []}
        onProof={async (proof) => {
          await call(peopleRoutes.confirmSecondFactor, { body: proof });
          await waiting?.step().then(() => close(), close);
        }}
      />
    </Modal>
  );
  return { run, dialog };
}
