import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Mark } from "#contract/finding.ts";
import { useMarkName } from "./mark-name.ts";

/** Marks that belong to no finding yet: each becomes one, is linked to the open one, or goes. */
export function LooseMarks(props: {
  marks: readonly Mark[];
  selectedMark: string | null;
  canLink: boolean;
  onGo: (mark: Mark) => void;
  onNewFinding: (mark: Mark) => void;
  onLink: (mark: Mark) => void;
  onRemove: (mark: Mark) => void;
}) {
  const { t } = useTranslation(["reading", "common"]);
  const name = useMarkName();
  if (props.marks.length === 0) return null;
  return (
    <section aria-label={t("marks.loose")}>
      <Text size="md" fw={620}>
        {t("marks.loose")}
      </Text>
      <Text size="sm" c="dimmed" mb={6}>
        {t("marks.looseHelp")}
      </Text>
      <Stack gap={6}>
        {props.marks.map((mark) => (
          <Paper key={mark.id} p="xs" bg={mark.id === props.selectedMark ? "#163039" : "dark.8"}>
            <Text size="md">{name(mark)}</Text>
            <Group gap={4} mt={4}>
              <Button
                size="compact-sm"
                variant="default"
                title={t("marks.goTo", { mark: name(mark) })}
                onClick={() => props.onGo(mark)}
              >
                {t("marks.show")}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => props.onNewFinding(mark)}>
                {t("marks.newFinding")}
              </Button>
              {props.canLink && (
                <Button size="compact-sm" variant="default" onClick={() => props.onLink(mark)}>
                  {t("marks.link")}
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                title={t("marks.remove", { mark: name(mark) })}
                onClick={() => props.onRemove(mark)}
              >
                {t("common:actions.remove")}
              </Button>
            </Group>
          </Paper>
        ))}
      </Stack>
    </section>
  );
}
