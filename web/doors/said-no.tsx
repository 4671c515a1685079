import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Refused } from "../shell/refused.tsx";
import { PasskeyFailure } from "./passkey.ts";

/** A failure at a door: the device's in our words, the service's in its own. Draws nothing where there is none. */
export function SaidNo({ error }: { error: unknown }) {
  const { t } = useTranslation("doors");
  if (error === null || error === undefined) return null;
  if (error instanceof PasskeyFailure) {
    return (
      <Alert role="alert" color="yellow">
        {t(`passkeyFailure.${error.problem}`)}
      </Alert>
    );
  }
  return <Refused error={error} compact />;
}
