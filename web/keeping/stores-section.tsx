import { Badge, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { KeptStore, RetentionOverview } from "#contract/retention.ts";
import { formatInstant } from "../account/format-instant.ts";
import { useBytes } from "../gather/format-bytes.ts";
import { KeepingSection } from "./keeping-section.tsx";

/** Whether the stored bytes are still what came in, and whether each has its copy. */
export function StoresSection({ overview }: { overview: RetentionOverview }) {
  const { t } = useTranslation("keeping");
  const { stores, copying, toCopy, toRemove } = overview;
  return (
    <KeepingSection title={t("stores.title")} help={t("stores.help")}>
      {stores.map((store) => (
        <Store key={store.store} store={store} />
      ))}
      {!copying && <Text size="sm">{t("stores.noCopies")}</Text>}
      {toCopy > 0 && <Text size="sm">{t("stores.toCopy", { count: toCopy })}</Text>}
      {toRemove > 0 && <Text size="sm">{t("stores.toRemove", { count: toRemove })}</Text>}
      {stores.some(({ damaged }) => damaged > 0) && <Text>{t("stores.damagedWhat")}</Text>}
    </KeepingSection>
  );
}

function Store({ store }: { store: KeptStore }) {
  const { t } = useTranslation("keeping");
  const bytes = useBytes();
  const read = { objects: store.objects, bytes: bytes(store.bytes), round: store.round };
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <Text fw={600}>{t(`stores.${store.store}`)}</Text>
        {store.damaged > 0 && <Badge color="red">{t("stores.damaged", { count: store.damaged })}</Badge>}
        {store.damaged === 0 && store.beganAt !== null && <Badge color="gray">{t("stores.sound")}</Badge>}
      </Group>
      <Text size="sm" c="dimmed">
        {store.beganAt === null && t("stores.never")}
        {store.beganAt !== null &&
          (store.endedAt === null
            ? t("stores.underWay", { ...read, when: formatInstant(store.beganAt) })
            : t("stores.ended", { ...read, when: formatInstant(store.endedAt) }))}
      </Text>
    </Stack>
  );
}
