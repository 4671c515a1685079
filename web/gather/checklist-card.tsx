import { Paper, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleMinus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ChecklistItem } from "#contract/case.ts";

const icons = {
  done: IconCircleCheck,
  missing: IconCircleDashed,
  question: IconAlertTriangle,
  "not-needed": IconCircleMinus,
};
const colours = { done: "green-7", missing: "gray-6", question: "orange-7", "not-needed": "gray-6" } as const;

/** What the case has and still needs, item by item. */
export function ChecklistCard({ items }: { items: readonly ChecklistItem[] }) {
  const { t } = useTranslation("gather");
  return (
    <Paper component="section">
      <Title order={2} size="h3" mb="sm">
        {t("checklist.title")}
      </Title>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
        {items.map((each) => {
          const Icon = icons[each.state];
          return (
            <li key={each.item} style={{ display: "flex", gap: 10 }}>
              <Icon
                size={22}
                color={`var(--mantine-color-${colours[each.state]})`}
                aria-hidden={true}
                style={{ flex: "none" }}
              />
              <div>
                <Text fw={570}>
                  {t(`checklist.item.${each.item}`)}
                  <Text span={true} size="sm" c="dimmed" fw={400}>
                    {" "}
                    · {t(`checklist.state.${each.state}`)}
                  </Text>
                </Text>
                <Text size="sm" c="dimmed">
                  {each.note}
                </Text>
              </div>
            </li>
          );
        })}
      </Stack>
    </Paper>
  );
}
