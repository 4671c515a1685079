import { Alert, Button, Checkbox, List, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { consentVersion } from "#contract/case.ts";
import { useMe } from "../api/use-me.ts";
import { askMessages } from "../messages/ask-en.ts";
import { type FieldsProps, useComplaint } from "./fields.ts";

/** The consent: the text with its version, and a name in place of a signature. Once given it can be taken back until sending. */
export function ConsentFields({ draft, change, wrong }: FieldsProps) {
  const { t } = useTranslation(["ask", "common"]);
  const complaint = useComplaint(wrong);
  const me = useMe();
  const [read, setRead] = useState(false);
  const [name, setName] = useState("");
  const [late, setLate] = useState(false);
  const { consent, patient, forWhom } = draft;
  const given = consent?.version === consentVersion ? consent : undefined;
  const patientName = `${patient?.givenName ?? ""} ${patient?.familyName ?? ""}`.trim() || t("consent.thePatient");
  const agree = () => {
    setLate(true);
    if (!read || name.trim() === "") return;
    const acceptedAt = new Date().toISOString();
    change({ consent: { version: consentVersion, acceptedBy: name.trim(), acceptedAt } });
  };
  return (
    <Stack>
      <Paper>
        <Title order={2} size="h3">
          {t("consent.title")}
        </Title>
        <List mt="sm" spacing="xs" className="prose">
          {askMessages.consent.points.map((each) => (
            <List.Item key={each}>{each}</List.Item>
          ))}
        </List>
        <Text size="sm" c="dimmed" mt="sm">
          {t("consent.version", { version: consentVersion })}
        </Text>
      </Paper>
      {consent !== undefined && given === undefined && <Alert color="yellow">{t("consent.changed")}</Alert>}
      {given !== undefined ? (
        <Alert color="green" icon={<IconCheck aria-hidden={true} />}>
          <Text>
            {t("consent.given", {
              name: given.acceptedBy,
              date: new Date(given.acceptedAt).toLocaleDateString(undefined, { dateStyle: "long" }),
            })}
          </Text>
          <Button size="sm" variant="default" mt="xs" onClick={() => change({ consent: undefined })}>
            {t("consent.withdraw")}
          </Button>
        </Alert>
      ) : (
        <Stack>
          <Checkbox
            label={
              forWhom === "my-patient"
                ? t("consent.referrerAgree")
                : forWhom === "myself"
                  ? t("consent.agree")
                  : `${t("consent.agree")} ${t("consent.onBehalf", { name: patientName })}`
            }
            checked={read}
            onChange={(event) => setRead(event.currentTarget.checked)}
            error={complaint("consent") ?? (late && !read ? t("wrong.consent") : undefined)}
          />
          <TextInput
            label={t("consent.name")}
            placeholder={me.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoComplete="name"
            maxLength={200}
            maw={440}
            error={late && name.trim() === "" ? t("consent.nameMissing") : undefined}
          />
          <Button onClick={agree} style={{ alignSelf: "flex-start" }}>
            {t("consent.agreeAction")}
          </Button>
        </Stack>
      )}
    </Stack>
  );
}
