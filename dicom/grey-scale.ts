import type { DecodedFrame, Samples } from "./decode-frame.ts";
import { type DicomJson, frameGroup, items, number, numbers, text } from "./json.ts";
import { lookUp, lookupTable } from "./lookup-table.ts";

/** `shape` is a VOI LUT Function, PS3.3 section C.11.2.1.2; without, the one of the data set. */
export type Window = { center: number; width: number; shape?: string | undefined };
type Transform = (value: number) => number;

/** Modality LUT or rescale, PS3.3 sections C.11.1 and C.7.6.16.2.9: stored values to the modality's own (HU for CT). */
export function modalityTransform(json: DicomJson, frame: number): Transform {
  const table = items(json, "00283000").map(lookupTable)[0] ?? null;
  if (table !== null) return (value) => lookUp(table, value);
  const group = frameGroup(json, frame, "00289145") ?? json;
  const slope = number(group, "00281053") ?? number(json, "00281053") ?? 1;
  const intercept = number(group, "00281052") ?? number(json, "00281052") ?? 0;
  const factor = slope === 0 ? 1 : slope;
  return (value) => value * factor + intercept;
}

/** The first window of the header, or of the frame's functional groups; null where there is none that can be used. */
export function headerWindow(json: DicomJson, frame: number): Window | null {
  const group = frameGroup(json, frame, "00289132") ?? json;
  const center = numbers(group, "00281050")[0];
  const width = numbers(group, "00281051")[0];
  return center === undefined || width === undefined || width <= 0 ? null : { center, width };
}

/** A window from the 1st to the 99th percentile, padding left out, from at most some 20,000 values. */
export function percentileWindow(data: Samples, modality: Transform, padding: number | null): Window {
  const step = Math.max(1, Math.floor(data.length / 20_000));
  const sample: number[] = [];
  for (let i = 0; i < data.length; i += step) {
    const stored = data[i] ?? 0;
    if (stored !== padding && Number.isFinite(stored)) sample.push(modality(stored));
  }
  sample.sort((a, b) => a - b);
  const low = sample[Math.floor(sample.length * 0.01)] ?? 0;
  const high = sample[Math.min(sample.length - 1, Math.ceil(sample.length * 0.99))] ?? 1;
  // A linear window maps center - 0.5 - (width - 1) / 2 to black, PS3.3 section C.11.2.1.2.
  return { center: (low + high + 1) / 2, width: Math.max(1, high - low + 1) };
}

/** VOI LUT function, PS3.3 sections C.11.2.1.2 and C.11.2.1.3: modality values to 0…1. */
export function windowTransform({ center, width }: Window, shape: string): Transform {
  if (shape === "SIGMOID") return (value) => 1 / (1 + Math.exp((-4 * (value - center)) / width));
  if (shape === "LINEAR_EXACT") return (value) => (value - center) / width + 0.5;
  if (width <= 1) return (value) => (value <= center - 0.5 ? 0 : 1);
  return (value) => (value - (center - 0.5)) / (width - 1) + 0.5;
}

function voiTransform(
  decoded: DecodedFrame,
  json: DicomJson,
  frame: number,
  asked: Window | null,
  modality: Transform,
): Transform {
  const shape = text(frameGroup(json, frame, "00289132") ?? json, "00281056").trim();
  if (asked !== null) return windowTransform(asked, asked.shape ?? shape);
  const table = items(json, "00283010").map(lookupTable)[0] ?? null;
  if (table !== null) {
    const top = 2 ** table.bits - 1;
    return (value) => lookUp(table, value) / top;
  }
  const window = headerWindow(json, frame) ?? percentileWindow(decoded.data, modality, number(json, "00280120"));
  return windowTransform(window, shape);
}

/**
 * A monochrome frame as 8-bit grey for display, row by row: modality, VOI, then MONOCHROME1 turned over (PS3.4 section N.2).
 * `asked` overrides the window of the header; `frame` counts from 1.
 */
export function greyScale(decoded: DecodedFrame, json: DicomJson, frame: number, asked: Window | null): Uint8Array {
  const { data } = decoded;
  const modality = modalityTransform(json, frame);
  const voi = voiTransform(decoded, json, frame, asked, modality);
  const inverse = decoded.photometric === "MONOCHROME1";
  const grey = (stored: number) => {
    const value = Math.round(Math.max(0, Math.min(1, voi(modality(stored)))) * 255);
    return inverse ? 255 - value : value;
  };
  const result = new Uint8Array(data.length);
  if (data instanceof Float32Array || data instanceof Float64Array || data.BYTES_PER_ELEMENT > 2) {
    for (let i = 0; i < data.length; i++) result[i] = grey(data[i] ?? 0);
    return result;
  }
  const offset = data instanceof Int8Array || data instanceof Int16Array ? 2 ** (data.BYTES_PER_ELEMENT * 8 - 1) : 0;
  const table = new Int16Array(2 ** (data.BYTES_PER_ELEMENT * 8)).fill(-1);
  for (let i = 0; i < data.length; i++) {
    const index = (data[i] ?? 0) + offset;
    let value = table[index] ?? 0;
    if (value < 0) {
      value = grey(index - offset);
      table[index] = value;
    }
    result[i] = value;
  }
  return result;
}
