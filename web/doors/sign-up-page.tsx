import { Anchor, Button, Paper, Stack, Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { Link, Navigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { useDoor } from "../api/use-me.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";
import { EmailField, NameField } from "./account-fields.tsx";
import { useGoInside } from "./go-inside.ts";
import { longEnough, NewPassword } from "./new-password.tsx";
import { looksLikeEmail } from "./password-sign-in.tsx";
import { SaidNo } from "./said-no.tsx";
import { useEntryForm } from "./use-entry-form.ts";

function SignUpForm({ next }: { next: string | undefined }) {
  const { t } = useTranslation("doors");
  const goInside = useGoInside();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const good = name.trim() !== "" && looksLikeEmail(email) && longEnough(password);
  const { late, busy, error, onSubmit } = useEntryForm(good, async () => {
    await call(peopleRoutes.signUp, { body: { name, email: email.trim(), password } });
    await goInside(next);
  });
  return (
    <Paper maw={520}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          <SaidNo error={error} />
          <NameField value={name} onChange={setName} late={late} />
          <EmailField value={email} onChange={setEmail} late={late} />
          <NewPassword value={password} onChange={setPassword} late={late} />
          <Button type="submit" loading={busy}>
            {t("signUp.submit")}
          </Button>
          <Text size="sm" c="dimmed">
            {t("signUp.secure")}
          </Text>
          <Text>
            {t("signUp.already")}{" "}
            <Anchor component={Link} to="/sign-in" search>
              {t("signIn.submit")}
            </Anchor>
          </Text>
        </Stack>
      </form>
    </Paper>
  );
}

/** A patient makes an account, where the organisation allows it. */
export function SignUpPage() {
  const { t } = useTranslation(["doors", "common"]);
  const { next } = useSearch({ from: "/open/sign-up" });
  const door = useDoor();
  if (door.data?.me != null) return <Navigate to={next ?? "/"} replace />;
  if (door.data !== undefined && !door.data.selfRegistration) {
    return (
      <Page title={t("signUp.title")} width="narrow">
        <EmptyState
          icon={IconLock}
          title={t("signUp.closed")}
          action={<ButtonLink to="/sign-in">{t("common:actions.signIn")}</ButtonLink>}
        >
          {t("signUp.closedText")}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t("signUp.title")} intro={t("signUp.intro")} width="narrow">
      <SignUpForm next={next} />
    </Page>
  );
}
