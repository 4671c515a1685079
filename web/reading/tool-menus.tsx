import { ActionIcon, Menu } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconLink, IconRuler } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type MarkTool, markTools } from "../viewer/viewer-types.ts";
import type { WindowPreset } from "../viewer/window-presets.ts";
import type { Action } from "./keys.ts";
import css from "./reading.module.css";
import type { KeySettings } from "./use-key-table.ts";
import type { ViewerHandle } from "./use-viewer.ts";

type Act = (action: Action, digit: number | null) => void;

/** Windows of the modality shown, each with its number key. */
export function PresetMenu(props: { presets: readonly WindowPreset[]; keys: KeySettings; act: Act }) {
  const { t } = useTranslation("reading");
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon size={30} aria-label={t("tools.presets")}>
          <IconAdjustmentsHorizontal size={19} stroke={1.7} aria-hidden={true} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={props.keys.shown("window-stored")} onClick={() => props.act("window-stored", null)}>
          {t("tools.stored")}
        </Menu.Item>
        <Menu.Item rightSection={props.keys.shown("window-full")} onClick={() => props.act("window-full", null)}>
          {t("tools.full")}
        </Menu.Item>
        {props.presets.map((preset, index) => (
          <Menu.Item key={preset.name} rightSection={index + 1} onClick={() => props.act("preset", index + 1)}>
            {t(`preset.${preset.name}`)}{" "}
            <span className={css.quiet}>
              {t("viewport.window", { width: Math.round(preset.width), center: Math.round(preset.center) })}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Marks that have no button of their own in the bar. */
export const menuMarks: readonly MarkTool[] = markTools.filter(
  (tool) => !["length", "angle", "ellipse", "arrow"].includes(tool),
);

export function MarkMenu({ handle, keys, act }: { handle: ViewerHandle; keys: KeySettings; act: Act }) {
  const { t } = useTranslation("reading");
  const chosen = menuMarks.find((tool) => tool === handle.tool);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon
          size={30}
          aria-label={chosen === undefined ? t("tools.measure") : `${t("tools.measure")}: ${t(`tools.${chosen}`)}`}
          variant={chosen === undefined ? "subtle" : "filled"}
          color={chosen === undefined ? "gray" : "tide"}
        >
          <IconRuler size={19} stroke={1.7} aria-hidden={true} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {menuMarks.map((tool) => (
          <Menu.Item key={tool} rightSection={keys.shown(`tool-${tool}`)} onClick={() => act(`tool-${tool}`, null)}>
            {t(`tools.${tool}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What the viewports do together. */
export function LinkMenu({ handle, keys, act }: { handle: ViewerHandle; keys: KeySettings; act: Act }) {
  const { t } = useTranslation("reading");
  const { links, lines } = handle;
  const rows = [
    { action: "link-scroll", name: t("tools.linkScroll"), on: links.scroll },
    { action: "link-view", name: t("tools.linkView"), on: links.view },
    { action: "link-window", name: t("tools.linkWindow"), on: links.window },
    { action: "reference-lines", name: t("tools.lines"), on: lines },
  ] as const;
  return (
    <Menu position="bottom-start" closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon size={30} aria-label={t("tools.together")}>
          <IconLink size={19} stroke={1.7} aria-hidden={true} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {rows.map(({ action, name, on }) => (
          <Menu.Item
            key={action}
            role="menuitemcheckbox"
            aria-checked={on}
            leftSection={<span aria-hidden="true">{on ? "✓" : " "}</span>}
            rightSection={keys.shown(action)}
            onClick={() => act(action, null)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
