import { cache, Enums, StreamingImageVolume, VolumeViewport, volumeLoader } from "@cornerstonejs/core";
import type { AnatomicalPlane } from "./anatomical-plane.ts";
import { cameraOf } from "./camera-moves.ts";
import type { ShownPlane } from "./cross-planes.ts";
import { textOf } from "./dicom-json.ts";
import { lettersFor } from "./frame-letters.ts";
import type { Vector } from "./image-plane.ts";
import { listen } from "./listen.ts";
import type { Picture, PictureEvents, PictureState } from "./picture.ts";
import type { SeriesFrames, ViewerFrame } from "./series-frames.ts";
import type { PictureSpot } from "./stack-picture.ts";
import { type GreyWindow, rangeOf, windowOf } from "./window-presets.ts";

const orientations = {
  axial: Enums.OrientationAxis.AXIAL,
  coronal: Enums.OrientationAxis.CORONAL,
  sagittal: Enums.OrientationAxis.SAGITTAL,
} as const;

/** Volumes in use, by how many viewports: the last one to leave frees it. */
const users = new Map<string, number>();

function enableVolume({ engine, viewportId, element }: PictureSpot, plane: AnatomicalPlane): VolumeViewport {
  const background: [number, number, number] = [0, 0, 0];
  const defaultOptions = { background, orientation: orientations[plane] };
  engine.enableElement({ viewportId, type: Enums.ViewportType.ORTHOGRAPHIC, element, defaultOptions });
  const viewport = engine.getViewport(viewportId);
  if (viewport instanceof VolumeViewport) return viewport;
  throw new Error("The viewport does not show volumes.");
}

/** A series as a volume, cut along a plane of the body. */
export class VolumePicture implements Picture {
  readonly viewport: VolumeViewport;
  readonly #spot: PictureSpot;
  readonly #series: SeriesFrames;
  readonly #volumeId: string;
  readonly #stops: readonly (() => void)[];
  readonly #seen = new Set<number>();
  readonly #events: PictureEvents;
  #ready = false;
  #gone = false;
  #drawing: number | null = null;

  constructor(spot: PictureSpot, series: SeriesFrames, plane: AnatomicalPlane, events: PictureEvents) {
    this.#spot = spot;
    this.#series = series;
    this.#events = events;
    this.#volumeId = `cornerstoneStreamingImageVolume:${series.frames[0]?.reference.seriesInstanceUid ?? ""}`;
    this.viewport = enableVolume(spot, plane);
    const { element } = spot;
    this.#stops = [
      listen<unknown>(element, Enums.Events.VOI_MODIFIED, events.onWindow),
      listen<unknown>(element, Enums.Events.CAMERA_MODIFIED, () => {
        events.onCamera();
        if (this.#ready) events.onShown(null);
      }),
    ];
  }

  get #middle(): ViewerFrame | undefined {
    return this.#series.frames[Math.floor((this.#series.frames.length - 1) / 2)];
  }
  get viewportId(): string {
    return this.#spot.viewportId;
  }
  get total(): number {
    return this.#ready ? this.viewport.getNumberOfSlices() : 0;
  }
  get index(): number {
    return this.#ready ? (this.viewport.getSliceIndex() ?? 0) : 0;
  }
  get frameOfReferenceUid(): string {
    const [first] = this.#series.frames;
    return first === undefined ? "" : textOf(first.dataSet, "00200052");
  }

  /** @param slab thickness of a maximum projection in mm; 0: one cut */
  async open(slab: number): Promise<void> {
    const imageIds = this.#series.frames.map((frame) => frame.imageId);
    users.set(this.#volumeId, (users.get(this.#volumeId) ?? 0) + 1);
    const known = cache.getVolume(this.#volumeId);
    const volume = known ?? (await volumeLoader.createAndCacheVolume(this.#volumeId, { imageIds }));
    if (this.#gone) return;
    if (volume instanceof StreamingImageVolume) volume.load(() => this.#arrived());
    await this.viewport.setVolumes([{ volumeId: this.#volumeId }]);
    if (this.#gone) return;
    this.setSlab(slab);
    this.setWindow("stored");
    this.#ready = true;
    this.viewport.render();
  }

  /** A slice came: drawn anew at most once for each picture on the screen. */
  #arrived(): void {
    this.#drawing ??= window.requestAnimationFrame(() => {
      this.#drawing = null;
      if (this.#gone) return;
      this.viewport.render();
      this.#events.onCamera();
    });
  }

  #missing(): number {
    return this.#series.frames.filter(({ imageId }) => !cache.isLoaded(imageId)).length;
  }

  /** Shows the brightest voxel in a slab of this many millimetres; 0: one cut. */
  setSlab(slab: number): void {
    this.viewport.setBlendMode(slab > 0 ? Enums.BlendModes.MAXIMUM_INTENSITY_BLEND : Enums.BlendModes.COMPOSITE);
    if (slab > 0) this.viewport.setSlabThickness(slab);
    else this.viewport.resetSlabThickness();
    this.viewport.render();
  }

  observe(): PictureState | null {
    const middle = this.#middle;
    if (!this.#ready || middle === undefined) return null;
    const { voiRange, invert } = this.viewport.getProperties() ?? {};
    const { rotation, mirrored, zoom } = cameraOf(this.viewport);
    this.#seen.add(this.index);
    return {
      index: this.index,
      total: this.total,
      seen: this.#seen.size,
      missing: this.#missing(),
      reference: null,
      facts: middle.facts,
      basis: middle.calibration.kind,
      suv: middle.suv?.refused ?? null,
      presets: middle.presets,
      letters: lettersFor(this.viewport.getCamera(), middle),
      window: windowOf(voiRange),
      inverted: invert === true,
      rotation,
      mirrored,
      zoom,
    };
  }

  scrollTo(index: number): void {
    if (!this.#ready) return;
    const wanted = Math.min(this.total - 1, Math.max(0, Math.round(index)));
    const delta = wanted - this.index;
    if (delta !== 0) this.viewport.scroll(delta);
  }

  setWindow(wanted: GreyWindow | "stored" | "full"): void {
    const shown = wanted === "stored" ? (this.#middle?.storedWindow ?? "full") : wanted;
    const range = shown === "full" ? cache.getVolume(this.#volumeId)?.voxelManager?.getRange() : null;
    const [lower, upper] = range ?? [];
    if (shown !== "full") this.viewport.setProperties({ voiRange: rangeOf(shown) });
    else if (lower !== undefined && upper !== undefined) this.viewport.setProperties({ voiRange: { lower, upper } });
    this.viewport.render();
  }

  reset(): void {
    this.viewport.resetCamera();
    this.viewport.setProperties({ invert: false });
    this.setWindow("stored");
  }

  plane(): ShownPlane | null {
    if (!this.#ready) return null;
    const { clientWidth: width, clientHeight: height } = this.#spot.element;
    const at = (x: number, y: number) => this.viewport.canvasToWorld([x, y]);
    return { corners: [at(0, 0), at(width, 0), at(width, height), at(0, height)] };
  }

  jumpTo(world: Vector): void {
    if (this.#ready) this.viewport.jumpToWorld([world[0], world[1], world[2]]);
  }

  destroy(): void {
    this.#gone = true;
    for (const stop of this.#stops) stop();
    this.#spot.engine.disableElement(this.viewportId);
    const left = (users.get(this.#volumeId) ?? 1) - 1;
    users.set(this.#volumeId, left);
    if (left <= 0 && cache.getVolume(this.#volumeId) !== undefined) cache.removeVolumeLoadObject(this.#volumeId);
  }
}
