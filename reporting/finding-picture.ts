import type { Finding, ImageReference, Mark } from "#contract/finding.ts";
import type { FindingPicture } from "#contract/opinion.ts";
import { encodePng } from "#dicom/encode-png.ts";
import { findingTitle, markText } from "./describe-finding.ts";
import { drawMarks, type PictureScale } from "./draw-marks.ts";
import type { Raster } from "./draw-strokes.ts";
import type { Point } from "./stroke-font.ts";

/** A picture narrower than this is enlarged; one wider or higher than `large` is cut to what the marks are about. */
const leastWidth = 512;
const large = 1024;

/** The image that shows a finding: that of its first mark, else its first image; null where it points at none. */
export function pictureImage(finding: Finding, marks: readonly Mark[]): ImageReference | null {
  return marks.find(({ id }) => finding.markIds.includes(id))?.image ?? finding.images[0] ?? null;
}

/**
 * The picture of a finding with its marks drawn in, as PNG. Marks of other findings and on other images are left out.
 * @param rendered the image of `pictureImage`, windowed, 8-bit RGBA
 * @param scale pixels of `rendered` for one pixel of the image (1 where it was rendered as it is)
 * @param origin image coordinates of the outer corner of `rendered`
 */
export function findingPicture(
  rendered: Raster,
  marks: readonly Mark[],
  finding: Finding,
  scale: PictureScale = 1,
  origin: Point = [0, 0],
): FindingPicture {
  const image = pictureImage(finding, marks);
  const shown = marks.filter(
    ({ id, image: on }) => finding.markIds.includes(id) && image !== null && sameFrame(on, image),
  );
  const [across, down] = typeof scale === "number" ? [scale, scale] : scale;
  const points = shown
    .flatMap((mark) => mark.points)
    .map(([x, y]): Point => [(x - origin[0]) * across, (y - origin[1]) * down]);
  const window = cutting(rendered, points);
  const factor = Math.max(1, leastWidth / window.width);
  const picture = resampled(rendered, window, factor);
  const corner: Point = [origin[0] + window.left / across, origin[1] + window.top / down];
  drawMarks(picture.rgba, picture.width, picture.height, shown, [across * factor, down * factor], corner);
  const { rgba, width, height } = picture;
  const part = window.width < rendered.width || window.height < rendered.height;
  return {
    findingId: finding.id,
    png: encodePng(rgba, width, height),
    width,
    height,
    alt: altText(finding, shown, part),
  };
}

function sameFrame(a: ImageReference, b: ImageReference): boolean {
  return a.sopInstanceUid === b.sopInstanceUid && a.frameNumber === b.frameNumber;
}

function altText(finding: Finding, marks: readonly Mark[], part: boolean): string {
  const said = marks.map(markText).filter((text) => text !== "");
  const what = `${part ? "Part of the image" : "Image"} of: ${findingTitle(finding)}.`;
  return said.length === 0 ? what : `${what} Marked: ${said.join("; ")}.`;
}

type Window = { left: number; top: number; width: number; height: number };

/** The part of a large picture around its marks: three times their extent, and enough to see where in the body it is. */
function cutting({ width, height }: Raster, points: readonly Point[]): Window {
  if (points.length === 0 || (width <= large && height <= large)) return { left: 0, top: 0, width, height };
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const extent = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const side = Math.ceil(Math.max(leastWidth, extent * 3, Math.max(width, height) / 3));
  const [w, h] = [Math.min(width, side), Math.min(height, side)];
  const start = (values: number[], size: number, whole: number) => {
    const middle = (Math.min(...values) + Math.max(...values)) / 2;
    return Math.round(Math.max(0, Math.min(middle - size / 2, whole - size)));
  };
  return { left: start(xs, w, width), top: start(ys, h, height), width: w, height: h };
}

/** A window of a picture, enlarged by `factor` between its pixels (bilinear), opaque. */
function resampled({ rgba, width }: Raster, window: Window, factor: number): Raster {
  const [w, h] = [Math.round(window.width * factor), Math.round(window.height * factor)];
  const result = new Uint8Array(w * h * 4);
  const last = (position: number, size: number): [number, number, number] => {
    const at = Math.max(0, Math.min(position, size - 1));
    const low = Math.floor(at);
    return [low, Math.min(low + 1, size - 1), at - low];
  };
  for (let y = 0; y < h; y += 1) {
    const [y0, y1, fy] = last((y + 0.5) / factor - 0.5, window.height);
    for (let x = 0; x < w; x += 1) {
      const [x0, x1, fx] = last((x + 0.5) / factor - 0.5, window.width);
      const at = (cx: number, cy: number) => ((window.top + cy) * width + window.left + cx) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const pixel = (cx: number, cy: number) => rgba[at(cx, cy) + channel] ?? 0;
        const above = pixel(x0, y0) * (1 - fx) + pixel(x1, y0) * fx;
        const below = pixel(x0, y1) * (1 - fx) + pixel(x1, y1) * fx;
        result[(y * w + x) * 4 + channel] = Math.round(above * (1 - fy) + below * fy);
      }
      result[(y * w + x) * 4 + 3] = 255;
    }
  }
  return { width: w, height: h, rgba: result };
}
