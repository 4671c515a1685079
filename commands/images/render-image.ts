import { sql } from "kysely";
import { Refusal } from "#contract/refusals.ts";
import { DicomRefused } from "#dicom/refused.ts";
import type { RenderOptions } from "#dicom/render-frame.ts";
import type { OrganisationScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import type { PictureType } from "../pixels/pixel-tasks.ts";
import { workOnPixels } from "../pixels/work-on-pixels.ts";
import { findInstances, type ImagePlace } from "./find-instances.ts";
import { type FrameSource, findFrames, type InstancePlace } from "./load-frames.ts";

type ImageDesk = Pick<House, "database" | "clock" | "objects">;
/** `frame` counts from 1; null takes the middle one. Window in modality values, box in pixels, quality 1 to 100. */
export type Picturing = Omit<RenderOptions, "frame"> & { frame: number | null; type: PictureType; quality: number };
export type Picture = { bytes: Uint8Array; type: PictureType; key: string };

/**
 * An image as a picture for display.
 * @throws Refusal "not-found" where it has no frames, "not-readable" where they cannot be decoded
 */
export async function renderImage(
  desk: ImageDesk,
  scope: OrganisationScope,
  place: InstancePlace,
  how: Picturing,
): Promise<Picture> {
  const frame = how.frame ?? (await middleFrame(desk, scope, place));
  const source = await findFrames(desk, scope, place, [frame], "rendered");
  const { type, quality, frame: _, ...options } = how;
  const key = [source.sha256, frame, type, quality, JSON.stringify(options)].join(" ");
  return { bytes: await remember(key, () => draw(source, frame, how)), type, key };
}

/** The picture that stands for a study or series: the middle frame of the middle image. */
export async function renderRepresentative(
  desk: ImageDesk,
  scope: OrganisationScope,
  place: ImagePlace,
  how: Picturing,
): Promise<Picture> {
  const { instances } = await findInstances(desk, scope, place, sql`NULL AS nothing`);
  const shown = instances.filter((row) => row.frames > 0);
  // Of a study the series with the most frames stands for it: localisers are short.
  const bySeries = Map.groupBy(shown, (row) => row.series_instance_uid);
  const longest = [...bySeries.values()].sort((a, b) => countFrames(b) - countFrames(a))[0] ?? [];
  const middle = longest[Math.floor((longest.length - 1) / 2)];
  if (middle === undefined) throw new Refusal("not-found", "there is no picture to show");
  const instance = { study: place.study, series: middle.series_instance_uid, instance: middle.sop_instance_uid };
  return await renderImage(desk, scope, instance, { ...how, frame: middleOf(middle.frames) });
}

/** The images of a study or series that can be shown, each by its middle frame, in the order of `findInstances`. */
export async function listPictured(
  desk: ImageDesk,
  scope: OrganisationScope,
  place: ImagePlace,
): Promise<(InstancePlace & { frame: number })[]> {
  const { instances } = await findInstances(desk, scope, place, sql`NULL AS nothing`);
  return instances
    .filter((row) => row.frames > 0)
    .map((row) => ({
      study: place.study,
      series: row.series_instance_uid,
      instance: row.sop_instance_uid,
      frame: middleOf(row.frames),
    }));
}

const countFrames = (rows: readonly { frames: number }[]) => rows.reduce((sum, row) => sum + row.frames, 0);
export const middleOf = (frames: number): number => Math.max(1, Math.ceil(frames / 2));

async function middleFrame(desk: ImageDesk, scope: OrganisationScope, place: InstancePlace): Promise<number> {
  const { instances } = await findInstances(desk, scope, place, sql`NULL AS nothing`);
  return middleOf(instances[0]?.frames ?? 1);
}

async function draw(source: FrameSource, frame: number, how: Picturing): Promise<Uint8Array> {
  try {
    const { metadata, transferSyntaxUid } = source;
    const { type, quality, frame: _, ...options } = how;
    const input = { frame: await source.read(frame), metadata, transferSyntaxUid };
    return await workOnPixels("picture", { ...input, options: { ...options, frame }, type, quality });
  } catch (error) {
    if (error instanceof DicomRefused) throw new Refusal("not-readable", error.message, error.detail);
    throw error;
  }
}

const kept = new Map<string, Uint8Array>();
let keptBytes = 0;
const keptMost = 32 * 1024 ** 2;

/** Small pictures drawn lately, so that a list of series is drawn once. Whoever asks was permitted before. */
async function remember(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const there = kept.get(key);
  if (there !== undefined) return there;
  const bytes = await make();
  if (bytes.length > 256 * 1024 || kept.has(key)) return bytes;
  kept.set(key, bytes);
  keptBytes += bytes.length;
  for (const [oldest, old] of kept) {
    if (keptBytes <= keptMost) break;
    kept.delete(oldest);
    keptBytes -= old.length;
  }
  return bytes;
}
