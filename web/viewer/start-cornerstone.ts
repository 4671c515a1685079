import { cache, cornerstoneStreamingImageVolumeLoader, init as startCore, volumeLoader } from "@cornerstonejs/core";
import { init as startLoader } from "@cornerstonejs/dicom-image-loader";
import {
  AngleTool,
  ArrowAnnotateTool,
  addTool,
  annotation,
  BidirectionalTool,
  CobbAngleTool,
  EllipticalROITool,
  LabelTool,
  LengthTool,
  MagnifyTool,
  PanTool,
  PlanarFreehandROITool,
  ProbeTool,
  RectangleROITool,
  StackScrollTool,
  init as startTools,
  WindowLevelRegionTool,
  WindowLevelTool,
  ZoomTool,
} from "@cornerstonejs/tools";
import { z } from "zod";

let started = false;

/** A phone, by its width: less memory, one graphics context. */
const isSmall = (): boolean => window.matchMedia("(max-width: 48em)").matches;
/** Pictures kept decoded in memory. A chest CT of 1,000 slices at 512 x 512 is 524 MB: what is far from the slice looked at is freed. */
const cacheBytes = (): number => (isSmall() ? 128 : 352) * 1024 * 1024;

/** Warm yellow on the dark picture, blue where it is selected; both with a shadow, so that they show on white bone as well. */
const markStyle = {
  color: "rgb(255, 214, 92)",
  colorHighlighted: "rgb(255, 240, 184)",
  colorSelected: "rgb(94, 222, 242)",
  colorLocked: "rgb(255, 214, 92)",
  lineWidth: "1.5",
  textBoxFontFamily: '"Inter Variable", system-ui, sans-serif',
  textBoxFontSize: "13px",
  textBoxBackground: "rgba(7, 9, 12, 0.66)",
  textBoxColor: "rgb(255, 214, 92)",
  textBoxColorHighlighted: "rgb(255, 240, 184)",
  textBoxColorSelected: "rgb(94, 222, 242)",
  textBoxColorLocked: "rgb(255, 214, 92)",
};

/** Starts what draws the images, once in the life of the page. */
export function startCornerstone(): void {
  if (started) return;
  started = true;
  startCore({ rendering: { webGlContextCount: isSmall() ? 1 : 3 }, debug: {} });
  volumeLoader.registerVolumeLoader("cornerstoneStreamingImageVolume", (volumeId, options) => {
    const imageIds = z.array(z.string()).parse(options?.imageIds);
    const { promise, decache } = cornerstoneStreamingImageVolumeLoader(volumeId, { imageIds });
    return { promise, decache };
  });
  startTools();
  startLoader({
    maxWebWorkers: Math.max(1, Math.min(4, Math.floor(navigator.hardwareConcurrency / 2))),
    beforeSend: (_xhr, _imageId, headers) => headers,
  });
  cache.setMaxCacheSize(cacheBytes());
  for (const tool of [
    AngleTool,
    ArrowAnnotateTool,
    BidirectionalTool,
    CobbAngleTool,
    EllipticalROITool,
    LabelTool,
    LengthTool,
    MagnifyTool,
    PanTool,
    PlanarFreehandROITool,
    ProbeTool,
    RectangleROITool,
    StackScrollTool,
    WindowLevelRegionTool,
    WindowLevelTool,
    ZoomTool,
  ]) {
    addTool(tool);
  }
  const { config } = annotation;
  config.style.setDefaultToolStyles({ global: { ...config.style.getDefaultToolStyles().global, ...markStyle } });
}
