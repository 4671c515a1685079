import { Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleRoutes, type SecondFactorProof } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { askPasskey, passkeysWork } from "./passkey.ts";
import { SaidNo } from "./said-no.tsx";

export type SecondFactorMethod = "authenticator" | "passkey" | "recovery";

function CodeForm(props: { kind: "authenticator" | "recovery"; busy: boolean; onCode: (code: string) => void }) {
  const { t } = useTranslation("doors");
  const [code, setCode] = useState("");
  const [late, setLate] = useState(false);
  const digits = props.kind === "authenticator";
  const clean = digits ? code.replace(/\s/g, "") : code.trim();
  const good = digits ? /^[0-9]{6}$/.test(clean) : clean.length >= 8;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLate(true);
    if (good) props.onCode(clean);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={digits ? t("secondFactor.code") : t("secondFactor.recovery")}
          description={digits ? t("secondFactor.codeHelp") : t("secondFactor.recoveryHelp")}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete={digits ? "one-time-code" : "off"}
          inputMode={digits ? "numeric" : "text"}
          maxLength={40}
          required
          data-autofocus
          error={late && !good ? (digits ? t("secondFactor.codeWrong") : t("secondFactor.recoveryWrong")) : undefined}
        />
        <Button type="submit" loading={props.busy} fullWidth>
          {t("secondFactor.confirm")}
        </Button>
      </Stack>
    </form>
  );
}

/**
 * Asks for the second factor, passkey first. The one form for signing in and for confirming before a signature.
 * @param props.onProof sends the proof; what it throws is shown here
 */
export function SecondFactorForm(props: {
  methods: readonly SecondFactorMethod[];
  onProof: (proof: SecondFactorProof) => Promise<void>;
}) {
  const { t } = useTranslation("doors");
  const has = (method: SecondFactorMethod) => props.methods.includes(method);
  const passkey = has("passkey") && passkeysWork();
  const [kind, setKind] = useState<"authenticator" | "recovery">(has("authenticator") ? "authenticator" : "recovery");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const prove = async (proof: () => Promise<SecondFactorProof>) => {
    setBusy(true);
    setError(null);
    try {
      await props.onProof(await proof());
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const withPasskey = async (): Promise<SecondFactorProof> => ({
    kind: "passkey",
    response: await askPasskey(await call(peopleRoutes.passkeyChallenge, {})),
  });
  const typed = has("authenticator") || has("recovery");
  return (
    <Stack>
      <SaidNo error={error} />
      {passkey && (
        <Button
          size="lg"
          leftSection={<IconFingerprint aria-hidden={true} />}
          loading={busy}
          onClick={() => void prove(withPasskey)}
        >
          {t("secondFactor.passkey")}
        </Button>
      )}
      {typed && (
        <CodeForm key={kind} kind={kind} busy={busy} onCode={(code) => void prove(async () => ({ kind, code }))} />
      )}
      {kind === "authenticator" && has("recovery") && (
        <Anchor component="button" type="button" onClick={() => setKind("recovery")}>
          {t("secondFactor.useRecovery")}
        </Anchor>
      )}
      {kind === "recovery" && has("authenticator") && (
        <Anchor component="button" type="button" onClick={() => setKind("authenticator")}>
          {t("secondFactor.useAuthenticator")}
        </Anchor>
      )}
      {!passkey && !typed && <Text>{t("secondFactor.none")}</Text>}
    </Stack>
  );
}
