import type { ImageReference, Mark } from "#contract/finding.ts";
import type { AnatomicalPlane } from "./anatomical-plane.ts";
import type { Calibration } from "./calibration.ts";
import type { FrameFacts } from "./frame-facts.ts";
import type { Layout } from "./layout.ts";
import type { EdgeLetters } from "./orientation-letters.ts";
import type { SuvRefusal } from "./suv.ts";
import type { NoVolume } from "./volume-geometry.ts";
import type { GreyWindow, WindowPreset } from "./window-presets.ts";

/** Tools that draw; each makes a mark of the same name. */
export const markTools = [
  ...["length", "bidirectional", "angle", "cobb", "ellipse", "rectangle", "freehand", "probe", "arrow", "text"],
] as const satisfies readonly Mark["tool"][];
export type MarkTool = (typeof markTools)[number];
/** Tools that change how the picture is looked at. */
export const lookTools = ["window", "window-region", "scroll", "zoom", "pan", "magnify", "crosshair"] as const;
/** What the left mouse button, or one finger, does. */
export const viewerTools = [...lookTools, ...markTools] as const;
export type ViewerTool = (typeof viewerTools)[number];
export const isMarkTool = (tool: ViewerTool): tool is MarkTool => markTools.some((each) => each === tool);

export type SeriesAddress = { studyInstanceUid: string; seriesInstanceUid: string };

/** The slices as they were taken, or cut along a plane of the body; `slab`: thickness of a maximum projection in mm, 0 for one cut. */
export type View = { kind: "stack" } | { kind: "reformat"; plane: AnatomicalPlane; slab: number };
export const asTaken: View = { kind: "stack" };

/** How a picture lies in its viewport: mirrored, moved to an edge, at the same size in the patient as others that ask for it. */
export type Placement = { mirrored: boolean; edge: "left" | "right" | null; sameSize: boolean };

export type ShowHow = {
  view?: View;
  /** The image to begin with; else the middle one. */
  sopInstanceUid?: string;
  window?: GreyWindow;
  placement?: Placement;
};

/** A line across a picture, in CSS pixels of its viewport. */
export type ScreenLine = { from: readonly [number, number]; to: readonly [number, number]; active: boolean };

/** What one viewport shows. */
export type ViewportState = {
  series: SeriesAddress | null;
  view: View;
  status: "empty" | "loading" | "ready" | "failed";
  /** Why nothing, or not this slice, can be shown; the picture is covered then, so that no other slice is taken for it. */
  failure: ViewFailure | null;
  /** Counts from 0 in the order of scrolling. */
  index: number;
  total: number;
  /** How many different slices have been on the screen. */
  seen: number;
  /** Slices of a volume that are still on their way: a cut through it has holes there. */
  missing: number;
  /** The image shown; null for cuts along other planes. */
  reference: ImageReference | null;
  facts: FrameFacts | null;
  basis: Calibration["kind"] | null;
  /** Why a PET image gives no SUV. */
  suv: SuvRefusal | null;
  /** The windows behind the number keys. */
  presets: readonly WindowPreset[];
  letters: EdgeLetters | null;
  window: GreyWindow | null;
  inverted: boolean;
  /** Degrees clockwise. */
  rotation: number;
  mirrored: boolean;
  /** 1: the picture fits the viewport. */
  zoom: number;
  /** Frames a second while it plays; null: it stands. */
  playing: number | null;
  /** Where the pictures of other viewports cut through this one. */
  lines: readonly ScreenLine[];
  /** Whether scrolling moves this viewport together with the active one. */
  linked: boolean;
};

export type ViewFailure =
  | { kind: "no-pictures"; modality: string }
  | { kind: "no-volume"; reason: NoVolume }
  | { kind: "metadata"; error: unknown }
  | { kind: "picture"; status: number | null };

export const emptyViewport: ViewportState = {
  series: null,
  view: asTaken,
  status: "empty",
  failure: null,
  index: 0,
  total: 0,
  seen: 0,
  missing: 0,
  reference: null,
  facts: null,
  basis: null,
  suv: null,
  presets: [],
  letters: null,
  window: null,
  inverted: false,
  rotation: 0,
  mirrored: false,
  zoom: 1,
  playing: null,
  lines: [],
  linked: false,
};

/** What scrolling, zooming and windowing in one viewport does to the others. */
export type Links = { scroll: boolean; view: boolean; window: boolean };
export const startLinks: Links = { scroll: true, view: false, window: false };

/** Words that stand in the picture beside a mark. */
export type MarkWords = {
  area: string;
  mean: string;
  deviation: string;
  range: string;
  basis: Readonly<Record<Calibration["kind"], string>>;
};

export type ViewerOptions = {
  words: MarkWords;
  /** Asks the reader for the words of an arrow or a text; null: no mark. */
  askText: (current: string) => Promise<string | null>;
  onViewport: (viewport: number, state: ViewportState) => void;
  onActive: (viewport: number) => void;
  /** The reader drew, moved or removed a mark. */
  onMarks: (marks: readonly Mark[]) => void;
  /** The reader clicked a mark; null: none is selected. */
  onMarkSelected: (markId: string | null) => void;
};

/** The one door to the images; nothing outside `web/viewer/` knows what draws them. */
export type Viewer = {
  setLayout: (layout: Layout) => void;
  /** Shows a series, opened in its middle. Never throws: a failure is in the viewport's state. */
  showSeries: (viewport: number, series: SeriesAddress, how?: ShowHow) => Promise<void>;
  /** Empties a viewport. */
  clear: (viewport: number) => void;
  /** Thickness of the maximum projection in a cut through a volume, mm; 0: one cut. */
  setSlab: (viewport: number, slab: number) => void;
  /** Whether a series can be cut along other planes; null: it can. */
  whyNoVolume: (series: SeriesAddress) => Promise<NoVolume | "not-loaded" | null>;
  setTool: (tool: ViewerTool) => void;
  /** The viewport that others follow and whose picture the reference lines show. */
  setActive: (viewport: number) => void;
  setLinks: (links: Links) => void;
  setReferenceLines: (shown: boolean) => void;
  /** `stored`: as the image asks; `full`: from its darkest to its brightest value. */
  setWindow: (viewport: number, window: GreyWindow | "stored" | "full") => void;
  scrollBy: (viewport: number, slices: number) => void;
  scrollTo: (viewport: number, index: number) => void;
  zoomBy: (viewport: number, factor: number) => void;
  panBy: (viewport: number, x: number, y: number) => void;
  invert: (viewport: number) => void;
  /** @param degrees clockwise */
  rotateBy: (viewport: number, degrees: number) => void;
  /** Mirrors left and right. */
  mirror: (viewport: number) => void;
  /** Zoom, place, window and inversion as at the start. */
  reset: (viewport: number) => void;
  /** Plays or stops; `framesPerSecond` null: the rate that the data asks for. */
  cine: (viewport: number, playing: boolean, framesPerSecond?: number | null) => void;
  /** Shows a frame in a viewport that has its series, else in the given one. */
  goTo: (reference: ImageReference, viewport: number) => Promise<void>;
  /** What a viewport shows, with its marks, as a PNG; null where it shows nothing. */
  picture: (viewport: number) => Promise<Blob | null>;
  marks: () => readonly Mark[];
  /** Replaces all marks; marks that the reader has not touched come back exactly as they were given. */
  setMarks: (marks: readonly Mark[]) => void;
  selectMark: (markId: string | null) => void;
  /** Read only: marks can be looked at, and not drawn or moved. */
  setReadOnly: (readOnly: boolean) => void;
  /** The place of a frame in its series, from 0; null while its series has not been opened. */
  placeOf: (reference: ImageReference) => number | null;
  /** Gives up a mark that is being drawn. */
  cancelDrawing: () => void;
  destroy: () => void;
};
