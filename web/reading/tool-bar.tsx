import {
  IconAngle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsMove,
  IconArrowUpLeft,
  IconCamera,
  IconColumns2,
  IconContrast2,
  IconContrastFilled,
  IconCrosshair,
  IconCube3dSphere,
  IconFlipVertical,
  IconKeyboard,
  IconMarquee2,
  IconOvalVertical,
  IconPhotoStar,
  IconPlayerPause,
  IconPlayerPlay,
  IconRestore,
  IconRotateClockwise,
  IconRuler2,
  IconStack2,
  IconZoom,
  IconZoomIn,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { isMarkTool, type ViewerTool } from "../viewer/viewer-types.ts";
import { BarButton } from "./bar-button.tsx";
import type { Action } from "./keys.ts";
import { LayoutMenu } from "./layout-menu.tsx";
import css from "./reading.module.css";
import { LinkMenu, MarkMenu, PresetMenu } from "./tool-menus.tsx";
import type { Arrangement } from "./use-arrangement.ts";
import { type KeySettings, useKeyTable } from "./use-key-table.ts";
import type { ViewerHandle } from "./use-viewer.ts";

type Act = (action: Action, digit: number | null) => void;
type Part = { handle: ViewerHandle; keys: KeySettings; act: Act };

/** Tools with a button of their own; the other marks are in a menu. */
const buttons = [
  { tool: "window", icon: IconContrast2 },
  { tool: "window-region", icon: IconMarquee2 },
  { tool: "scroll", icon: IconStack2 },
  { tool: "zoom", icon: IconZoomIn },
  { tool: "pan", icon: IconArrowsMove },
  { tool: "magnify", icon: IconZoom },
  { tool: "crosshair", icon: IconCrosshair },
  { tool: "length", icon: IconRuler2 },
  { tool: "angle", icon: IconAngle },
  { tool: "ellipse", icon: IconOvalVertical },
  { tool: "arrow", icon: IconArrowUpLeft },
] as const satisfies readonly { tool: ViewerTool; icon: typeof IconAngle }[];
/** What a finger can do on a phone. */
const onPhone: readonly ViewerTool[] = ["window", "scroll", "zoom", "pan"];

function ToolButtons({ handle, keys, act, readOnly, narrow }: Part & { readOnly: boolean; narrow: boolean }) {
  const { t } = useTranslation("reading");
  const shown = buttons.filter(({ tool }) => (narrow ? onPhone.includes(tool) : !readOnly || !isMarkTool(tool)));
  return (
    <>
      {shown.map(({ tool, icon }) => (
        <BarButton
          key={tool}
          name={t(`tools.${tool}`)}
          hint={keys.shown(`tool-${tool}`)}
          icon={icon}
          pressed={handle.tool === tool}
          onClick={() => act(`tool-${tool}`, null)}
        />
      ))}
    </>
  );
}

/** What changes how the active picture is looked at. */
function PictureButtons({ handle, keys, act, narrow }: Part & { narrow: boolean }) {
  const { t } = useTranslation("reading");
  const state = handle.viewports[handle.active];
  const playing = state?.playing != null;
  const rows = [
    { action: "invert", icon: IconContrastFilled, name: t("tools.invert"), small: true },
    { action: "rotate", icon: IconRotateClockwise, name: t("tools.rotate"), small: false },
    { action: "mirror", icon: IconFlipVertical, name: t("tools.mirror"), small: false },
    {
      action: "cine",
      icon: playing ? IconPlayerPause : IconPlayerPlay,
      name: playing ? t("tools.cineStop") : t("tools.cine"),
      small: true,
    },
    { action: "reset", icon: IconRestore, name: t("tools.reset"), small: true },
  ] as const;
  return (
    <>
      <PresetMenu presets={state?.presets ?? []} keys={keys} act={act} />
      {rows
        .filter(({ small }) => small || !narrow)
        .map(({ action, icon, name }) => (
          <BarButton key={action} name={name} hint={keys.shown(action)} icon={icon} onClick={() => act(action, null)} />
        ))}
    </>
  );
}

/** Which pictures hang, and how they move together. */
function HangingButtons({ handle, keys, act, arrangement }: Part & { arrangement: Arrangement }) {
  const { t } = useTranslation("reading");
  return (
    <>
      <LayoutMenu layout={handle.layout} hangKey={keys.shown("hang")} onChoose={arrangement.chooseLayout} act={act} />
      <BarButton
        name={t("tools.compare")}
        hint={keys.shown("compare")}
        icon={IconColumns2}
        pressed={arrangement.comparing === "compare"}
        onClick={() => act("compare", null)}
      />
      <BarButton
        name={t("tools.mpr")}
        hint={keys.shown("mpr")}
        icon={IconCube3dSphere}
        pressed={arrangement.comparing === "mpr"}
        onClick={() => act("mpr", null)}
      />
      <LinkMenu handle={handle} keys={keys} act={act} />
    </>
  );
}

/** What can be done with the viewports. Every button does what its key does. */
export function ToolBar(props: {
  handle: ViewerHandle;
  arrangement: Arrangement;
  readOnly: boolean;
  /** A phone has no room for more than one viewport and no keys. */
  narrow: boolean;
  act: Act;
}) {
  const { t } = useTranslation("reading");
  const keys = useKeyTable();
  const { handle, act, narrow, readOnly } = props;
  const part = { handle, keys, act };
  const state = handle.viewports[handle.active];
  return (
    <div className={css.tools} role="toolbar" aria-label={t("tools.label")}>
      <ToolButtons {...part} readOnly={readOnly} narrow={narrow} />
      {!readOnly && (
        <>
          <MarkMenu {...part} />
          <BarButton
            name={t("tools.undo")}
            hint={keys.shown("undo")}
            icon={IconArrowBackUp}
            onClick={() => act("undo", null)}
          />
          <BarButton
            name={t("tools.redo")}
            hint={keys.shown("redo")}
            icon={IconArrowForwardUp}
            onClick={() => act("redo", null)}
          />
        </>
      )}
      <span className={css.divider} />
      <PictureButtons {...part} narrow={narrow} />
      {!narrow && (
        <>
          <span className={css.divider} />
          <HangingButtons {...part} arrangement={props.arrangement} />
          <span className={css.divider} />
          {!readOnly && (
            <BarButton
              name={t("tools.keyImage")}
              hint={keys.shown("key-image")}
              icon={IconPhotoStar}
              disabled={state?.reference == null}
              onClick={() => act("key-image", null)}
            />
          )}
          <BarButton
            name={t("tools.screenshot")}
            hint={keys.shown("screenshot")}
            icon={IconCamera}
            onClick={() => act("screenshot", null)}
          />
          <BarButton
            name={t("tools.help")}
            hint={keys.shown("help")}
            icon={IconKeyboard}
            onClick={() => act("help", null)}
          />
        </>
      )}
    </div>
  );
}
