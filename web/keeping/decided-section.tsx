import { Badge, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DecidedErasure } from "#contract/retention.ts";
import { formatInstant } from "../account/format-instant.ts";
import { KeepingSection } from "./keeping-section.tsx";

/** What was erased or declined, by whom and why. */
export function DecidedSection({ decided }: { decided: readonly DecidedErasure[] }) {
  const { t } = useTranslation("keeping");
  return (
    <KeepingSection title={t("decided.title")} help={decided.length === 0 ? t("decided.none") : undefined}>
      <Stack component="ul" gap="xs" style={{ listStyle: "none", padding: 0, margin: 0 }}>
        {decided.map((one) => (
          <li key={one.id}>
            <Group gap="xs">
              <Text fw={600} style={{ overflowWrap: "anywhere" }}>
                {one.caseNumber ?? one.studyInstanceUid}
              </Text>
              <Badge color="gray">{t(`decided.${one.decision}`)}</Badge>
              <Badge color="gray">{t(`ground.${one.ground}`)}</Badge>
            </Group>
            <Text size="sm" style={{ overflowWrap: "anywhere" }}>
              {one.reason}
            </Text>
            <Text size="sm" c="dimmed">
              {t("decided.by", { who: one.decidedBy, when: formatInstant(one.decidedAt) })}
            </Text>
          </li>
        ))}
      </Stack>
    </KeepingSection>
  );
}
