import { Select, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { patientIdentity } from "#contract/case.ts";
import { useMe } from "../api/use-me.ts";
import { countries, likelyCountry } from "../doors/countries.ts";
import { type FieldsProps, useComplaint } from "./fields.ts";
import { languages, likelyLanguage } from "./languages.ts";
import { partsOf, regionsOf } from "./regions.ts";

const sexes = patientIdentity.shape.sex.options;

/** First guesses, only where nothing stands yet: country and language from the browser; the name where somebody asks for themselves. */
function useGuesses({ draft, change }: FieldsProps): void {
  const me = useMe();
  // biome-ignore lint/correctness/useExhaustiveDependencies: guesses are made once, when the fields open
  useEffect(() => {
    const { patient = {} } = draft;
    const [givenName = "", ...rest] = me.name.trim().split(/\s+/);
    const named = draft.forWhom === "myself" && !patient.givenName && !patient.familyName && rest.length > 0;
    const country = likelyCountry();
    const guessed = {
      ...(named ? { givenName, familyName: rest.join(" ") } : {}),
      ...(country === null ? {} : { jurisdiction: country }),
      language: likelyLanguage(),
      ...Object.fromEntries(Object.entries(patient).filter(([, value]) => value !== undefined && value !== "")),
    };
    if (JSON.stringify(guessed) !== JSON.stringify(patient)) change({ patient: { ...patient, ...guessed } });
  }, []);
}

export function PatientFields(props: FieldsProps) {
  const { draft, change, wrong } = props;
  const { t } = useTranslation(["ask", "common"]);
  const complaint = useComplaint(wrong);
  useGuesses(props);
  const patient = draft.patient ?? {};
  const set = (some: typeof patient) => change({ patient: { ...patient, ...some } });
  const choices = useMemo(() => ({ countries: countries(), languages: languages() }), []);
  const { country, region } = partsOf(patient.jurisdiction ?? "");
  const regions = regionsOf(country);
  const unregioned = regions.length > 0 && region === null;
  return (
    <Stack>
      <Text c="dimmed">{t("patient.intro")}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t("patient.givenName")}
          value={patient.givenName ?? ""}
          onChange={(event) => set({ givenName: event.currentTarget.value })}
          error={complaint("givenName")}
          autoComplete={draft.forWhom === "myself" ? "given-name" : "off"}
          maxLength={100}
          required
        />
        <TextInput
          label={t("patient.familyName")}
          value={patient.familyName ?? ""}
          onChange={(event) => set({ familyName: event.currentTarget.value })}
          error={complaint("familyName")}
          autoComplete={draft.forWhom === "myself" ? "family-name" : "off"}
          maxLength={100}
          required
        />
        <TextInput
          type="date"
          label={t("patient.birthDate")}
          value={patient.birthDate ?? ""}
          onChange={(event) => set({ birthDate: event.currentTarget.value })}
          error={complaint("birthDate")}
          autoComplete={draft.forWhom === "myself" ? "bday" : "off"}
          max={new Date().toISOString().slice(0, 10)}
          required
        />
        <Select
          label={t("patient.sex")}
          data={sexes.map((value) => ({ value, label: t(`common:sex.${value}`) }))}
          value={patient.sex ?? null}
          onChange={(value) => set({ sex: sexes.find((each) => each === value) })}
          error={complaint("sex")}
          required
        />
        <Select
          label={t("patient.country")}
          data={choices.countries}
          value={country === "" ? null : country}
          onChange={(value) => set({ jurisdiction: value ?? "" })}
          error={unregioned ? undefined : complaint("jurisdiction")}
          searchable
          required
        />
        {regions.length > 0 && (
          <Select
            label={t("patient.region")}
            data={regions}
            value={region}
            onChange={(value) => set({ jurisdiction: value ?? country })}
            error={unregioned ? complaint("jurisdiction") : undefined}
            searchable
            required
          />
        )}
        <Select
          label={t("patient.language")}
          data={choices.languages}
          value={patient.language ?? null}
          onChange={(value) => set({ language: value ?? "" })}
          error={complaint("language")}
          searchable
          required
        />
        <TextInput
          label={t("patient.patientId")}
          description={t("patient.patientIdHelp")}
          value={patient.patientId ?? ""}
          onChange={(event) => set({ patientId: event.currentTarget.value })}
          error={complaint("patientId")}
          autoComplete="off"
          maxLength={64}
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {t("patient.countryHelp")} {t("patient.sexHelp")}
      </Text>
    </Stack>
  );
}
