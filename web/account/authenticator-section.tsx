import { Badge, Button, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { useMe } from "../api/use-me.ts";
import { replyKey } from "../api/use-reply.ts";
import { SaidNo } from "../doors/said-no.tsx";
import { useConfirm } from "../shell/confirm.tsx";
import { toast } from "../shell/toast.ts";
import { QrPicture } from "./qr-picture.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { Section } from "./section.tsx";
import { useConfirmed } from "./use-confirmed.tsx";

type Setup = { secret: string; url: string; qrSvg: string };

function SetupSteps(props: { setup: Setup; busy: boolean; onCode: (code: string) => void; onCancel: () => void }) {
  const { t } = useTranslation(["account", "common"]);
  const [code, setCode] = useState("");
  const [late, setLate] = useState(false);
  const clean = code.replace(/\s/g, "");
  const good = /^[0-9]{6}$/.test(clean);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLate(true);
    if (good) props.onCode(clean);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{t("authenticator.step1")}</Text>
        <QrPicture svg={props.setup.qrSvg} label={t("authenticator.qr")} />
        <div>
          <Text size="sm">{t("authenticator.secret")}</Text>
          <Code fz="md" style={{ overflowWrap: "anywhere" }}>
            {props.setup.secret.replace(/(.{4})(?=.)/g, "$1 ")}
          </Code>
        </div>
        <Text>{t("authenticator.step2")}</Text>
        <TextInput
          label={t("authenticator.code")}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          maw={200}
          error={late && !good ? t("authenticator.codeWrong") : undefined}
        />
        <Group>
          <Button type="submit" loading={props.busy}>
            {t("authenticator.confirm")}
          </Button>
          <Button variant="default" onClick={props.onCancel}>
            {t("common:actions.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The authenticator app: set up by QR code or typed secret, confirmed by its first code, with recovery codes shown once. */
export function AuthenticatorSection() {
  const { t } = useTranslation("account");
  const me = useMe();
  const client = useQueryClient();
  const confirm = useConfirm();
  const { run, dialog } = useConfirmed();
  const [setup, setSetup] = useState<Setup | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const attempt = async (step: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await run(step);
      await client.invalidateQueries({ queryKey: replyKey(peopleRoutes.getMe) });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const start = () => attempt(async () => setSetup(await call(peopleRoutes.startAuthenticator, {})));
  const finish = (code: string) =>
    attempt(async () => {
      const { recoveryCodes } = await call(peopleRoutes.confirmAuthenticator, { body: { code } });
      setSetup(null);
      setCodes(recoveryCodes);
    });
  const remove = async () => {
    const answer = await confirm({
      title: t("authenticator.removeTitle"),
      consequences: [t("authenticator.removeConsequence"), ...(me.passkeys === 0 ? [t("passkeys.removeLast")] : [])],
      action: t("authenticator.remove"),
      destructive: true,
    });
    if (answer === null) return;
    await attempt(async () => {
      await call(peopleRoutes.removeAuthenticator, {});
      toast.done(t("authenticator.removed"));
    });
  };
  return (
    <Section title={t("authenticator.title")} intro={t("authenticator.intro")}>
      {dialog}
      <SaidNo error={error} />
      {codes !== null ? (
        <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />
      ) : setup !== null ? (
        <SetupSteps setup={setup} busy={busy} onCode={(code) => void finish(code)} onCancel={() => setSetup(null)} />
      ) : (
        <Stack align="flex-start">
          <Badge color={me.hasAuthenticator ? "green" : "gray"}>
            {me.hasAuthenticator ? t("authenticator.on") : t("authenticator.off")}
          </Badge>
          <Group>
            <Button variant={me.hasAuthenticator ? "default" : "filled"} loading={busy} onClick={() => void start()}>
              {me.hasAuthenticator ? t("authenticator.replace") : t("authenticator.start")}
            </Button>
            {me.hasAuthenticator && (
              <Button variant="subtle" color="red" disabled={busy} onClick={() => void remove()}>
                {t("authenticator.remove")}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Section>
  );
}
