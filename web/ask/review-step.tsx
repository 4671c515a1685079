import { Alert, Anchor, Button, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseDraft } from "#contract/case.ts";
import css from "./ask.module.css";
import { type Step, steps, wrongFields } from "./steps.ts";
import { useSummary } from "./summary-rows.ts";

/** Everything that was answered, with a way back to each step and a list of what is missing. */
export function ReviewStep({ draft, onGo }: { draft: CaseDraft; onGo: (step: Step) => void }) {
  const { t } = useTranslation(["ask", "common"]);
  const open = steps.filter((each) => each !== "review" && wrongFields(draft, each).length > 0);
  return (
    <Stack>
      <Text>{t("review.intro")}</Text>
      {open.length > 0 && (
        <Alert color="yellow" title={t("review.missing")}>
          <List spacing={4}>
            {open.map((step) =>
              wrongFields(draft, step).map((field) => (
                <List.Item key={field}>
                  <Anchor component="button" type="button" onClick={() => onGo(step)} ta="start">
                    {t(`wrong.${field}`)}
                  </Anchor>
                </List.Item>
              )),
            )}
          </List>
        </Alert>
      )}
      {useSummary(draft).map((group) => (
        <Paper key={group.step} component="section">
          <Group justify="space-between" mb="xs">
            <Title order={2} size="h3">
              {t(`step.${group.step}`)}
            </Title>
            <Button
              size="sm"
              variant="default"
              onClick={() => onGo(group.step)}
              aria-label={t("review.edit", { step: t(`step.${group.step}`) })}
            >
              {t("common:actions.edit")}
            </Button>
          </Group>
          <dl className={css.summary}>
            {group.rows.map(([label, value]) => (
              <div key={label} style={{ display: "contents" }}>
                <dt>{label}</dt>
                <dd>{value === "" ? <Text c="dimmed">{t("common:state.notGiven")}</Text> : value}</dd>
              </div>
            ))}
          </dl>
        </Paper>
      ))}
      <Text c="dimmed">{t("review.next")}</Text>
    </Stack>
  );
}
