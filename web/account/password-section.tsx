import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { useMe } from "../api/use-me.ts";
import { replyKey } from "../api/use-reply.ts";
import { longEnough, NewPassword } from "../doors/new-password.tsx";
import { SaidNo } from "../doors/said-no.tsx";
import { useEntryForm } from "../doors/use-entry-form.ts";
import { toast } from "../shell/toast.ts";
import { Section } from "./section.tsx";
import { useConfirmed } from "./use-confirmed.tsx";

/** Changing the password; other sessions end. */
export function PasswordSection() {
  const { t } = useTranslation(["account", "doors"]);
  const me = useMe();
  const client = useQueryClient();
  const { run, dialog } = useConfirmed();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [round, setRound] = useState(0);
  const { late, busy, error, onSubmit } = useEntryForm(current !== "" && longEnough(next), () =>
    run(async () => {
      await call(peopleRoutes.changePassword, { body: { current, next } });
      setCurrent("");
      setNext("");
      setRound(round + 1);
      toast.done(t("password.changed"));
      await client.invalidateQueries({ queryKey: replyKey(peopleRoutes.listSessions) });
    }),
  );
  const complain = late && (current !== "" || next !== "" || round === 0);
  return (
    <Section title={t("password.title")}>
      {dialog}
      <form onSubmit={onSubmit} noValidate>
        <Stack maw={440}>
          <SaidNo error={error} />
          <input type="hidden" name="username" autoComplete="username" value={me.email} readOnly />
          <PasswordInput
            label={t("password.current")}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            autoComplete="current-password"
            maxLength={256}
            required
            error={complain && current === "" ? t("password.currentMissing") : undefined}
            visibilityToggleButtonProps={{ "aria-label": t("doors:password.show"), tabIndex: 0 }}
          />
          <NewPassword value={next} onChange={setNext} label={t("password.next")} late={complain} />
          <Text size="sm" c="dimmed">
            {t("password.note")}
          </Text>
          <Button type="submit" loading={busy} style={{ alignSelf: "flex-start" }}>
            {t("password.submit")}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
