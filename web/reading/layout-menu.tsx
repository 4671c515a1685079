import { ActionIcon, Menu } from "@mantine/core";
import { IconLayoutGrid } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Layout, mostColumns, mostRows, sameLayout } from "../viewer/layout.ts";
import type { Action } from "./keys.ts";
import css from "./reading.module.css";

const all: readonly Layout[] = Array.from({ length: mostRows * mostColumns }, (_, index) => ({
  rows: Math.floor(index / mostColumns) + 1,
  columns: (index % mostColumns) + 1,
}));

/** Every grid from 1 × 1 to 4 × 4, and the one that the hanging rules choose. */
export function LayoutMenu(props: {
  layout: Layout;
  hangKey: string;
  onChoose: (layout: Layout) => void;
  act: (action: Action, digit: number | null) => void;
}) {
  const { t } = useTranslation("reading");
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <ActionIcon size={30} aria-label={t("tools.layoutMenu", props.layout)}>
          <IconLayoutGrid size={19} stroke={1.7} aria-hidden={true} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={props.hangKey} onClick={() => props.act("hang", null)}>
          {t("tools.hang")}
        </Menu.Item>
        <Menu.Divider />
        <div className={css.layouts}>
          {all.map((layout) => (
            <Menu.Item
              key={`${layout.rows} ${layout.columns}`}
              className={css.layoutItem ?? ""}
              data-chosen={sameLayout(layout, props.layout)}
              onClick={() => props.onChoose(layout)}
            >
              {t("tools.layoutOf", layout)}
            </Menu.Item>
          ))}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
