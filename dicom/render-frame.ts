import type { DecodedFrame } from "./decode-frame.ts";
import { greyScale } from "./grey-scale.ts";
import { type DicomJson, frameGroup, number, numbers } from "./json.ts";
import { lookUp, palette } from "./lookup-table.ts";
import { DicomRefused } from "./refused.ts";
import { scaleImage } from "./scale-image.ts";

/**
 * A part of an image in its own pixels, from the top left corner. The picture of it is turned over, left for right or top for bottom.
 */
export type Region = { x: number; y: number; width: number; height: number; mirrored: boolean; upsideDown: boolean };

/**
 * How to render. `windowCenter` and `windowWidth` (both or neither) are in modality values; `width` and `height` are the box in
 * pixels that the picture must fit into, its proportions kept; `frame` (from 1) chooses the frame's own functional groups.
 */
export type RenderOptions = {
  windowCenter?: number | undefined;
  windowWidth?: number | undefined;
  /** VOI LUT Function with the window asked for: LINEAR, LINEAR_EXACT or SIGMOID. */
  windowShape?: string | undefined;
  /** The part to show; all of the image without. */
  region?: Region | undefined;
  /** The same as left, top, right and bottom in parts of one (PS3.18 section 9.1.2.2.6). */
  part?: readonly [number, number, number, number] | undefined;
  width?: number | undefined;
  height?: number | undefined;
  frame?: number | undefined;
};

export type RenderedFrame = { width: number; height: number; rgba: Uint8Array };

const maximalSide = 8192;

/** Height of a pixel over its width: Pixel Aspect Ratio, else spacing (PS3.3 sections C.7.6.3.1.7 and 10.7). */
export function pixelAspect(json: DicomJson, frame: number): number {
  const [vertical, horizontal] = numbers(json, "00280034");
  const measures = frameGroup(json, frame, "00289110") ?? json;
  const spacing = numbers(measures, "00280030");
  const [rowSpacing, columnSpacing] = spacing.length === 2 ? spacing : numbers(json, "00181164");
  const ratio =
    vertical && horizontal ? vertical / horizontal : rowSpacing && columnSpacing ? rowSpacing / columnSpacing : 1;
  return Number.isFinite(ratio) && ratio >= 0.1 && ratio <= 10 ? ratio : 1;
}

/** Size of the picture: square pixels, inside the box that was asked for. */
export function renderedSize(
  decoded: { rows: number; columns: number },
  aspect: number,
  options: RenderOptions,
): { width: number; height: number } {
  const naturalWidth = aspect < 1 ? decoded.columns / aspect : decoded.columns;
  const naturalHeight = aspect < 1 ? decoded.rows : decoded.rows * aspect;
  const boxWidth = options.width ?? (options.height === undefined ? naturalWidth : maximalSide);
  const boxHeight = options.height ?? (options.width === undefined ? naturalHeight : maximalSide);
  const scale = Math.min(
    boxWidth / naturalWidth,
    boxHeight / naturalHeight,
    maximalSide / Math.max(naturalWidth, naturalHeight),
  );
  const side = (length: number) => Math.max(1, Math.min(maximalSide, Math.round(length * scale)));
  return { width: side(naturalWidth), height: side(naturalHeight) };
}

function paletteColours(decoded: DecodedFrame, json: DicomJson): Uint8Array {
  const tables = palette(json);
  if (tables === null) throw new DicomRefused("not-displayable", "the colour palette is missing");
  const result = new Uint8Array(decoded.data.length * 3);
  tables.forEach((table, channel) => {
    const shift = Math.max(0, table.bits - 8);
    for (let i = 0; i < decoded.data.length; i++)
      result[i * 3 + channel] = lookUp(table, decoded.data[i] ?? 0) >> shift;
  });
  return result;
}

function trueColours(decoded: DecodedFrame, json: DicomJson): Uint8Array {
  const { data } = decoded;
  if (data instanceof Uint8Array) return data;
  const bits = number(json, "00280101") ?? data.BYTES_PER_ELEMENT * 8;
  const factor = 255 / (2 ** bits - 1);
  return Uint8Array.from({ length: data.length }, (_, i) =>
    Math.max(0, Math.min(255, Math.round((data[i] ?? 0) * factor))),
  );
}

function asRgba(samples: Uint8Array, channels: number): Uint8Array {
  const pixels = samples.length / channels;
  const rgba = new Uint8Array(pixels * 4);
  for (let i = 0; i < pixels; i++) {
    const from = i * channels;
    rgba[i * 4] = samples[from] ?? 0;
    rgba[i * 4 + 1] = samples[channels === 1 ? from : from + 1] ?? 0;
    rgba[i * 4 + 2] = samples[channels === 1 ? from : from + 2] ?? 0;
    rgba[i * 4 + 3] = 255;
  }
  return rgba;
}

function regionOfPart(part: RenderOptions["part"], { rows, columns }: DecodedFrame): Region | undefined {
  if (part === undefined) return undefined;
  const [left, top, right, bottom] = part;
  return {
    x: left * columns,
    y: top * rows,
    width: (right - left) * columns,
    height: (bottom - top) * rows,
    mirrored: false,
    upsideDown: false,
  };
}

/** @throws DicomRefused where nothing of the region lies in the image */
function regionWithin(region: Region | undefined, { rows, columns }: DecodedFrame): Region | null {
  if (region === undefined) return null;
  const x = Math.max(0, Math.floor(region.x));
  const y = Math.max(0, Math.floor(region.y));
  const width = Math.min(columns, Math.ceil(region.x + region.width)) - x;
  const height = Math.min(rows, Math.ceil(region.y + region.height)) - y;
  if (width < 1 || height < 1) throw new DicomRefused("not-displayable", "the region lies outside the image");
  return { ...region, x, y, width, height };
}

/** The pixels of a region, turned over as it asks. */
function cropImage(samples: Uint8Array, columns: number, channels: number, region: Region): Uint8Array {
  const { x, y, width, height, mirrored, upsideDown } = region;
  const result = new Uint8Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    const from = (y + (upsideDown ? height - 1 - row : row)) * columns + x;
    for (let column = 0; column < width; column++) {
      const source = (from + (mirrored ? width - 1 - column : column)) * channels;
      const target = (row * width + column) * channels;
      for (let channel = 0; channel < channels; channel++) result[target + channel] = samples[source + channel] ?? 0;
    }
  }
  return result;
}

/**
 * Renders a decoded frame for display: the window asked for, else the header's, else one from the values themselves. Throws
 * DicomRefused "not-displayable" where colours are missing.
 */
export function renderFrame(decoded: DecodedFrame, json: DicomJson, options: RenderOptions = {}): RenderedFrame {
  const frame = options.frame ?? 1;
  const { windowCenter, windowWidth, windowShape } = options;
  const asked =
    windowCenter === undefined || windowWidth === undefined
      ? null
      : { center: windowCenter, width: windowWidth, shape: windowShape };
  const channels = decoded.samplesPerPixel === 1 && decoded.photometric !== "PALETTE COLOR" ? 1 : 3;
  if (decoded.samplesPerPixel !== 1 && decoded.samplesPerPixel !== 3) {
    throw new DicomRefused("not-displayable", `${decoded.samplesPerPixel} samples per pixel`);
  }
  const samples =
    channels === 1
      ? greyScale(decoded, json, frame, asked)
      : decoded.samplesPerPixel === 1
        ? paletteColours(decoded, json)
        : trueColours(decoded, json);
  const region = regionWithin(options.region ?? regionOfPart(options.part, decoded), decoded);
  const shown = region === null ? samples : cropImage(samples, decoded.columns, channels, region);
  const { rows, columns } = region === null ? decoded : { rows: region.height, columns: region.width };
  const { width, height } = renderedSize({ rows, columns }, pixelAspect(json, frame), options);
  const scaled = scaleImage(shown, columns, rows, channels, width, height);
  return { width, height, rgba: asRgba(scaled, channels) };
}
