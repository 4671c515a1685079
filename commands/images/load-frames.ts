import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { Refusal } from "#contract/refusals.ts";
import type { DicomJson } from "#dicom/json.ts";
import { explicitBig, explicitLittle, implicitLittle, rarelyDecoded } from "#dicom/transfer-syntaxes.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";
import type { OrganisationScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { findInstances, type ImagePlace, type InstanceRow } from "./find-instances.ts";
import { type KnownFrames, learnFrames, recallFrames } from "./frame-memory.ts";
import { placeOfFrame } from "./frame-places.ts";
import { readFrame } from "./read-frame.ts";
import { recordImageView } from "./record-image-view.ts";

export type InstancePlace = ImagePlace & { series: string; instance: string };

/** "rendered" is for whatever needs the metadata of the image in any case: drawing, encoding. */
export type FrameUse = "stored" | "decoded" | "rendered";

/** Frames of one instance, not read yet. */
export type FrameSource = {
  sha256: string;
  transferSyntaxUid: string;
  /** The number of frames that are there. */
  frames: number;
  blind: boolean;
  /** The bytes of the frame as they are stored, the first being 1. */
  read: (frame: number) => Promise<Uint8Array>;
  /** The metadata, needed to decode or render. */
  metadata: DicomJson;
};

type Desk = Pick<House, "database" | "clock" | "objects">;

const ranges = z.array(z.tuple([z.number(), z.number()]));
export type FrameRow = {
  encapsulated: boolean | null;
  deflated: boolean | null;
  wanted: unknown;
  metadata: DicomJson | null;
};

/**
 * Finds frames of an instance: by what is remembered of it (frame-memory.ts) where no metadata are needed, else in the database. Of a file with thousands of frames only the places of those asked for are fetched.
 * @param use what the frames are wanted for: metadata are fetched only where it needs them
 * @throws Refusal "not-found" where there is no such image or frame
 */
export async function findFrames(
  desk: Desk,
  scope: OrganisationScope,
  place: InstancePlace,
  frames: readonly number[],
  use: FrameUse,
): Promise<FrameSource> {
  const known = use === "rendered" ? null : await knownFrames(desk, scope, place);
  if (known !== null && mayGoWithoutMetadata(known, use)) return await sourceOfKnown(desk, scope, place, frames, known);
  const { sight, instances } = await findInstances<FrameRow>(desk, scope, place, frameColumns(frames, use));
  const [row] = instances;
  if (row === undefined || frames.some((frame) => frame > row.frames)) throw new Refusal("not-found", "no such frame");
  await recordImageView(desk, scope, sight, instances);
  return frameSource(desk.objects, row, sight.blind, frames);
}

async function knownFrames(desk: Desk, scope: OrganisationScope, place: InstancePlace): Promise<KnownFrames | null> {
  return recallFrames(desk.database, scope, place) ?? (await learnFrames(desk, scope, place));
}

/** Uncompressed samples go out as they are, whatever the client asked for. */
function mayGoWithoutMetadata({ instance }: KnownFrames, use: FrameUse): boolean {
  return use === "stored" || [explicitLittle, implicitLittle].includes(instance.transferSyntaxUid);
}

async function sourceOfKnown(
  desk: Desk,
  scope: OrganisationScope,
  place: InstancePlace,
  frames: readonly number[],
  { sight, instance }: KnownFrames,
): Promise<FrameSource> {
  if (frames.some((frame) => frame > instance.frames)) throw new Refusal("not-found", "no such frame");
  await recordImageView(desk, scope, sight, [{ study_id: instance.studyId, series_instance_uid: place.series }]);
  const { sha256, transferSyntaxUid, places } = instance;
  return {
    sha256,
    transferSyntaxUid,
    frames: instance.frames,
    blind: sight.blind,
    metadata: {},
    read: async (frame) => {
      const found = placeOfFrame(places, frame);
      if (found === null) throw new Refusal("not-found", "no such frame");
      const { encapsulated, deflated } = places;
      return await readFrame(desk.objects, sha256, found.where, {
        encapsulated,
        deflated,
        startBits: [found.startBit],
      });
    },
  };
}

const metadataColumn: Record<FrameUse, RawBuilder<unknown>> = {
  // Big endian is turned round whatever the client takes: PS3.18 knows it no more.
  stored: sql`CASE WHEN i.transfer_syntax_uid = ANY (${[explicitBig, ...rarelyDecoded]}::text[]) THEN i.metadata END`,
  decoded: sql`CASE WHEN i.transfer_syntax_uid NOT IN (${explicitLittle}, ${implicitLittle}) THEN i.metadata END`,
  rendered: sql`i.metadata`,
};

/** The columns of `i` that `frameSource` needs. */
export function frameColumns(frames: readonly number[], use: FrameUse) {
  const indices = frames.map((frame) => frame - 1);
  return sql`(i.frame_locations->>'encapsulated')::boolean AS encapsulated,
    (i.frame_locations->>'deflated')::boolean AS deflated,
    (SELECT jsonb_agg(jsonb_build_array(n, i.frame_locations->'frames'->n, i.frame_locations->'startBits'->n))
      FROM unnest(${indices}::int[]) n) AS wanted,
    ${metadataColumn[use]} AS metadata`;
}

const wantedFrames = z.array(z.tuple([z.number(), ranges, z.number().nullable()]));

/** @throws Refusal "not-found" where the row knows of no such frames */
export function frameSource(
  objects: ObjectStore,
  row: Pick<InstanceRow, "sha256" | "transfer_syntax_uid" | "frames"> & FrameRow,
  blind: boolean,
  frames: readonly number[],
): FrameSource {
  const parsed = wantedFrames.safeParse(row.wanted);
  if (row.encapsulated === null || !parsed.success || parsed.data.length < frames.length) {
    throw new Refusal("not-found", "this object has no frames");
  }
  const places = new Map(
    parsed.data.map(([index, where, startBit]) => [index + 1, { where, startBit: startBit ?? 0 }]),
  );
  const { encapsulated, deflated, sha256 } = row;
  return {
    sha256,
    transferSyntaxUid: row.transfer_syntax_uid,
    frames: row.frames,
    blind,
    metadata: row.metadata ?? {},
    read: async (frame) => {
      const place = places.get(frame);
      if (place === undefined) throw new Refusal("not-found", "no such frame");
      const one = { encapsulated, deflated: deflated === true, startBits: [place.startBit] };
      return await readFrame(objects, sha256, place.where, one);
    },
  };
}
