import { ActionIcon, Button, Group, MultiSelect, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Licence, modality, type ReaderProfile, readerProfile, subspecialty } from "#contract/people.ts";
import { languages } from "../ask/languages.ts";
import css from "./coordination.module.css";

export const emptyProfile: ReaderProfile = {
  modalities: [],
  subspecialties: [],
  languages: ["en"],
  institution: "",
  credentials: "",
  maxOpenCases: 10,
  licences: [],
};

/** "CT" alone, but "MRI (MR)": the code stands beside a name that differs from it. */
const nameOf = (name: string, code: string): string => (name === code ? name : `${name} (${code})`);

/** Whether the service would take the profile; else in which licences something is missing or ill-formed. */
export function profileProblems(profile: ReaderProfile): { valid: boolean; licences: ReadonlySet<number> } {
  const parsed = readerProfile.safeParse(profile);
  const issues = parsed.success ? [] : parsed.error.issues;
  const wrong = issues.flatMap(({ path }) => (path[0] === "licences" && typeof path[1] === "number" ? [path[1]] : []));
  const backwards = profile.licences.flatMap((each, at) => (each.validUntil < each.validFrom ? [at] : []));
  return { valid: parsed.success && backwards.length === 0, licences: new Set([...wrong, ...backwards]) };
}

function LicenceRow(props: {
  licence: Licence;
  number: number;
  wrong: boolean;
  onChange: (licence: Licence) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation("coordination");
  const { licence, onChange } = props;
  return (
    <fieldset
      style={{ border: "1px solid var(--overread-line)", borderRadius: 8, padding: "0.6rem 0.9rem", margin: 0 }}
    >
      <legend style={{ fontSize: "0.875rem", fontWeight: 570 }}>
        {t("profile.licence", { number: props.number })}
      </legend>
      <div className={css.fields}>
        <TextInput
          label={t("profile.jurisdiction")}
          placeholder="DE, US-NY"
          value={licence.jurisdiction}
          maxLength={6}
          onChange={(event) => onChange({ ...licence, jurisdiction: event.currentTarget.value.toUpperCase() })}
        />
        <TextInput
          label={t("profile.number")}
          value={licence.number}
          maxLength={60}
          onChange={(event) => onChange({ ...licence, number: event.currentTarget.value })}
        />
        <TextInput
          label={t("profile.from")}
          type="date"
          value={licence.validFrom}
          onChange={(event) => onChange({ ...licence, validFrom: event.currentTarget.value })}
        />
        <TextInput
          label={t("profile.until")}
          type="date"
          value={licence.validUntil}
          onChange={(event) => onChange({ ...licence, validUntil: event.currentTarget.value })}
        />
      </div>
      <Group justify="space-between" mt="xs">
        <Text size="sm" c="red.7" role={props.wrong ? "alert" : undefined}>
          {props.wrong ? t("profile.licenceWrong") : ""}
        </Text>
        <ActionIcon
          color="red"
          aria-label={t("profile.removeLicence", { number: props.number })}
          onClick={props.onRemove}
        >
          <IconTrash size={18} aria-hidden={true} />
        </ActionIcon>
      </Group>
    </fieldset>
  );
}

/** What a reader is qualified for: the matching of cases rests on it. */
export function ProfileFields(props: {
  profile: ReaderProfile;
  late: boolean;
  onChange: (profile: ReaderProfile) => void;
}) {
  const { t } = useTranslation(["coordination", "common"]);
  const { profile } = props;
  const change = (part: Partial<ReaderProfile>) => props.onChange({ ...profile, ...part });
  const problems = profileProblems(profile);
  return (
    <Stack gap="sm">
      <MultiSelect
        label={t("profile.modalities")}
        value={profile.modalities}
        data={modality.options.map((value) => ({ value, label: nameOf(t(`common:modality.${value}`), value) }))}
        onChange={(values) => change({ modalities: modality.options.filter((each) => values.includes(each)) })}
      />
      <MultiSelect
        label={t("profile.subspecialties")}
        value={profile.subspecialties}
        data={subspecialty.options.map((value) => ({ value, label: t(`common:subspecialty.${value}`) }))}
        onChange={(values) => change({ subspecialties: subspecialty.options.filter((each) => values.includes(each)) })}
      />
      <MultiSelect
        label={t("profile.languages")}
        value={profile.languages}
        data={languages()}
        searchable
        onChange={(values) => change({ languages: values })}
      />
      <div className={css.fields}>
        <TextInput
          label={t("profile.institution")}
          description={t("profile.institutionHelp")}
          value={profile.institution}
          maxLength={200}
          onChange={(event) => change({ institution: event.currentTarget.value })}
        />
        <TextInput
          label={t("profile.credentials")}
          description={t("profile.credentialsHelp")}
          value={profile.credentials}
          maxLength={200}
          onChange={(event) => change({ credentials: event.currentTarget.value })}
        />
        <NumberInput
          label={t("profile.most")}
          description={t("profile.mostHelp")}
          value={profile.maxOpenCases}
          min={1}
          max={100}
          allowDecimal={false}
          onChange={(value) => {
            const count = Number(value);
            if (Number.isInteger(count) && count >= 1 && count <= 100) change({ maxOpenCases: count });
          }}
        />
      </div>
      <Text fw={570} size="sm">
        {t("profile.licences")}
      </Text>
      {profile.licences.map((licence, at) => (
        <LicenceRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a licence is its place while it is being written
          key={at}
          licence={licence}
          number={at + 1}
          wrong={props.late && problems.licences.has(at)}
          onChange={(next) => change({ licences: profile.licences.with(at, next) })}
          onRemove={() => change({ licences: profile.licences.toSpliced(at, 1) })}
        />
      ))}
      <Button
        variant="default"
        size="sm"
        leftSection={<IconPlus size={16} aria-hidden={true} />}
        style={{ alignSelf: "flex-start" }}
        onClick={() =>
          change({ licences: [...profile.licences, { jurisdiction: "", number: "", validFrom: "", validUntil: "" }] })
        }
      >
        {t("profile.addLicence")}
      </Button>
    </Stack>
  );
}
