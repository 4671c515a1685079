import { Alert, SimpleGrid, Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonId } from "#contract/ids.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { useReply } from "../api/use-reply.ts";
import { Loaded } from "../shell/loading.tsx";
import css from "./doors.module.css";
import { SaidNo } from "./said-no.tsx";

/** Demonstration only: everybody who can be signed in with one click, with what they do. */
export function DemoPeople({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const { t } = useTranslation(["doors", "common"]);
  const people = useReply(peopleRoutes.demoPeople, {});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<PersonId | null>(null);
  const enter = async (personId: PersonId) => {
    setBusy(personId);
    setError(null);
    try {
      await call(peopleRoutes.demoSignIn, { body: { personId } });
      await onSignedIn();
    } catch (problem) {
      setError(problem);
      setBusy(null);
    }
  };
  return (
    <Stack component="section" aria-labelledby="demo-people" gap="sm">
      <Title order={2} id="demo-people">
        {t("demo.title")}
      </Title>
      <Alert color="tide">{t("demo.intro")}</Alert>
      <SaidNo error={error} />
      <Loaded query={people}>
        {(data) => (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            {data.people.map((each) => (
              <UnstyledButton
                key={each.id}
                className={css.person}
                disabled={busy !== null}
                data-busy={busy === each.id}
                onClick={() => void enter(each.id)}
              >
                <Text fw={620}>{each.name}</Text>
                <Text size="sm" c="tide.7" fw={550}>
                  {each.roles.map((role) => t(`common:role.${role}`)).join(", ")}
                </Text>
                <Text size="sm" c="dimmed">
                  {each.about}
                </Text>
              </UnstyledButton>
            ))}
          </SimpleGrid>
        )}
      </Loaded>
    </Stack>
  );
}
