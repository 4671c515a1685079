import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import {
  IconAdjustmentsHorizontal,
  IconAngle,
  IconArrowsMove,
  IconArrowUpLeft,
  IconContrast2,
  IconContrastFilled,
  IconKeyboard,
  IconLayoutColumns,
  IconLayoutGrid,
  IconOvalVertical,
  IconPlayerPause,
  IconPlayerPlay,
  IconRestore,
  IconRuler2,
  IconSquare,
  IconStack2,
  IconZoomIn,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type ViewerTool, viewerTools } from "../viewer/viewer-types.ts";
import { presetsFor } from "../viewer/window-presets.ts";
import { type Action, shownKeyOf } from "./keys.ts";
import css from "./reading.module.css";
import type { ViewerHandle } from "./use-viewer.ts";

const toolIcons = {
  window: IconContrast2,
  scroll: IconStack2,
  zoom: IconZoomIn,
  pan: IconArrowsMove,
  length: IconRuler2,
  angle: IconAngle,
  ellipse: IconOvalVertical,
  arrow: IconArrowUpLeft,
} as const;
const layoutIcons = { 1: IconSquare, 2: IconLayoutColumns, 4: IconLayoutGrid } as const;
const markTools: readonly ViewerTool[] = ["length", "angle", "ellipse", "arrow"];

type Icon = (typeof toolIcons)[ViewerTool];

function BarButton(props: { name: string; keyOf?: Action; icon: Icon; pressed?: boolean; onClick: () => void }) {
  const { t } = useTranslation("reading");
  const shown =
    props.keyOf === undefined ? props.name : t("tools.hint", { name: props.name, key: shownKeyOf(props.keyOf) });
  return (
    <Tooltip label={shown}>
      <ActionIcon
        size={32}
        variant={props.pressed === true ? "filled" : "subtle"}
        color={props.pressed === true ? "tide" : "gray"}
        aria-label={props.name}
        {...(props.pressed === undefined ? {} : { "aria-pressed": props.pressed })}
        onClick={props.onClick}
      >
        <props.icon size={19} stroke={1.7} aria-hidden={true} />
      </ActionIcon>
    </Tooltip>
  );
}

function PresetMenu({ modality, act }: { modality: string; act: (action: Action, digit: number | null) => void }) {
  const { t } = useTranslation("reading");
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon size={32} aria-label={t("tools.presets")}>
          <IconAdjustmentsHorizontal size={19} stroke={1.7} aria-hidden={true} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection="0" onClick={() => act("window-stored", null)}>
          {t("tools.stored")}
        </Menu.Item>
        <Menu.Item rightSection="F" onClick={() => act("window-full", null)}>
          {t("tools.full")}
        </Menu.Item>
        {presetsFor(modality).map((preset, index) => (
          <Menu.Item key={preset.name} rightSection={index + 1} onClick={() => act("preset", index + 1)}>
            {t(`preset.${preset.name}`)}{" "}
            <span className={css.quiet}>{t("viewport.window", { width: preset.width, center: preset.center })}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done with the active viewport. Every button does what its key does. */
export function ToolBar(props: {
  handle: ViewerHandle;
  readOnly: boolean;
  /** A phone has no room for four viewports and no keys. */
  narrow: boolean;
  act: (action: Action, digit: number | null) => void;
}) {
  const { t } = useTranslation("reading");
  const { handle, act } = props;
  const state = handle.viewports[handle.active];
  const playing = state?.playing != null;
  return (
    <div className={css.tools} role="toolbar" aria-label={t("tools.label")}>
      {viewerTools
        .filter((tool) => !props.readOnly || !markTools.includes(tool))
        .map((tool) => (
          <BarButton
            key={tool}
            name={t(`tools.${tool}`)}
            keyOf={`tool-${tool}`}
            icon={toolIcons[tool]}
            pressed={handle.tool === tool}
            onClick={() => act(`tool-${tool}`, null)}
          />
        ))}
      <span className={css.divider} />
      <PresetMenu modality={state?.facts?.modality ?? ""} act={act} />
      <BarButton
        name={t("tools.invert")}
        keyOf="invert"
        icon={IconContrastFilled}
        onClick={() => act("invert", null)}
      />
      <BarButton
        name={playing ? t("tools.cineStop") : t("tools.cine")}
        keyOf="cine"
        icon={playing ? IconPlayerPause : IconPlayerPlay}
        onClick={() => act("cine", null)}
      />
      <BarButton name={t("tools.reset")} keyOf="reset" icon={IconRestore} onClick={() => act("reset", null)} />
      <span className={css.divider} />
      {(props.narrow ? ([1, 2] as const) : ([1, 2, 4] as const)).map((layout) => (
        <BarButton
          key={layout}
          name={t(`tools.layout${layout}`)}
          icon={layoutIcons[layout]}
          pressed={handle.layout === layout}
          onClick={() => handle.setLayout(layout)}
        />
      ))}
      <span className={css.divider} />
      <BarButton name={t("tools.help")} keyOf="help" icon={IconKeyboard} onClick={() => act("help", null)} />
    </div>
  );
}
