import { List, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Calculator, hasCategory, type Outcome } from "#reporting/rads/calculator.ts";
import { categoryText } from "#reporting/rads/category-text.ts";

/** What comes of the answers so far. The category alone is announced; the steps below it are there to be read. */
export function RadsResult({ calculator, outcome }: { calculator: Calculator; outcome: Outcome }) {
  const { t } = useTranslation("reading");
  const found = hasCategory(outcome);
  return (
    <Stack gap="xs">
      <div role="status">
        <Text size="sm" c="dimmed">
          {found ? t("rads.category") : t("rads.none")}
        </Text>
        <Text fw={640} size={found ? "lg" : "md"}>
          {found ? categoryText(calculator, outcome) : outcome.noCategory}
        </Text>
      </div>
      {outcome.reasoning.length > 0 && (
        <section aria-label={t("rads.reasoning")}>
          <Text size="sm" fw={570}>
            {t("rads.reasoning")}
          </Text>
          <List size="sm" type="ordered">
            {outcome.reasoning.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        </section>
      )}
      {found && outcome.recommendation !== undefined && (
        <section aria-label={t("rads.recommendation")}>
          <Text size="sm" fw={570}>
            {t("rads.recommendation")}
          </Text>
          <Text size="sm">{outcome.recommendation}</Text>
        </section>
      )}
      <Text size="sm" c="dimmed">
        {t("rads.source", { source: calculator.source })}
      </Text>
    </Stack>
  );
}
