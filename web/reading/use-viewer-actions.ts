import { useCallback } from "react";
import { type Layout, sameLayout, viewportsIn } from "../viewer/layout.ts";
import { type SeriesAddress, type Viewer, type ViewportState, viewerTools } from "../viewer/viewer-types.ts";
import type { Action } from "./keys.ts";
import type { Arrangement } from "./use-arrangement.ts";
import type { ViewerHandle } from "./use-viewer.ts";

/** What the layout key goes through. */
const layoutRound: readonly Layout[] = [
  { rows: 1, columns: 1 },
  { rows: 1, columns: 2 },
  { rows: 2, columns: 2 },
];
type Doings = Partial<Record<Action, () => void>>;

/** What is done to the one viewport that is active. */
const onViewport = (viewer: Viewer, active: number, state: ViewportState, digit: number | null): Doings => ({
  "previous-slice": () => viewer.scrollBy(active, -1),
  "next-slice": () => viewer.scrollBy(active, 1),
  "back-ten": () => viewer.scrollBy(active, -10),
  "forward-ten": () => viewer.scrollBy(active, 10),
  "first-slice": () => viewer.scrollTo(active, 0),
  "last-slice": () => viewer.scrollTo(active, state.total - 1),
  "zoom-in": () => viewer.zoomBy(active, 1.25),
  "zoom-out": () => viewer.zoomBy(active, 0.8),
  "pan-left": () => viewer.panBy(active, -40, 0),
  "pan-right": () => viewer.panBy(active, 40, 0),
  "pan-up": () => viewer.panBy(active, 0, -40),
  "pan-down": () => viewer.panBy(active, 0, 40),
  invert: () => viewer.invert(active),
  rotate: () => viewer.rotateBy(active, 90),
  mirror: () => viewer.mirror(active),
  reset: () => viewer.reset(active),
  cine: () => viewer.cine(active, state.playing === null),
  "window-stored": () => viewer.setWindow(active, "stored"),
  "window-full": () => viewer.setWindow(active, "full"),
  preset: () => {
    const preset = state.presets[(digit ?? 0) - 1];
    if (preset !== undefined) viewer.setWindow(active, preset);
  },
});

/** What is done to the viewer as a whole, or changes which series or viewport it is about. */
function onViewer(
  handle: ViewerHandle,
  viewer: Viewer,
  openable: readonly SeriesAddress[],
  arrangement: Arrangement,
): Doings {
  const { active, layout, links } = handle;
  const count = viewportsIn(layout);
  const step = (by: number) => {
    const shown = handle.viewports[active]?.series?.seriesInstanceUid;
    const next = openable[openable.findIndex((each) => each.seriesInstanceUid === shown) + by];
    if (next !== undefined) void viewer.showSeries(active, next);
  };
  const nextLayout = layoutRound[(layoutRound.findIndex((each) => sameLayout(each, layout)) + 1) % layoutRound.length];
  return {
    "previous-series": () => step(-1),
    "next-series": () => step(1),
    "previous-viewport": () => handle.setActive((active + count - 1) % count),
    "next-viewport": () => handle.setActive((active + 1) % count),
    layout: () => {
      if (nextLayout !== undefined) arrangement.chooseLayout(nextLayout);
    },
    hang: arrangement.hangAgain,
    compare: arrangement.compare,
    mpr: () => void arrangement.mpr(),
    slab: arrangement.slab,
    "link-scroll": () => handle.setLinks({ ...links, scroll: !links.scroll }),
    "link-view": () => handle.setLinks({ ...links, view: !links.view }),
    "link-window": () => handle.setLinks({ ...links, window: !links.window }),
    "reference-lines": () => handle.setLines(!handle.lines),
    cancel: () => viewer.cancelDrawing(),
  };
}

/**
 * What the keys and the tool bar do to the viewer.
 * @param openable the series that may be opened, in the order of the list
 * @returns whether the action was one of the viewer's
 */
export function useViewerActions(handle: ViewerHandle, openable: readonly SeriesAddress[], arrangement: Arrangement) {
  return useCallback(
    (action: Action, digit: number | null): boolean => {
      const { viewer, active } = handle;
      const state = handle.viewports[active];
      if (viewer === null || state === undefined) return false;
      const tool = viewerTools.find((each) => `tool-${each}` === action);
      if (tool !== undefined) {
        handle.setTool(tool);
        return true;
      }
      const doings = {
        ...onViewport(viewer, active, state, digit),
        ...onViewer(handle, viewer, openable, arrangement),
      };
      doings[action]?.();
      return doings[action] !== undefined;
    },
    [handle, openable, arrangement],
  );
}
