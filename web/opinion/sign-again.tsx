import { Alert, Stack, Text } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SecondFactorProof } from "#contract/routes/people.ts";
import { useMe } from "../api/use-me.ts";
import { SecondFactorForm } from "../doors/second-factor-form.tsx";
import { ButtonLink } from "../shell/button-link.tsx";
import { secondFactorMethods } from "./second-factor-methods.ts";

/** The demonstration's people have no device; the service takes this code from them alone (and only in a demonstration). */
const demonstrationCode = "000000";

/**
 * The second factor before a signature. However often it is pressed, one signature is under way at a time.
 * @param props.onSign what it throws is shown here
 */
export function SignAgain(props: { onSign: (proof: SecondFactorProof) => Promise<void> }) {
  const { t } = useTranslation("opinion");
  const me = useMe();
  const busy = useRef(false);
  const methods = secondFactorMethods(me);
  const sign = async (proof: SecondFactorProof) => {
    if (busy.current) return;
    busy.current = true;
    try {
      await props.onSign(proof);
    } finally {
      busy.current = false;
    }
  };
  if (methods.length === 0) {
    return (
      <Alert color="yellow" title={t("sign.noFactorTitle")}>
        <Stack gap="xs" align="flex-start">
          {t("sign.noFactor")}
          <ButtonLink to="/account" size="sm" variant="default">
            {t("sign.toAccount")}
          </ButtonLink>
        </Stack>
      </Alert>
    );
  }
  return (
    <Stack>
      {me.demo && <Text size="sm">{t("sign.demoCode", { code: demonstrationCode })}</Text>}
      <SecondFactorForm methods={methods} onProof={sign} />
    </Stack>
  );
}
