import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconCloudCheck, IconCloudOff, IconCloudUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Refused } from "../shell/refused.tsx";
import css from "./ask.module.css";
import type { DraftKeeper, DraftSnapshot } from "./draft-keeper.ts";
import { useSummary } from "./summary-rows.ts";

/** Whether what is typed is safe, in one quiet line; loud only where somebody must decide. */
export function SaveStatus({ keeper, snapshot }: { keeper: DraftKeeper; snapshot: DraftSnapshot }) {
  const { t } = useTranslation("ask");
  const { state } = snapshot;
  if (state.kind === "conflict") return <Conflict keeper={keeper} snapshot={snapshot} theirs={state.theirs} />;
  if (state.kind === "failed") {
    return <Refused title={t("saved.failed")} error={state.error} onRetry={() => void keeper.flush()} />;
  }
  if (state.kind === "offline") {
    return (
      <Alert color="yellow" role="status" icon={<IconCloudOff aria-hidden={true} />}>
        {state.kept ? t("saved.offline") : t("saved.lost")}
      </Alert>
    );
  }
  const Icon = state.kind === "saved" ? IconCloudCheck : IconCloudUp;
  return (
    <div className={css.status} role="status">
      <Icon size={18} aria-hidden={true} />
      {t(`saved.${state.kind}`)}
    </div>
  );
}

function Conflict(props: { keeper: DraftKeeper; snapshot: DraftSnapshot; theirs: DraftSnapshot["content"] }) {
  const { t } = useTranslation("ask");
  const mine = useSummary(props.snapshot.content);
  const theirs = useSummary(props.theirs);
  const differing = mine
    .filter((group, at) => JSON.stringify(group.rows) !== JSON.stringify(theirs[at]?.rows))
    .map((group) => t(`step.${group.step}`));
  return (
    <Alert color="red" role="alert" title={t("conflict.title")}>
      <Stack gap="sm">
        <Text>{t("conflict.text")}</Text>
        <Text>
          {differing.length === 0 ? t("conflict.equal") : t("conflict.differ", { list: differing.join(", ") })}
        </Text>
        <Group align="flex-start">
          <div>
            <Button onClick={() => void props.keeper.keepMine()}>{t("conflict.mine")}</Button>
            <Text size="sm">{t("conflict.mineHelp")}</Text>
          </div>
          <div>
            <Button variant="default" onClick={props.keeper.takeTheirs}>
              {t("conflict.theirs")}
            </Button>
            <Text size="sm">{t("conflict.theirsHelp")}</Text>
          </div>
        </Group>
      </Stack>
    </Alert>
  );
}
