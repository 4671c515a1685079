import { RenderingEngine } from "@cornerstonejs/core";
import { cancelActiveManipulations } from "@cornerstonejs/tools";
import { createFrameStore, type FrameStore } from "./frame-store.ts";
import { MarkLayer } from "./mark-layer.ts";
import { startCornerstone } from "./start-cornerstone.ts";
import { createToolBindings } from "./tool-bindings.ts";
import type { Viewer, ViewerOptions } from "./viewer-types.ts";
import { ViewportCell } from "./viewport-cell.ts";
import { ViewportGrid } from "./viewport-grid.ts";

let viewers = 0;

function placeOf(frames: FrameStore, reference: Parameters<Viewer["goTo"]>[0]): number | null {
  const frame = frames.byReference(reference);
  const at = frame === undefined ? -1 : (frames.seriesOf(reference)?.frames.indexOf(frame) ?? -1);
  return at === -1 ? null : at;
}

/** Shows a frame in the viewport that has its series, else in the given one. */
async function goTo(
  grid: ViewportGrid,
  frames: FrameStore,
  reference: Parameters<Viewer["goTo"]>[0],
  viewport: number,
): Promise<number> {
  const has = grid.cells.findIndex(({ state }) => state.series?.seriesInstanceUid === reference.seriesInstanceUid);
  const index = has === -1 ? viewport : has;
  const { studyInstanceUid, seriesInstanceUid } = reference;
  if (has === -1) await grid.show(index, { studyInstanceUid, seriesInstanceUid });
  const at = placeOf(frames, reference);
  if (at !== null) grid.cells[index]?.scrollTo(at);
  return index;
}

/**
 * A viewer inside `element`: a grid of viewports, the tools and one reader's marks.
 * @param element filled by the viewer; its size is watched
 * @throws where the browser can draw neither with WebGL nor without
 */
export function createViewer(element: HTMLElement, options: ViewerOptions): Viewer {
  startCornerstone();
  const id = `viewer-${++viewers}`;
  const engine = new RenderingEngine(id);
  const seen = new Map<string, Set<string>>();
  const frames = createFrameStore(() => layer.draw());
  const layer: MarkLayer = new MarkLayer(frames, options, () => engine.render());
  const tools = createToolBindings(`${id}-tools`, options, () => layer);
  const grid = new ViewportGrid({
    element,
    create: (index, spot) => {
      const onState: ConstructorParameters<typeof ViewportCell>[0]["onState"] = (state) =>
        options.onViewport(index, state);
      const cell = new ViewportCell({ engine, viewportId: `${id}-${index}`, element: spot, frames, seen, onState });
      tools.addViewport(cell.viewportId, id);
      return cell;
    },
    dispose: (cell) => tools.removeViewport(cell.viewportId, id),
    onUsed: options.onActive,
    onEmpty: options.onViewport,
  });
  const watch = new ResizeObserver(() => engine.resize(true, true));
  watch.observe(element);
  grid.setLayout(1);
  tools.setTool("window");

  const at = (viewport: number) => grid.cells[viewport];
  return {
    setLayout: (layout) => {
      grid.setLayout(layout);
      engine.resize(true, true);
    },
    showSeries: (viewport, series) => grid.show(viewport, series),
    setTool: tools.setTool,
    setWindow: (viewport, window) => at(viewport)?.setWindow(window),
    scrollBy: (viewport, slices) => at(viewport)?.scrollBy(slices),
    scrollTo: (viewport, index) => at(viewport)?.scrollTo(index),
    zoomBy: (viewport, factor) => at(viewport)?.zoomBy(factor),
    panBy: (viewport, x, y) => at(viewport)?.panBy(x, y),
    invert: (viewport) => at(viewport)?.invert(),
    reset: (viewport) => at(viewport)?.reset(),
    cine: (viewport, playing, framesPerSecond) => at(viewport)?.cine(playing, framesPerSecond ?? null),
    goTo: async (reference, viewport) => options.onActive(await goTo(grid, frames, reference, viewport)),
    marks: () => layer.marks,
    setMarks: (marks) => layer.setMarks(marks),
    selectMark: (markId) => layer.select(markId),
    setReadOnly: (readOnly) => {
      layer.lock(readOnly);
      tools.setReadOnly(readOnly);
    },
    placeOf: (reference) => placeOf(frames, reference),
    cancelDrawing: () => {
      for (const spot of grid.spots) cancelActiveManipulations(spot);
    },
    destroy: () => {
      watch.disconnect();
      frames.stop();
      layer.destroy();
      grid.destroy();
      tools.destroy();
      engine.destroy();
    },
  };
}
