import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { SaidNo } from "./said-no.tsx";
import type { SecondFactorMethod } from "./second-factor-form.tsx";

export const looksLikeEmail = (text: string): boolean => z.email().safeParse(text.trim()).success;

/** E-mail and password. @param props.onOutcome what the service wants next: nothing (empty list), or one of these methods */
export function PasswordSignIn(props: { onOutcome: (methods: SecondFactorMethod[] | null) => Promise<void> }) {
  const { t } = useTranslation("doors");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [late, setLate] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setLate(true);
    if (!looksLikeEmail(email) || password === "") return;
    setBusy(true);
    setError(null);
    try {
      const outcome = await call(peopleRoutes.signIn, { body: { email: email.trim(), password } });
      await props.onOutcome(outcome.next === "done" ? null : outcome.methods);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <SaidNo error={error} />
        <TextInput
          label={t("signIn.email")}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoComplete="username"
          required
          maxLength={254}
          error={late && !looksLikeEmail(email) ? t("form.emailWrong") : undefined}
        />
        <PasswordInput
          label={t("signIn.password")}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          required
          maxLength={256}
          error={late && password === "" ? t("password.missing") : undefined}
          visibilityToggleButtonProps={{ "aria-label": t("password.show"), tabIndex: 0 }}
        />
        <Button type="submit" loading={busy} fullWidth>
          {t("signIn.submit")}
        </Button>
      </Stack>
    </form>
  );
}
