import { Kbd, Modal, Stack, Switch, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type KeyGroup, keyTable, shownKeyOf } from "./keys.ts";
import css from "./reading.module.css";

const groups: readonly KeyGroup[] = ["slices", "view", "window", "tools", "report"];

/** The table of keys, and the switch that WCAG 2.2, 2.1.4 asks for. */
export function KeysDialog(props: {
  opened: boolean;
  onClose: () => void;
  characterKeys: boolean;
  setCharacterKeys: (on: boolean) => void;
}) {
  const { t } = useTranslation(["reading", "common"]);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      size="xl"
      title={<Text fw={640}>{t("keys.title")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Switch
          label={t("keys.on")}
          description={t("keys.onHelp")}
          checked={props.characterKeys}
          onChange={(event) => props.setCharacterKeys(event.currentTarget.checked)}
        />
        <div className={css.keyGrid}>
          {groups.map((group) => (
            <section key={group}>
              <Title order={3} size="h5" mb={4}>
                {t(`keys.group.${group}`)}
              </Title>
              <table className={css.keyTable}>
                <tbody>
                  {keyTable
                    .filter((row) => row.group === group)
                    .map((row) => (
                      <tr key={row.action}>
                        <td>
                          <Kbd>{shownKeyOf(row.action)}</Kbd>
                        </td>
                        <td>{t(`keys.action.${row.action}`)}</td>
                      </tr>
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
