import { Button, Paper, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { useReply } from "../api/use-reply.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { EmailField, NameField } from "./account-fields.tsx";
import { countries, likelyCountry } from "./countries.ts";
import { useGoInside } from "./go-inside.ts";
import { longEnough, NewPassword } from "./new-password.tsx";
import { looksLikeEmail } from "./password-sign-in.tsx";
import { SaidNo } from "./said-no.tsx";
import { useEntryForm } from "./use-entry-form.ts";

function SetupForm({ token }: { token: string }) {
  const { t } = useTranslation("doors");
  const goInside = useGoInside();
  const [organisationName, setOrganisationName] = useState("");
  const [jurisdiction, setJurisdiction] = useState<string | null>(likelyCountry);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const choices = useMemo(() => countries(), []);
  const good =
    organisationName.trim() !== "" &&
    jurisdiction !== null &&
    name.trim() !== "" &&
    looksLikeEmail(email) &&
    longEnough(password);
  const { late, busy, error, onSubmit } = useEntryForm(good, async () => {
    if (jurisdiction === null) return;
    const body = { organisationName, jurisdiction, name, email: email.trim(), password };
    await call(peopleRoutes.setUp, { params: { token }, body });
    await goInside("/account");
  });
  return (
    <Paper maw={560}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          <SaidNo error={error} />
          <TextInput
            label={t("setup.organisation")}
            description={t("setup.organisationHelp")}
            value={organisationName}
            onChange={(event) => setOrganisationName(event.currentTarget.value)}
            autoComplete="organization"
            maxLength={200}
            required
            error={late && organisationName.trim() === "" ? t("setup.organisationMissing") : undefined}
          />
          <Select
            label={t("setup.country")}
            data={choices}
            value={jurisdiction}
            onChange={setJurisdiction}
            searchable
            required
            error={late && jurisdiction === null ? t("setup.countryMissing") : undefined}
          />
          <Title order={2} size="h3" mt="sm">
            {t("setup.you")}
          </Title>
          <NameField value={name} onChange={setName} late={late} />
          <EmailField value={email} onChange={setEmail} late={late} />
          <NewPassword value={password} onChange={setPassword} late={late} />
          <Button type="submit" loading={busy}>
            {t("setup.submit")}
          </Button>
          <Text size="sm" c="dimmed">
            {t("setup.after")}
          </Text>
        </Stack>
      </form>
    </Paper>
  );
}

/** The very first page of a new installation, behind the one-time link of the console. */
export function SetupPage() {
  const { t } = useTranslation(["doors", "common"]);
  const { token } = useParams({ from: "/open/setup/$token" });
  const setup = useReply(peopleRoutes.getSetup, { params: { token } });
  return (
    <Page title={t("setup.title")} intro={t("setup.intro")} width="narrow">
      <Loaded query={setup}>
        {({ valid }) =>
          valid ? (
            <SetupForm token={token} />
          ) : (
            <EmptyState
              icon={IconKey}
              title={t("setup.usedTitle")}
              action={<ButtonLink to="/sign-in">{t("common:actions.signIn")}</ButtonLink>}
            >
              {t("setup.used")}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}
