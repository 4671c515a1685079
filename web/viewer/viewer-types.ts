import type { ImageReference, Mark } from "#contract/finding.ts";
import type { Calibration } from "./calibration.ts";
import type { FrameFacts } from "./frame-facts.ts";
import type { EdgeLetters } from "./orientation-letters.ts";
import type { GreyWindow } from "./window-presets.ts";

export type Layout = 1 | 2 | 4;
/** What the left mouse button, or one finger, does. */
export const viewerTools = ["window", "scroll", "zoom", "pan", "length", "angle", "ellipse", "arrow"] as const;
export type ViewerTool = (typeof viewerTools)[number];

export type SeriesAddress = { studyInstanceUid: string; seriesInstanceUid: string };

/** What one viewport shows. */
export type ViewportState = {
  series: SeriesAddress | null;
  status: "empty" | "loading" | "ready" | "failed";
  /** Why nothing, or not this slice, can be shown; the picture is covered then, so that no other slice is taken for it. */
  failure: ViewFailure | null;
  /** Counts from 0 in the order of scrolling. */
  index: number;
  total: number;
  /** How many different slices have been on the screen. */
  seen: number;
  reference: ImageReference | null;
  facts: FrameFacts | null;
  basis: Calibration["kind"] | null;
  letters: EdgeLetters | null;
  window: GreyWindow | null;
  inverted: boolean;
  /** 1: the picture fits the viewport. */
  zoom: number;
  /** Frames a second while it plays; null: it stands. */
  playing: number | null;
};

export type ViewFailure =
  | { kind: "no-pictures"; modality: string }
  | { kind: "metadata"; error: unknown }
  | { kind: "picture"; status: number | null };

export const emptyViewport: ViewportState = {
  series: null,
  status: "empty",
  failure: null,
  index: 0,
  total: 0,
  seen: 0,
  reference: null,
  facts: null,
  basis: null,
  letters: null,
  window: null,
  inverted: false,
  zoom: 1,
  playing: null,
};

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
  /** Asks the reader for the text of an arrow; null: no arrow. */
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
  showSeries: (viewport: number, series: SeriesAddress) => Promise<void>;
  setTool: (tool: ViewerTool) => void;
  /** `stored`: as the image asks; `full`: from its darkest to its brightest value. */
  setWindow: (viewport: number, window: GreyWindow | "stored" | "full") => void;
  scrollBy: (viewport: number, slices: number) => void;
  scrollTo: (viewport: number, index: number) => void;
  zoomBy: (viewport: number, factor: number) => void;
  panBy: (viewport: number, x: number, y: number) => void;
  invert: (viewport: number) => void;
  /** Zoom, place, window and inversion as at the start. */
  reset: (viewport: number) => void;
  /** Plays or stops; `framesPerSecond` null: the rate that the data asks for. */
  cine: (viewport: number, playing: boolean, framesPerSecond?: number | null) => void;
  /** Shows a frame in a viewport that has its series, else in the given one. */
  goTo: (reference: ImageReference, viewport: number) => Promise<void>;
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
