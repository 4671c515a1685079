import type { RenderingEngine } from "@cornerstonejs/core";
import { z } from "zod";
import {
  type AnyViewport,
  type CameraState,
  cameraOf,
  halfHeight,
  mirror,
  panBy,
  placeAt,
  rotateBy,
  zoomBy,
} from "./camera-moves.ts";
import type { FrameStore } from "./frame-store.ts";
import type { Vector } from "./image-plane.ts";
import type { PictureEvents, PictureState } from "./picture.ts";
import { createPlayer } from "./player.ts";
import type { SeriesFrames } from "./series-frames.ts";
import { type PictureSpot, StackPicture } from "./stack-picture.ts";
import {
  asTaken,
  emptyViewport,
  type Placement,
  type SeriesAddress,
  type ShowHow,
  type View,
  type ViewportState,
} from "./viewer-types.ts";
import { noVolumeOf } from "./volume-geometry.ts";
import { VolumePicture } from "./volume-picture.ts";
import type { GreyWindow } from "./window-presets.ts";

export type CellSetup = {
  engine: RenderingEngine;
  viewportId: string;
  element: HTMLDivElement;
  frames: FrameStore;
  /** The slices that have been on the screen, by series; shared by all viewports. */
  seen: Map<string, Set<string>>;
  /** A picture hangs now, and its viewport can have tools; the function it gives back takes them away. */
  onHung: (viewportId: string, view: View) => () => void;
  onState: (state: ViewportState) => void;
  /** What others may follow. */
  onMoved: (what: "slice" | "camera" | "window") => void;
};

/** The HTTP status in what the loader throws: the request itself. */
const statusOf = (error: unknown): number | null => {
  const status = z.looseObject({ status: z.number() }).safeParse(error).data?.status ?? null;
  return status === 0 ? null : status;
};

const middleOf = (total: number): number => Math.floor((total - 1) / 2);

/** One viewport: shows one series, and says at every change what it shows. */
export class ViewportCell {
  readonly #setup: CellSetup;
  readonly #player = createPlayer((step) => this.#play(step));
  #state: ViewportState = emptyViewport;
  #series: SeriesFrames | null = null;
  #picture: StackPicture | VolumePicture | null = null;
  #placement: Placement | null = null;
  #placedHalf: number | null = null;
  #request = 0;
  #announcing: number | null = null;
  #takeTools = () => {};

  constructor(setup: CellSetup) {
    this.#setup = setup;
  }

  get state(): ViewportState {
    return this.#state;
  }
  get picture(): StackPicture | VolumePicture | null {
    return this.#picture;
  }
  get placement(): Placement | null {
    return this.#placement;
  }
  get camera(): CameraState | null {
    return this.#isShown() && this.#picture !== null ? cameraOf(this.#picture.viewport) : null;
  }

  /** Opens a series, in its middle unless told otherwise. Never throws: what fails is in the state. */
  async show(address: SeriesAddress, how: ShowHow = {}): Promise<void> {
    this.clear();
    const mine = this.#request;
    const view = how.view ?? asTaken;
    this.#change({ series: address, view, status: "loading" });
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
    await (view.kind === "stack" ? this.#openStack(loaded, how, mine) : this.#openVolume(loaded, view, how, mine));
  }

  /** Takes down what hangs here. */
  clear(): void {
    this.#request += 1;
    this.#player.stop();
    this.#takeTools();
    this.#takeTools = () => {};
    this.#picture?.destroy();
    this.#picture = null;
    this.#series = null;
    this.#placement = null;
    this.#placedHalf = null;
    this.#state = emptyViewport;
    this.#change({});
  }

  scrollTo(index: number): void {
    this.#picture?.scrollTo(index);
  }
  scrollBy(slices: number): void {
    if (this.#picture !== null) this.#picture.scrollTo(this.#picture.index + slices);
  }
  setWindow(wanted: GreyWindow | "stored" | "full"): void {
    this.#do((picture) => picture.setWindow(wanted));
  }
  zoomBy(factor: number): void {
    this.#do(({ viewport }) => zoomBy(viewport, factor));
  }
  panBy(x: number, y: number): void {
    this.#do(({ viewport }) => panBy(viewport, x, y));
  }
  setSlab(slab: number): void {
    const { view } = this.#state;
    this.#do((picture) => {
      if (!(picture instanceof VolumePicture) || view.kind !== "reformat") return;
      picture.setSlab(slab);
      this.#change({ view: { ...view, slab } });
    });
  }
  rotateBy(degrees: number): void {
    this.#do(({ viewport }) => rotateBy(viewport, degrees));
  }
  mirror(): void {
    this.#do(({ viewport }) => mirror(viewport, !cameraOf(viewport).mirrored));
  }
  invert(): void {
    this.#do(({ viewport }) => {
      viewport.setProperties({ invert: viewport.getProperties()?.invert !== true });
      viewport.render();
    });
  }
  /** Place, zoom, window and inversion as at the start. */
  reset(): void {
    this.#do((picture) => {
      picture.reset();
      if (this.#placedHalf !== null) this.place(this.#placedHalf);
    });
  }

  /** Millimetres that half the height must show for the whole picture to be seen; null where nothing hangs. */
  fittingHalf(): number | null {
    if (!this.#isShown() || !(this.#picture instanceof StackPicture)) return null;
    this.#picture.viewport.resetCamera();
    return halfHeight(this.#picture.viewport) * this.#picture.millimetres;
  }

  /** Lies as its placement says. @param half millimetres that half the height shows */
  place(half: number): void {
    const [picture, placement] = [this.#picture, this.#placement];
    if (placement === null || !(picture instanceof StackPicture)) return;
    mirror(picture.viewport, placement.mirrored);
    placeAt(picture.viewport, placement, half / picture.millimetres, picture.drawnCorners());
    this.#placedHalf = half;
    this.#observe();
  }

  follow(move: (viewport: AnyViewport) => void): void {
    this.#do(({ viewport }) => move(viewport));
  }

  /** @param framesPerSecond null: the rate that the data asks for, else 10 */
  cine(playing: boolean, framesPerSecond: number | null): void {
    this.#player.stop();
    if (!playing || this.#state.total < 2) {
      this.#change({ playing: null });
      return;
    }
    const rate = framesPerSecond ?? this.#series?.frameRate ?? 10;
    this.#player.start(rate);
    this.#change({ playing: rate });
  }

  /** The point of the patient under a point of the viewport, CSS pixels; null where nothing hangs or it has no place. */
  worldAt(x: number, y: number): Vector | null {
    const picture = this.#picture;
    if (picture === null || !this.#isShown() || picture.plane() === null) return null;
    const [wx, wy, wz] = picture.viewport.canvasToWorld([x, y]);
    return [wx, wy, wz];
  }

  screenOf([x, y, z]: Vector): readonly [number, number] | null {
    if (!this.#isShown() || this.#picture === null) return null;
    const [left, top] = this.#picture.viewport.worldToCanvas([x, y, z]);
    return [left, top];
  }

  /** What others say of this viewport. */
  tell(part: Pick<ViewportState, "lines" | "linked">): void {
    const same = JSON.stringify(part.lines) === JSON.stringify(this.#state.lines) && part.linked === this.#state.linked;
    if (!same) this.#change(part);
  }

  destroy(): void {
    this.clear();
    if (this.#announcing !== null) window.cancelAnimationFrame(this.#announcing);
    this.#announcing = null;
  }

  #isShown(): boolean {
    return this.#state.status === "ready";
  }

  #do(act: (picture: StackPicture | VolumePicture) => void): void {
    if (this.#picture === null || !this.#isShown()) return;
    act(this.#picture);
    this.#observe();
  }

  #spot(): PictureSpot {
    const { engine, viewportId, element } = this.#setup;
    return { engine, viewportId, element };
  }

  #events(mine: number): PictureEvents {
    const whileMine = (act: () => void) => {
      if (mine === this.#request) act();
    };
    return {
      onShown: () =>
        whileMine(() => {
          this.#change({ status: "ready", failure: null });
          this.#observe();
          this.#setup.onMoved("slice");
        }),
      onWindow: () => whileMine(() => this.#moved("window")),
      onCamera: () => whileMine(() => this.#moved("camera")),
      onFailed: (imageId, error) => whileMine(() => this.#onFailed(imageId, error)),
    };
  }

  #moved(what: "camera" | "window"): void {
    this.#observe();
    this.#setup.onMoved(what);
  }

  async #openStack(series: SeriesFrames, how: ShowHow, mine: number): Promise<void> {
    const uid = this.#state.series?.seriesInstanceUid ?? "";
    const seen = this.#setup.seen.get(uid) ?? new Set<string>();
    this.#setup.seen.set(uid, seen);
    const picture = new StackPicture(this.#spot(), series, seen, this.#events(mine));
    this.#hang(picture, asTaken, how);
    const wanted = series.frames.findIndex(({ reference }) => reference.sopInstanceUid === how.sopInstanceUid);
    const first = wanted === -1 ? middleOf(series.frames.length) : wanted;
    this.#change({ total: series.frames.length, index: first, facts: series.frames[first]?.facts ?? null });
    await picture.open(first);
    if (mine !== this.#request) return;
    if (how.window !== undefined) this.setWindow(how.window);
    const half = this.#placement === null ? null : this.fittingHalf();
    if (half !== null) this.place(half);
  }

  async #openVolume(
    series: SeriesFrames,
    view: View & { kind: "reformat" },
    how: ShowHow,
    mine: number,
  ): Promise<void> {
    const reason = noVolumeOf(series.frames);
    if (reason !== null) {
      this.#change({
        status: "failed",
        failure: { kind: "no-volume", reason },
        facts: series.frames[0]?.facts ?? null,
      });
      return;
    }
    const picture = new VolumePicture(this.#spot(), series, view.plane, this.#events(mine));
    this.#hang(picture, view, how);
    try {
      await picture.open(view.slab);
    } catch (error) {
      if (mine === this.#request)
        this.#change({ status: "failed", failure: { kind: "picture", status: statusOf(error) } });
      return;
    }
    if (mine !== this.#request) return;
    if (how.window !== undefined) picture.setWindow(how.window);
    this.#change({ status: "ready", failure: null });
    this.#observe();
    this.#setup.onMoved("slice");
  }

  #hang(picture: StackPicture | VolumePicture, view: View, how: ShowHow): void {
    this.#picture = picture;
    this.#placement = how.placement ?? null;
    this.#takeTools = this.#setup.onHung(picture.viewportId, view);
  }

  #play(step: number): void {
    const { index, total } = this.#state;
    if (total > 0) this.scrollTo((index + step) % total);
  }

  #change(part: Partial<ViewportState>): void {
    this.#state = { ...this.#state, ...part };
    // At most once for each picture on the screen.
    this.#announcing ??= window.requestAnimationFrame(() => {
      this.#announcing = null;
      this.#setup.onState(this.#state);
    });
  }

  /** Reads from the picture what it shows now. */
  #observe(): void {
    const shown: PictureState | null = this.#picture?.observe() ?? null;
    if (shown !== null) this.#change(shown);
  }

  #onFailed(imageId: string, error: unknown): void {
    const index = this.#series?.frames.findIndex((frame) => frame.imageId === imageId) ?? -1;
    const facts = this.#series?.frames[index]?.facts ?? null;
    const failure = { kind: "picture", status: statusOf(error) } as const;
    this.#change({ status: "failed", failure, index, facts, reference: null });
  }
}
