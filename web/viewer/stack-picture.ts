import { Enums, eventTarget, metaData, type RenderingEngine, StackViewport } from "@cornerstonejs/core";
import { z } from "zod";
import { drawnPlaneOf } from "./annotation-of-mark.ts";
import { scaleAt } from "./calibration.ts";
import { cameraOf } from "./camera-moves.ts";
import type { ShownPlane } from "./cross-planes.ts";
import { textOf } from "./dicom-json.ts";
import { lettersFor } from "./frame-letters.ts";
import { type ImagePlane, type Vector, worldOf } from "./image-plane.ts";
import { type LinkedStack, sliceNear } from "./link-slices.ts";
import { listen } from "./listen.ts";
import type { Picture, PictureEvents, PictureState } from "./picture.ts";
import { keepFetched } from "./prefetch.ts";
import type { SeriesFrames, ViewerFrame } from "./series-frames.ts";
import { type GreyWindow, rangeOf, windowOf } from "./window-presets.ts";

export type PictureSpot = { engine: RenderingEngine; viewportId: string; element: HTMLDivElement };

const storedWindow = z.looseObject({
  windowCenter: z.array(z.coerce.number()).min(1),
  windowWidth: z.array(z.coerce.number().min(1)).min(1),
});

function enableStack({ engine, viewportId, element }: PictureSpot): StackViewport {
  const defaultOptions: { background: [number, number, number] } = { background: [0, 0, 0] };
  engine.enableElement({ viewportId, type: Enums.ViewportType.STACK, element, defaultOptions });
  const viewport = engine.getViewport(viewportId);
  if (viewport instanceof StackViewport) return viewport;
  throw new Error("The viewport is not a stack.");
}

/** The outer corners of an image where it is drawn, going round. */
export const cornersOf = (plane: ImagePlane, columns: number, rows: number): ShownPlane["corners"] => [
  worldOf(plane, [0, 0]),
  worldOf(plane, [columns, 0]),
  worldOf(plane, [columns, rows]),
  worldOf(plane, [0, rows]),
];

/** A series as a stack of slices. */
export class StackPicture implements Picture {
  readonly viewport: StackViewport;
  readonly linked: LinkedStack;
  readonly #spot: PictureSpot;
  readonly #series: SeriesFrames;
  readonly #seen: Set<string>;
  readonly #events: PictureEvents;
  readonly #stops: readonly (() => void)[];
  #shown: ViewerFrame | null = null;
  #stopPrefetch = () => {};

  /** @param seen addresses of the slices that have been on the screen; shared by all viewports with this series */
  constructor(spot: PictureSpot, series: SeriesFrames, seen: Set<string>, events: PictureEvents) {
    this.#spot = spot;
    this.#series = series;
    this.#seen = seen;
    this.#events = events;
    this.viewport = enableStack(spot);
    const { frames } = series;
    this.linked = {
      frameOfReferenceUid: this.frameOfReferenceUid,
      planes: frames.map(({ plane }) => plane),
      sizes: frames.map(({ columns, rows }) => ({ columns, rows })),
      cine: series.frameRate !== null,
    };
    const { element } = spot;
    const byId = new Map(frames.map((frame) => [frame.imageId, frame]));
    this.#stops = [
      listen<{ imageId: string }>(element, Enums.Events.STACK_NEW_IMAGE, ({ imageId }) => {
        const frame = byId.get(imageId);
        if (frame === undefined) return;
        this.#shown = frame;
        this.#seen.add(imageId);
        events.onShown(imageId);
      }),
      listen<unknown>(element, Enums.Events.VOI_MODIFIED, events.onWindow),
      listen<unknown>(element, Enums.Events.CAMERA_MODIFIED, events.onCamera),
      listen<{ imageId: string; error: unknown }>(eventTarget, Enums.Events.IMAGE_LOAD_ERROR, (detail) => {
        if (this.viewport.getCurrentImageId() === detail.imageId) events.onFailed(detail.imageId, detail.error);
      }),
    ];
  }

  get viewportId(): string {
    return this.#spot.viewportId;
  }
  get total(): number {
    return this.#series.frames.length;
  }
  get index(): number {
    return this.viewport.getTargetImageIdIndex();
  }
  get shown(): ViewerFrame | null {
    return this.#shown;
  }
  get frameOfReferenceUid(): string {
    const [first] = this.#series.frames;
    return first === undefined ? "" : textOf(first.dataSet, "00200052");
  }

  async open(index: number): Promise<void> {
    const imageIds = this.#series.frames.map((frame) => frame.imageId);
    await this.viewport.setStack(imageIds, index).catch((error: unknown) => this.#onFailed(imageIds[index], error));
    this.viewport.render();
    this.#stopPrefetch = keepFetched(imageIds, () => this.index);
  }

  observe(): PictureState | null {
    const frame = this.#shown;
    if (frame === null) return null;
    const { voiRange, invert } = this.viewport.getProperties();
    const { rotation, mirrored, zoom } = cameraOf(this.viewport);
    const drawn = drawnPlaneOf(frame.imageId) ?? undefined;
    return {
      index: this.#series.frames.indexOf(frame),
      total: this.total,
      seen: this.#seen.size,
      missing: 0,
      reference: frame.reference,
      facts: frame.facts,
      basis: frame.calibration.kind,
      suv: frame.suv?.refused ?? null,
      presets: frame.presets,
      letters: lettersFor(this.viewport.getCamera(), frame, drawn),
      window: windowOf(voiRange),
      inverted: invert === true,
      rotation,
      mirrored,
      zoom,
    };
  }

  scrollTo(index: number): void {
    const wanted = Math.min(this.total - 1, Math.max(0, Math.round(index)));
    const imageId = this.#series.frames[wanted]?.imageId;
    void this.viewport.setImageIdIndex(wanted).catch((error: unknown) => this.#onFailed(imageId, error));
  }

  /** Some failures come as an event, some (of the conversion of colours) only here. */
  #onFailed(imageId: string | undefined, error: unknown): void {
    if (imageId !== undefined && this.#shown?.imageId !== imageId && this.viewport.getCurrentImageId() === imageId)
      this.#events.onFailed(imageId, error);
  }

  setWindow(wanted: GreyWindow | "stored" | "full"): void {
    if (this.#shown === null) return;
    const stored = storedWindow.safeParse(metaData.get("voiLutModule", this.#shown.imageId)).data;
    const center = stored?.windowCenter[0];
    const width = stored?.windowWidth[0];
    if (wanted !== "stored" && wanted !== "full") {
      this.viewport.setProperties({ voiRange: rangeOf(wanted) });
    } else if (wanted === "stored" && center !== undefined && width !== undefined) {
      this.viewport.setProperties({ voiRange: rangeOf({ center, width }) });
    } else {
      const { minPixelValue: lower, maxPixelValue: upper } = this.viewport.getCornerstoneImage();
      this.viewport.setProperties({ voiRange: { lower, upper } });
    }
    this.viewport.render();
  }

  reset(): void {
    this.viewport.resetCamera();
    this.viewport.resetProperties();
    this.viewport.render();
  }

  plane(): ShownPlane | null {
    const frame = this.#shown;
    return frame === null || frame.plane === null
      ? null
      : { corners: cornersOf(frame.plane, frame.columns, frame.rows) };
  }

  /** The corners where the image is drawn, also of one that has no place in the patient. */
  drawnCorners(): readonly Vector[] {
    const frame = this.#shown;
    const drawn = frame === null ? null : drawnPlaneOf(frame.imageId);
    return frame === null || drawn === null ? [] : cornersOf(drawn, frame.columns, frame.rows);
  }

  /**
   * Millimetres for one unit of the space in which the image is drawn: that space counts pixels where the image states its scale in a way
   * of its own (at the detector, in regions). 1 where there is no scale at all.
   */
  get millimetres(): number {
    const frame = this.#shown;
    const drawn = frame === null ? null : drawnPlaneOf(frame.imageId);
    const { x, unit } = frame === null ? { x: 1, unit: "px" } : scaleAt(frame.calibration, []);
    return drawn === null || unit !== "mm" ? 1 : x / drawn.columnSpacing;
  }

  jumpTo(world: Vector): void {
    const near = sliceNear(this.linked, world);
    if (near !== null && near !== this.index) this.scrollTo(near);
  }

  destroy(): void {
    this.#stopPrefetch();
    for (const stop of this.#stops) stop();
    this.#spot.engine.disableElement(this.viewportId);
  }
}
