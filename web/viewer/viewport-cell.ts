import { Enums, eventTarget, metaData, type RenderingEngine, StackViewport } from "@cornerstonejs/core";
import { z } from "zod";
import { lettersFor } from "./frame-letters.ts";
import type { FrameStore } from "./frame-store.ts";
import { listen } from "./listen.ts";
import { prefetch } from "./prefetch.ts";
import type { SeriesFrames, ViewerFrame } from "./series-frames.ts";
import { emptyViewport, type SeriesAddress, type ViewportState } from "./viewer-types.ts";
import { type GreyWindow, rangeOf, windowOf } from "./window-presets.ts";

export type CellSetup = {
  engine: RenderingEngine;
  viewportId: string;
  element: HTMLDivElement;
  frames: FrameStore;
  /** The slices that have been on the screen, by series; shared by all viewports. */
  seen: Map<string, Set<string>>;
  onState: (state: ViewportState) => void;
};

const storedWindow = z.looseObject({
  windowCenter: z.array(z.coerce.number()).min(1),
  windowWidth: z.array(z.coerce.number().min(1)).min(1),
});

/** The HTTP status in what the loader throws: the request itself. */
const statusOf = (error: unknown): number | null => {
  const status = z.looseObject({ status: z.number() }).safeParse(error).data?.status ?? null;
  return status === 0 ? null : status;
};

function enableStack({ engine, viewportId, element }: CellSetup): StackViewport {
  const defaultOptions: { background: [number, number, number] } = { background: [0, 0, 0] };
  engine.enableElement({ viewportId, type: Enums.ViewportType.STACK, element, defaultOptions });
  const viewport = engine.getViewport(viewportId);
  if (viewport instanceof StackViewport) return viewport;
  throw new Error("The viewport is not a stack.");
}

/** One viewport: shows one series as a stack, and says at every change what it shows. */
export class ViewportCell {
  readonly #setup: CellSetup;
  readonly #viewport: StackViewport;
  readonly #stops: readonly (() => void)[];
  #state: ViewportState = emptyViewport;
  #series: SeriesFrames | null = null;
  #shown: ViewerFrame | null = null;
  #request = 0;
  #announcing: number | null = null;
  #player: number | null = null;
  #stopPrefetch = () => {};

  constructor(setup: CellSetup) {
    this.#setup = setup;
    this.#viewport = enableStack(setup);
    const { element } = setup;
    const observe = () => this.#observe();
    this.#stops = [
      listen<{ imageId: string }>(element, Enums.Events.STACK_NEW_IMAGE, ({ imageId }) => this.#onPicture(imageId)),
      listen<unknown>(element, Enums.Events.VOI_MODIFIED, observe),
      listen<unknown>(element, Enums.Events.CAMERA_MODIFIED, observe),
      listen<{ imageId: string; error: unknown }>(eventTarget, Enums.Events.IMAGE_LOAD_ERROR, (detail) =>
        this.#onFailed(detail.imageId, detail.error),
      ),
    ];
  }

  get viewportId(): string {
    return this.#setup.viewportId;
  }

  get state(): ViewportState {
    return this.#state;
  }

  /** Opens a series in its middle. Never throws: what fails is in the state. */
  async show(address: SeriesAddress): Promise<void> {
    const mine = ++this.#request;
    this.#stopPrefetch();
    this.#stopCine();
    this.#shown = null;
    this.#series = null;
    this.#state = emptyViewport;
    this.#change({ series: address, status: "loading" });
    let loaded: SeriesFrames;
    try {
      loaded = await this.#setup.frames.load(address);
    } catch (error) {
      if (mine === this.#request) this.#change({ status: "failed", failure: { kind: "metadata", error } });
      return;
    }
    if (mine !== this.#request) return;
    if (loaded.frames.length === 0) {
      this.#change({ status: "failed", failure: { kind: "no-pictures", modality: loaded.modality } });
      return;
    }
    this.#series = loaded;
    const imageIds = loaded.frames.map((frame) => frame.imageId);
    const middle = Math.floor((imageIds.length - 1) / 2);
    this.#change({ total: imageIds.length, index: middle, facts: loaded.frames[middle]?.facts ?? null });
    // A failure of the first picture comes as an event too, which says so in the viewport.
    await this.#viewport.setStack(imageIds, middle).catch(() => undefined);
    if (mine !== this.#request) return;
    this.#viewport.render();
    this.#stopPrefetch = prefetch(imageIds, middle);
  }

  scrollTo(index: number): void {
    if (this.#series === null) return;
    const last = this.#series.frames.length - 1;
    void this.#viewport.setImageIdIndex(Math.min(last, Math.max(0, Math.round(index)))).catch(() => undefined);
  }

  scrollBy(slices: number): void {
    if (this.#series !== null) this.scrollTo(this.#viewport.getTargetImageIdIndex() + slices);
  }

  setWindow(wanted: GreyWindow | "stored" | "full"): void {
    if (this.#shown === null) return;
    const stored = storedWindow.safeParse(metaData.get("voiLutModule", this.#shown.imageId)).data;
    const center = stored?.windowCenter[0];
    const width = stored?.windowWidth[0];
    if (wanted !== "stored" && wanted !== "full") {
      this.#viewport.setProperties({ voiRange: rangeOf(wanted) });
    } else if (wanted === "stored" && center !== undefined && width !== undefined) {
      this.#viewport.setProperties({ voiRange: rangeOf({ center, width }) });
    } else {
      const { minPixelValue: lower, maxPixelValue: upper } = this.#viewport.getCornerstoneImage();
      this.#viewport.setProperties({ voiRange: { lower, upper } });
    }
    this.#redraw();
  }

  zoomBy(factor: number): void {
    if (this.#shown === null) return;
    this.#viewport.setZoom(Math.min(30, Math.max(0.1, this.#viewport.getZoom() * factor)));
    this.#redraw();
  }

  panBy(x: number, y: number): void {
    if (this.#shown === null) return;
    const [left, top] = this.#viewport.getPan();
    this.#viewport.setPan([left + x, top + y]);
    this.#redraw();
  }

  invert(): void {
    if (this.#shown === null) return;
    this.#viewport.setProperties({ invert: this.#viewport.getProperties().invert !== true });
    this.#redraw();
  }

  /** Place, zoom, window and inversion as at the start. */
  reset(): void {
    if (this.#shown === null) return;
    this.#viewport.resetCamera();
    this.#viewport.resetProperties();
    this.#redraw();
  }

  /** @param framesPerSecond null: the rate that the data asks for, else 10 */
  cine(playing: boolean, framesPerSecond: number | null): void {
    this.#stopCine();
    const total = this.#series?.frames.length ?? 0;
    if (!playing || total < 2) {
      this.#change({ playing: null });
      return;
    }
    const rate = framesPerSecond ?? this.#series?.frameRate ?? 10;
    let last = performance.now();
    const step = (now: number) => {
      this.#player = window.requestAnimationFrame(step);
      if (now - last < 1000 / rate) return;
      last = now;
      this.scrollTo((this.#state.index + 1) % total);
    };
    this.#player = window.requestAnimationFrame(step);
    this.#change({ playing: rate });
  }

  render(): void {
    this.#viewport.render();
  }

  destroy(): void {
    this.#request += 1;
    this.#stopCine();
    this.#stopPrefetch();
    if (this.#announcing !== null) window.cancelAnimationFrame(this.#announcing);
    for (const stop of this.#stops) stop();
    this.#setup.engine.disableElement(this.viewportId);
  }

  #stopCine(): void {
    if (this.#player !== null) window.cancelAnimationFrame(this.#player);
    this.#player = null;
  }

  #redraw(): void {
    this.#viewport.render();
    this.#observe();
  }

  #change(part: Partial<ViewportState>): void {
    this.#state = { ...this.#state, ...part };
    // At most once for each picture on the screen.
    this.#announcing ??= window.requestAnimationFrame(() => {
      this.#announcing = null;
      this.#setup.onState(this.#state);
    });
  }

  /** Reads from the viewport what it shows now. */
  #observe(): void {
    const [shown, series, address] = [this.#shown, this.#series, this.#state.series];
    if (shown === null || series === null || address === null) return;
    const { voiRange, invert } = this.#viewport.getProperties();
    this.#change({
      index: series.frames.indexOf(shown),
      total: series.frames.length,
      seen: this.#setup.seen.get(address.seriesInstanceUid)?.size ?? 0,
      reference: shown.reference,
      facts: shown.facts,
      basis: shown.calibration.kind,
      letters: lettersFor(this.#viewport.getCamera(), shown),
      window: voiRange === undefined ? null : windowOf(voiRange),
      inverted: invert === true,
      zoom: this.#viewport.getZoom(),
    });
  }

  #onPicture(imageId: string): void {
    const frame = this.#setup.frames.byImageId(imageId);
    const address = this.#state.series;
    if (frame === undefined || address === null) return;
    this.#shown = frame;
    const { seen } = this.#setup;
    seen.set(address.seriesInstanceUid, (seen.get(address.seriesInstanceUid) ?? new Set()).add(imageId));
    this.#change({ status: "ready", failure: null });
    this.#observe();
  }

  #onFailed(imageId: string, error: unknown): void {
    if (this.#series === null || this.#viewport.getCurrentImageId() !== imageId) return;
    const index = this.#series.frames.findIndex((frame) => frame.imageId === imageId);
    const facts = this.#series.frames[index]?.facts ?? null;
    const failure = { kind: "picture", status: statusOf(error) } as const;
    this.#change({ status: "failed", failure, index, facts, reference: null });
  }
}
