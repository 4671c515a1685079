import { Button, Group, Modal, Stack, Switch, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { KeyRow } from "./key-row.tsx";
import { keyGroups } from "./keys.ts";
import css from "./reading.module.css";
import { useKeyTable } from "./use-key-table.ts";

/** The table of keys, each of which can be changed, and the switch that WCAG 2.2, 2.1.4 asks for. */
export function KeysDialog(props: {
  opened: boolean;
  onClose: () => void;
  characterKeys: boolean;
  setCharacterKeys: (on: boolean) => void;
}) {
  const { t } = useTranslation(["reading", "common"]);
  const keys = useKeyTable();
  const [said, setSaid] = useState("");
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      size="70rem"
      title={<Text fw={640}>{t("keys.title")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Group justify="space-between" align="flex-start">
          <Switch
            label={t("keys.on")}
            description={t("keys.onHelp")}
            checked={props.characterKeys}
            onChange={(event) => props.setCharacterKeys(event.currentTarget.checked)}
          />
          <Button
            variant="default"
            disabled={Object.keys(keys.custom).length === 0}
            onClick={() => {
              keys.setCustom({});
              setSaid(t("keys.restored"));
            }}
          >
            {t("keys.restore")}
          </Button>
        </Group>
        <Text size="sm" role="status" mih="1.5em">
          {said}
        </Text>
        <div className={css.keyGrid}>
          {keyGroups.map((group) => (
            <section key={group}>
              <Title order={3} size="h5" mb={4}>
                {t(`keys.group.${group}`)}
              </Title>
              <table className={css.keyTable}>
                <tbody>
                  {keys.table
                    .filter((row) => row.group === group)
                    .map((row) => (
                      <KeyRow key={row.action} row={row} keys={keys} onSaid={setSaid} />
                    ))}
                </tbody>
              </table>
            </section>
          ))}
          <section>
            <Title order={3} size="h5" mb={4}>
              {t("keys.mouse")}
            </Title>
            <Text size="md">{t("keys.mouseText")}</Text>
          </section>
        </div>
      </Stack>
    </Modal>
  );
}
