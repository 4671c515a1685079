import { ActionIcon, Kbd, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Action, giveKey, holderOf, pressOf, type KeyRow as Row, shownPress } from "./keys.ts";
import css from "./reading.module.css";
import type { KeySettings } from "./use-key-table.ts";

/** Keys that are only a part of a press. */
const modifiers = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Dead"]);

/** An action with its key. The pencil waits for the next press and gives it to the action. */
export function KeyRow({ row, keys, onSaid }: { row: Row; keys: KeySettings; onSaid: (text: string) => void }) {
  const { t } = useTranslation("reading");
  const [waiting, setWaiting] = useState(false);
  const name = (action: Action) => t(`keys.action.${action}`);
  const take = (event: KeyboardEvent) => {
    if (modifiers.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    setWaiting(false);
    if (event.key === "Escape") return;
    const press = pressOf(event);
    const holder = holderOf(keys.table, press);
    if (holder?.action === row.action) return;
    if (holder?.fixed === true) {
      onSaid(t("keys.taken", { key: shownPress(press), action: name(holder.action) }));
      return;
    }
    keys.setCustom(giveKey(keys.custom, row.action, press));
    const values = {
      key: shownPress(press),
      action: name(row.action),
      other: holder === null ? "" : name(holder.action),
    };
    onSaid(t(holder === null ? "keys.given" : "keys.moved", values));
  };
  const shown = keys.shown(row.action);
  return (
    <tr>
      <td>{shown === "" ? <span className={css.quiet}>{t("keys.none")}</span> : <Kbd>{shown}</Kbd>}</td>
      <td>{name(row.action)}</td>
      <td>
        {row.fixed !== true && (
          <ActionIcon
            size={24}
            variant={waiting ? "filled" : "subtle"}
            color={waiting ? "tide" : "gray"}
            aria-label={t("keys.change", { action: name(row.action) })}
            aria-pressed={waiting}
            onClick={() => setWaiting(!waiting)}
            onBlur={() => setWaiting(false)}
            onKeyDown={(event) => {
              if (waiting) take(event);
            }}
          >
            <IconPencil size={14} aria-hidden={true} />
          </ActionIcon>
        )}
        {waiting && <Text size="xs">{t("keys.press")}</Text>}
      </td>
    </tr>
  );
}
