import { useCallback } from "react";
import { type SeriesAddress, viewerTools } from "../viewer/viewer-types.ts";
import { presetsFor } from "../viewer/window-presets.ts";
import type { Action } from "./keys.ts";
import type { ViewerHandle } from "./use-viewer.ts";

const layouts = { 1: 2, 2: 4, 4: 1 } as const;
const slices: Partial<Record<Action, number>> = {
  "previous-slice": -1,
  "next-slice": 1,
  "back-ten": -10,
  "forward-ten": 10,
};
const pans: Partial<Record<Action, readonly [number, number]>> = {
  "pan-left": [-40, 0],
  "pan-right": [40, 0],
  "pan-up": [0, -40],
  "pan-down": [0, 40],
};

/**
 * What the keys and the tool bar do to the viewer.
 * @param openable the series that may be opened, in the order of the list
 * @returns whether the action was one of the viewer's
 */
export function useViewerActions(handle: ViewerHandle, openable: readonly SeriesAddress[]) {
  return useCallback(
    (action: Action, digit: number | null): boolean => {
      const { viewer, active } = handle;
      const state = handle.viewports[active];
      if (viewer === null || state === undefined) return false;
      const tool = viewerTools.find((each) => `tool-${each}` === action);
      if (tool !== undefined) handle.setTool(tool);
      const by = slices[action];
      if (by !== undefined) viewer.scrollBy(active, by);
      const pan = pans[action];
      if (pan !== undefined) viewer.panBy(active, pan[0], pan[1]);
      switch (action) {
        case "first-slice":
          viewer.scrollTo(active, 0);
          break;
        case "last-slice":
          viewer.scrollTo(active, state.total - 1);
          break;
        case "previous-series":
        case "next-series": {
          const at = openable.findIndex((each) => each.seriesInstanceUid === state.series?.seriesInstanceUid);
          const next = openable[at + (action === "next-series" ? 1 : -1)];
          if (next !== undefined) void viewer.showSeries(active, next);
          break;
        }
        case "previous-viewport":
          handle.setActive((active + handle.layout - 1) % handle.layout);
          break;
        case "next-viewport":
          handle.setActive((active + 1) % handle.layout);
          break;
        case "layout":
          handle.setLayout(layouts[handle.layout]);
          break;
        case "zoom-in":
          viewer.zoomBy(active, 1.25);
          break;
        case "zoom-out":
          viewer.zoomBy(active, 0.8);
          break;
        case "invert":
          viewer.invert(active);
          break;
        case "reset":
          viewer.reset(active);
          break;
        case "cine":
          viewer.cine(active, state.playing === null);
          break;
        case "window-stored":
          viewer.setWindow(active, "stored");
          break;
        case "window-full":
          viewer.setWindow(active, "full");
          break;
        case "preset": {
          const preset = presetsFor(state.facts?.modality ?? "")[(digit ?? 0) - 1];
          if (preset !== undefined) viewer.setWindow(active, preset);
          break;
        }
        case "cancel":
          viewer.cancelDrawing();
          break;
        default:
          return tool !== undefined || by !== undefined || pan !== undefined;
      }
      return true;
    },
    [handle, openable],
  );
}
