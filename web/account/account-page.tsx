import { Alert, Stack, Text } from "@mantine/core";
import { IconShieldExclamation } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { hasRole, useMe } from "../api/use-me.ts";
import { Page } from "../shell/page.tsx";
import { AuthenticatorSection } from "./authenticator-section.tsx";
import { PasskeysSection } from "./passkeys-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { Section } from "./section.tsx";
import { SessionsSection } from "./sessions-section.tsx";

/** How the person signs in, and where they are signed in. */
export function AccountPage() {
  const { t } = useTranslation(["account", "common"]);
  const me = useMe();
  const bare = !me.hasAuthenticator && me.passkeys === 0;
  return (
    <Page title={t("title")} intro={t("intro")} width="narrow">
      <Stack gap="lg">
        {bare && (
          <Alert color="yellow" icon={<IconShieldExclamation aria-hidden={true} />}>
            <Stack gap={4}>
              <Text>{t("noSecond")}</Text>
              {hasRole(me, "radiologist", "adjudicator") && <Text fw={570}>{t("noSecondSigner")}</Text>}
            </Stack>
          </Alert>
        )}
        <Section title={t("who")}>
          <div>
            <Text fw={570}>{me.name}</Text>
            <Text>{me.email}</Text>
            <Text c="dimmed">
              {me.organisationName} · {me.roles.map((role) => t(`common:role.${role}`)).join(", ")}
            </Text>
          </div>
        </Section>
        <PasskeysSection />
        <AuthenticatorSection />
        <PasswordSection />
        <SessionsSection />
        <Section title={t("events.title")}>
          <Text className="prose">{t("events.text")}</Text>
          {hasRole(me, "patient") && <Text className="prose">{t("events.cases")}</Text>}
        </Section>
      </Stack>
    </Page>
  );
}
