import type { ShownPlane } from "./cross-planes.ts";
import type { Vector } from "./image-plane.ts";
import type { ViewportState } from "./viewer-types.ts";
import type { GreyWindow } from "./window-presets.ts";

export type PictureState = Pick<
  ViewportState,
  | "index"
  | "total"
  | "seen"
  | "missing"
  | "reference"
  | "facts"
  | "basis"
  | "suv"
  | "presets"
  | "letters"
  | "window"
  | "inverted"
  | "rotation"
  | "mirrored"
  | "zoom"
>;

/** What hangs in a viewport: a stack of slices or a cut through a volume. */
export type Picture = {
  readonly viewportId: string;
  /** What it shows now; null while the first picture is on its way. */
  observe: () => PictureState | null;
  readonly total: number;
  /** Where scrolling leads to, though it may not be on the screen yet. */
  readonly index: number;
  scrollTo: (index: number) => void;
  setWindow: (window: GreyWindow | "stored" | "full") => void;
  reset: () => void;
  /** Where it lies in the patient; null where it has no place. */
  plane: () => ShownPlane | null;
  frameOfReferenceUid: string;
  /** Scrolls to the slice through a point. */
  jumpTo: (world: Vector) => void;
  destroy: () => void;
};

/** Calls a picture makes. `onShown` with the address of a slice that has come on the screen; `onChanged` for window and camera. */
export type PictureEvents = {
  onShown: (imageId: string | null) => void;
  onWindow: () => void;
  onCamera: () => void;
  onFailed: (imageId: string, error: unknown) => void;
};
