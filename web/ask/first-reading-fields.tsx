import { SimpleGrid, Stack, Text, TextInput, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type FieldsProps, useComplaint } from "./fields.ts";

/** Where, by whom and when the images were first read. */
export function FirstReadingFields({ draft, change, wrong }: FieldsProps) {
  const { t } = useTranslation("ask");
  const complaint = useComplaint(wrong);
  const first = draft.firstReading ?? {};
  const set = (some: typeof first) => change({ firstReading: { ...first, ...some } });
  return (
    <Stack>
      <Text c="dimmed">{t("firstReading.intro")}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t("firstReading.institution")}
          value={first.institution ?? ""}
          onChange={(event) => set({ institution: event.currentTarget.value })}
          maxLength={200}
        />
        <TextInput
          label={t("firstReading.radiologist")}
          value={first.radiologist ?? ""}
          onChange={(event) => set({ radiologist: event.currentTarget.value })}
          maxLength={200}
        />
        <TextInput
          type="date"
          label={t("firstReading.date")}
          value={first.date ?? ""}
          onChange={(event) => set({ date: event.currentTarget.value })}
          error={complaint("date")}
          max={new Date().toISOString().slice(0, 10)}
        />
      </SimpleGrid>
    </Stack>
  );
}

/** The doctor who should get the answer as well. */
export function ReferrerFields(props: FieldsProps & { title: string; intro?: string; name: string; email: string }) {
  const { draft, change, wrong } = props;
  const complaint = useComplaint(wrong);
  const referrer = draft.referrer ?? {};
  const set = (some: typeof referrer) => change({ referrer: { ...referrer, ...some } });
  return (
    <Stack>
      <div>
        <Title order={2} size="h3">
          {props.title}
        </Title>
        {props.intro !== undefined && <Text c="dimmed">{props.intro}</Text>}
      </div>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={props.name}
          value={referrer.name ?? ""}
          onChange={(event) => set({ name: event.currentTarget.value })}
          maxLength={200}
        />
        <TextInput
          type="email"
          label={props.email}
          value={referrer.email ?? ""}
          onChange={(event) => set({ email: event.currentTarget.value.trim() })}
          error={complaint("referrerEmail")}
          maxLength={254}
        />
      </SimpleGrid>
    </Stack>
  );
}
