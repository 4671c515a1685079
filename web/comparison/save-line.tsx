import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconCloudCheck, IconCloudOff, IconCloudUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Refused } from "../shell/refused.tsx";
import type { SaveState } from "./autosave.ts";

/** Whether what is written is safe: one quiet line; loud only where somebody must decide. */
export function SaveLine(props: {
  state: SaveState;
  onRetry: () => void;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const { t } = useTranslation("comparison");
  const { state } = props;
  if (state.kind === "conflict") {
    return (
      <Alert color="red" role="alert" title={t("save.conflictTitle")}>
        <Stack gap="sm">
          <Text>{t("save.conflict")}</Text>
          <Group>
            <Button size="sm" onClick={props.onTakeTheirs}>
              {t("save.theirs")}
            </Button>
            <Button size="sm" variant="default" onClick={props.onKeepMine}>
              {t("save.mine")}
            </Button>
          </Group>
        </Stack>
      </Alert>
    );
  }
  if (state.kind === "failed") return <Refused title={t("save.failed")} error={state.error} onRetry={props.onRetry} />;
  const Icon = state.kind === "saved" ? IconCloudCheck : state.kind === "offline" ? IconCloudOff : IconCloudUp;
  return (
    <Group gap={6} role="status" c={state.kind === "offline" ? "yellow.7" : "dimmed"} wrap="nowrap">
      <Icon size={18} aria-hidden={true} />
      <Text size="sm">{t(`save.${state.kind}`)}</Text>
    </Group>
  );
}
