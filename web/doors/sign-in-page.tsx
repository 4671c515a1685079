import { Anchor, Button, Divider, Paper, Stack, Text, Title } from "@mantine/core";
import { IconBuildingBank, IconFingerprint } from "@tabler/icons-react";
import { Link, Navigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { refusalCodes, refusalSentences } from "#contract/refusals.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call, pathOf } from "../api/call.ts";
import { RefusedError } from "../api/refused-error.ts";
import { useDoor } from "../api/use-me.ts";
import { Loading } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { DemoPeople } from "./demo-people.tsx";
import css from "./doors.module.css";
import { useGoInside } from "./go-inside.ts";
import { askPasskey, passkeysWork } from "./passkey.ts";
import { PasswordSignIn } from "./password-sign-in.tsx";
import { SaidNo } from "./said-no.tsx";
import { SecondFactorForm, type SecondFactorMethod } from "./second-factor-form.tsx";

function PasskeyButton({ onOutcome }: { onOutcome: (methods: SecondFactorMethod[] | null) => Promise<void> }) {
  const { t } = useTranslation("doors");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const go = async () => {
    setBusy(true);
    setError(null);
    try {
      const response = await askPasskey(await call(peopleRoutes.passkeyChallenge, {}));
      const outcome = await call(peopleRoutes.passkeySignIn, { body: { response } });
      await onOutcome(outcome.next === "done" ? null : outcome.methods);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="xs">
      <SaidNo error={error} />
      <Button
        size="lg"
        fullWidth
        loading={busy}
        leftSection={<IconFingerprint aria-hidden={true} />}
        onClick={() => void go()}
      >
        {t("signIn.passkey")}
      </Button>
      <Text size="sm" c="dimmed">
        {t("signIn.passkeyHelp")}
      </Text>
    </Stack>
  );
}

function Ways(props: {
  oidc: string | null;
  selfRegistration: boolean;
  onOutcome: (methods: SecondFactorMethod[] | null) => Promise<void>;
}) {
  const { t } = useTranslation("doors");
  return (
    <Stack>
      {passkeysWork() && (
        <>
          <PasskeyButton onOutcome={props.onOutcome} />
          <Divider label={t("signIn.or")} labelPosition="center" />
        </>
      )}
      <PasswordSignIn onOutcome={props.onOutcome} />
      {props.oidc !== null && (
        <Button
          component="a"
          href={pathOf(peopleRoutes.oidcStart, {})}
          variant="default"
          leftSection={<IconBuildingBank size={20} aria-hidden={true} />}
        >
          {t("signIn.oidc", { provider: props.oidc })}
        </Button>
      )}
      <Stack gap={4}>
        {props.selfRegistration ? (
          <Text>
            {t("signIn.noAccount")}{" "}
            <Anchor component={Link} to="/sign-up" search>
              {t("signIn.makeAccount")}
            </Anchor>
          </Text>
        ) : (
          <Text size="sm" c="dimmed">
            {t("signIn.byInvitation")}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t("signIn.forgotten")}
        </Text>
        <Text>
          {t("signIn.unsure")}{" "}
          <Anchor component={Link} to="/should-i">
            {t("signIn.unsureLink")}
          </Anchor>
        </Text>
      </Stack>
    </Stack>
  );
}

/** The second factors that an address names, when the identity provider's sign-in goes on here. */
function methodsIn(waiting: string | undefined): SecondFactorMethod[] | null {
  const named = waiting?.split(",") ?? [];
  const found = (["authenticator", "passkey", "recovery"] as const).filter((method) => named.includes(method));
  return found.length === 0 ? null : found;
}

/** What the service refused on the way back from the identity provider. */
function ProviderProblem({ problem }: { problem: string | undefined }) {
  const { t } = useTranslation("doors");
  const code = refusalCodes.find((known) => known === problem);
  if (code === undefined) return null;
  const message = code === "wrong-credentials" ? t("signIn.oidcProblem") : refusalSentences[code];
  return <SaidNo error={new RefusedError(401, { refusal: code, message })} />;
}

/** The door: passkey first, password with a second factor, the organisation's own sign-in, and in a demonstration one click. */
export function SignInPage() {
  const { t } = useTranslation("doors");
  const { next, methods: waiting, problem } = useSearch({ from: "/open/sign-in" });
  const door = useDoor();
  const goInside = useGoInside();
  const [methods, setMethods] = useState(() => methodsIn(waiting));
  const onOutcome = async (wanted: SecondFactorMethod[] | null) => {
    if (wanted === null) await goInside(next);
    else setMethods(wanted);
  };
  if (door.data?.me != null) return <Navigate to={next ?? "/"} replace />;
  if (door.data === undefined) {
    return (
      <Page title={t("signIn.title")} width="narrow">
        {door.isError ? <Refused error={door.error} onRetry={() => void door.refetch()} /> : <Loading />}
      </Page>
    );
  }
  if (methods !== null) {
    return (
      <Page title={t("secondFactor.title")} intro={t("secondFactor.intro")} width="narrow">
        <Paper maw={440}>
          <SecondFactorForm
            methods={methods}
            onProof={async (proof) => {
              await call(peopleRoutes.signInSecondFactor, { body: proof });
              await goInside(next);
            }}
          />
          <Anchor component="button" type="button" mt="md" onClick={() => setMethods(null)}>
            {t("secondFactor.startAgain")}
          </Anchor>
        </Paper>
      </Page>
    );
  }
  const { demo, oidc, selfRegistration } = door.data;
  return (
    <Page title={t("signIn.title")} intro={t("signIn.intro")} width={demo ? "normal" : "narrow"}>
      <div className={css.split} data-two={demo}>
        {demo && (
          <div style={{ order: 2 }}>
            <DemoPeople onSignedIn={() => goInside(next)} />
          </div>
        )}
        <Paper maw={440} w="100%">
          {demo && (
            <Title order={2} size="h3" mb="md">
              {t("demo.otherwise")}
            </Title>
          )}
          <ProviderProblem problem={problem} />
          <Ways oidc={oidc} selfRegistration={selfRegistration} onOutcome={onOutcome} />
        </Paper>
      </div>
    </Page>
  );
}
