import { Alert, Badge, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconMailX } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { isRefused } from "../api/refused-error.ts";
import { useDoor } from "../api/use-me.ts";
import { useReply } from "../api/use-reply.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { NameField } from "./account-fields.tsx";
import { useGoInside } from "./go-inside.ts";
import { longEnough, NewPassword } from "./new-password.tsx";
import { SaidNo } from "./said-no.tsx";
import { useEntryForm } from "./use-entry-form.ts";

type Invitation = z.infer<typeof peopleRoutes.getInvitation.reply>;

function AcceptForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useTranslation(["doors", "common"]);
  const door = useDoor();
  const goInside = useGoInside();
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState("");
  const patientOnly = invitation.roles.every((role) => role === "patient");
  const good = name.trim() !== "" && longEnough(password);
  const { late, busy, error, onSubmit } = useEntryForm(good, async () => {
    await call(peopleRoutes.acceptInvitation, { params: { token }, body: { name, password } });
    await goInside();
  });
  return (
    <Paper maw={560}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          <Text size="lg">
            {t(patientOnly ? "invitation.introPatient" : "invitation.intro", {
              organisation: invitation.organisationName,
            })}
          </Text>
          {!patientOnly && (
            <div>
              <Text fw={570}>{t("invitation.as")}</Text>
              <Group gap="xs" mt={4}>
                {invitation.roles.map((role) => (
                  <Badge key={role}>{t(`common:role.${role}`)}</Badge>
                ))}
              </Group>
            </div>
          )}
          <div>
            <Text fw={570}>{t("invitation.email")}</Text>
            <Text>{invitation.email}</Text>
          </div>
          {door.data?.me != null && <Alert>{t("invitation.otherAccount", { name: door.data.me.name })}</Alert>}
          <SaidNo error={error} />
          {/* For password managers, which want to know whose password this is. */}
          <input type="hidden" name="username" autoComplete="username" value={invitation.email} readOnly />
          <NameField value={name} onChange={setName} late={late} />
          <NewPassword value={password} onChange={setPassword} late={late} />
          <Button type="submit" loading={busy}>
            {t("invitation.submit")}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}

/** Somebody who was invited chooses a name and a password. */
export function InvitationPage() {
  const { t } = useTranslation(["doors", "common"]);
  const { token } = useParams({ from: "/open/invitation/$token" });
  const invitation = useReply(peopleRoutes.getInvitation, { params: { token } });
  const bad = isRefused(invitation.error, "link-not-valid", "not-found", "not-valid", "already-done");
  return (
    <Page title={t("invitation.title")} width="narrow">
      {bad ? (
        <EmptyState
          icon={IconMailX}
          title={t("invitation.badTitle")}
          action={<ButtonLink to="/sign-in">{t("common:actions.signIn")}</ButtonLink>}
        >
          {t("invitation.bad")}
        </EmptyState>
      ) : (
        <Loaded query={invitation}>{(data) => <AcceptForm token={token} invitation={data} />}</Loaded>
      )}
    </Page>
  );
}
