import { Button, Stack, Tabs } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RulesSection } from "../adjudication/rules-section.tsx";
import { hasRole, useMe } from "../api/use-me.ts";
import { FollowUpRulesSection } from "../follow-up/rules-section.tsx";
import { GradingSection } from "../grading/grading-section.tsx";
import { PeersSection } from "../peers/peers-section.tsx";
import { Page } from "../shell/page.tsx";
import { InvitationsList } from "./invitations-list.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { OrganisationEvents } from "./organisation-events.tsx";
import { PeopleList } from "./people-list.tsx";
import { TokensSection } from "./tokens-section.tsx";

/** The people of the organisation and its machines. */
export function PeoplePage() {
  const { t } = useTranslation(["coordination", "peers", "adjudication", "followUp"]);
  const me = useMe();
  const administrator = hasRole(me, "administrator");
  const [inviting, setInviting] = useState(false);
  return (
    <Page
      title={t("people.title")}
      intro={administrator ? t("people.intro") : t("people.introCoordinator")}
      actions={
        <Button leftSection={<IconUserPlus size={18} aria-hidden={true} />} onClick={() => setInviting(true)}>
          {t("invite.open")}
        </Button>
      }
    >
      <Tabs defaultValue="people" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="people">{t("people.tabPeople")}</Tabs.Tab>
          <Tabs.Tab value="invitations">{t("people.tabInvitations")}</Tabs.Tab>
          {administrator && <Tabs.Tab value="tokens">{t("people.tabTokens")}</Tabs.Tab>}
          {administrator && <Tabs.Tab value="peers">{t("peers:tab")}</Tabs.Tab>}
          {administrator && <Tabs.Tab value="rules">{t("people.tabRules")}</Tabs.Tab>}
          {administrator && <Tabs.Tab value="events">{t("people.tabEvents")}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="people">
          <PeopleList />
        </Tabs.Panel>
        <Tabs.Panel value="invitations">
          <InvitationsList />
        </Tabs.Panel>
        {administrator && (
          <Tabs.Panel value="tokens">
            <TokensSection />
          </Tabs.Panel>
        )}
        {administrator && (
          <Tabs.Panel value="peers">
            <PeersSection />
          </Tabs.Panel>
        )}
        {administrator && (
          <Tabs.Panel value="rules">
            <Stack>
              <RulesSection />
              <FollowUpRulesSection />
              <GradingSection />
            </Stack>
          </Tabs.Panel>
        )}
        {administrator && (
          <Tabs.Panel value="events">
            <OrganisationEvents />
          </Tabs.Panel>
        )}
      </Tabs>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  );
}
