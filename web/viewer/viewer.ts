import { RenderingEngine } from "@cornerstonejs/core";
import { cancelActiveManipulations } from "@cornerstonejs/tools";
import { drawPicture } from "./draw-picture.ts";
import { createFrameStore, type FrameStore } from "./frame-store.ts";
import { oneViewport } from "./layout.ts";
import { MarkLayer } from "./mark-layer.ts";
import { startCornerstone } from "./start-cornerstone.ts";
import { createToolBindings, type ToolBindings } from "./tool-bindings.ts";
import type { Viewer, ViewerOptions } from "./viewer-types.ts";
import { type CellSetup, ViewportCell } from "./viewport-cell.ts";
import { ViewportGrid } from "./viewport-grid.ts";
import { ViewportLinks } from "./viewport-links.ts";
import { noVolumeOf } from "./volume-geometry.ts";

let viewers = 0;

function placeOf(frames: FrameStore, reference: Parameters<Viewer["goTo"]>[0]): number | null {
  const frame = frames.byReference(reference);
  const at = frame === undefined ? -1 : (frames.seriesOf(reference)?.frames.indexOf(frame) ?? -1);
  return at === -1 ? null : at;
}

/** Shows a frame in the viewport that has its series as a stack, else in the given one. */
async function goTo(
  grid: ViewportGrid,
  frames: FrameStore,
  reference: Parameters<Viewer["goTo"]>[0],
  viewport: number,
): Promise<number> {
  const has = grid.cells.findIndex(
    ({ state }) => state.series?.seriesInstanceUid === reference.seriesInstanceUid && state.view.kind === "stack",
  );
  const index = has === -1 ? viewport : has;
  const { studyInstanceUid, seriesInstanceUid, sopInstanceUid } = reference;
  if (has === -1) await grid.show(index, { studyInstanceUid, seriesInstanceUid }, { sopInstanceUid });
  const at = placeOf(frames, reference);
  if (at !== null) grid.cells[index]?.scrollTo(at);
  return index;
}

/** Viewports that ask for it show the same number of millimetres: the one that needs most room decides. */
function placeTogether(cells: readonly ViewportCell[]): void {
  const placed = cells.filter(({ placement, state }) => placement !== null && state.status === "ready");
  const halves = placed.map((cell) => cell.fittingHalf() ?? 0);
  const largest = Math.max(0, ...placed.map((cell, at) => (cell.placement?.sameSize === true ? (halves[at] ?? 0) : 0)));
  placed.forEach((cell, at) => {
    cell.place(cell.placement?.sameSize === true ? largest : (halves[at] ?? 0));
  });
}

/** While the left button is held with the crosshair, all other viewports follow the point under it. */
function followPointer(event: PointerEvent, spot: HTMLElement, jump: (x: number, y: number) => void): void {
  const box = spot.getBoundingClientRect();
  const move = (at: PointerEvent) => jump(at.clientX - box.left, at.clientY - box.top);
  const stop = () => {
    spot.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", stop);
    window.removeEventListener("pointercancel", stop);
  };
  spot.addEventListener("pointermove", move);
  window.addEventListener("pointerup", stop);
  window.addEventListener("pointercancel", stop);
  move(event);
}

/** What is done to one viewport. */
const onViewports = (at: (viewport: number) => ViewportCell | undefined) =>
  ({
    setWindow: (viewport, window) => at(viewport)?.setWindow(window),
    scrollBy: (viewport, slices) => at(viewport)?.scrollBy(slices),
    scrollTo: (viewport, index) => at(viewport)?.scrollTo(index),
    zoomBy: (viewport, factor) => at(viewport)?.zoomBy(factor),
    panBy: (viewport, x, y) => at(viewport)?.panBy(x, y),
    invert: (viewport) => at(viewport)?.invert(),
    rotateBy: (viewport, degrees) => at(viewport)?.rotateBy(degrees),
    mirror: (viewport) => at(viewport)?.mirror(),
    reset: (viewport) => at(viewport)?.reset(),
    setSlab: (viewport, slab) => at(viewport)?.setSlab(slab),
    cine: (viewport, playing, framesPerSecond) => at(viewport)?.cine(playing, framesPerSecond ?? null),
  }) satisfies Partial<Viewer>;

/** The grid of a viewer, its tools and links. */
function buildGrid(
  element: HTMLElement,
  options: ViewerOptions,
  parts: Pick<CellSetup, "engine" | "frames"> & { id: string; tools: ToolBindings },
): { grid: ViewportGrid; links: ViewportLinks } {
  const { id, tools } = parts;
  const seen = new Map<string, Set<string>>();
  const links: ViewportLinks = new ViewportLinks(() => grid.cells);
  const grid: ViewportGrid = new ViewportGrid({
    element,
    create: (index, spot) =>
      new ViewportCell({
        ...{ engine: parts.engine, frames: parts.frames, viewportId: `${id}-${index}`, element: spot, seen },
        onHung: (hung, view) => {
          tools.addViewport(hung, id, view);
          return () => tools.removeViewport(hung, id);
        },
        onState: (state) => options.onViewport(index, state),
        onMoved: (what) => links.moved(index, what),
      }),
    onPressed: (index, event) => {
      links.setDriver(index);
      options.onActive(index);
      const spot = grid.spots[index];
      if (tools.tool !== "crosshair" || event.button !== 0 || spot === undefined) return;
      followPointer(event, spot, (x, y) => {
        const world = grid.cells[index]?.worldAt(x, y) ?? null;
        if (world !== null) links.jump(index, world);
      });
    },
    onWheel: (index) => links.setDriver(index),
    onEmpty: options.onViewport,
  });
  return { grid, links };
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
  const frames = createFrameStore(() => layer.draw());
  const layer: MarkLayer = new MarkLayer(frames, options, () => engine.render());
  const tools = createToolBindings(`${id}-tools`, options, () => layer);
  const { grid, links } = buildGrid(element, options, { engine, frames, id, tools });
  const resize = () => {
    engine.resize(true, true);
    placeTogether(grid.cells);
    links.draw();
  };
  const watch = new ResizeObserver(resize);
  watch.observe(element);
  grid.setLayout(oneViewport);
  tools.setTool("window");

  const at = (viewport: number) => {
    links.setDriver(viewport);
    return grid.cells[viewport];
  };
  return {
    setLayout: (layout) => {
      grid.setLayout(layout);
      resize();
    },
    showSeries: async (viewport, series, how) => {
      links.forget(grid.cells[viewport]?.state.series?.seriesInstanceUid ?? "");
      await grid.show(viewport, series, how);
      if (how?.placement !== undefined) placeTogether(grid.cells);
      links.draw();
    },
    clear: (viewport) => grid.clear(viewport),
    whyNoVolume: async (series) => {
      const loaded = await frames.load(series).catch(() => null);
      return loaded === null ? "not-loaded" : noVolumeOf(loaded.frames);
    },
    setTool: tools.setTool,
    setActive: (viewport) => links.setActive(viewport),
    setLinks: (wanted) => links.setLinks(wanted),
    setReferenceLines: (shown) => links.setLines(shown),
    ...onViewports(at),
    goTo: async (reference, viewport) => options.onActive(await goTo(grid, frames, reference, viewport)),
    picture: async (viewport) => {
      const spot = grid.spots[viewport];
      return spot === undefined || grid.cells[viewport]?.state.status !== "ready" ? null : await drawPicture(spot);
    },
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
      links.destroy();
      layer.destroy();
      grid.destroy();
      tools.destroy();
      engine.destroy();
    },
  };
}
