import { createHash } from "node:crypto";
import type { CaseId } from "#contract/ids.ts";
import type { FileOutcome, PictureKindSaid } from "#contract/images.ts";
import { Refusal } from "#contract/refusals.ts";
import { convertPicture, type PictureToConvert } from "#dicom/pictures/convert-picture.ts";
import { pngSize } from "#dicom/pictures/decode-png.ts";
import { tiffPages } from "#dicom/pictures/decode-tiff.ts";
import { PictureRefused } from "#dicom/pictures/picture-refused.ts";
import { readJpeg } from "#dicom/pictures/read-jpeg.ts";
import { type PictureMediaType, sniffPicture } from "#dicom/pictures/sniff-picture.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { DicomRefused } from "#dicom/refused.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { holdObjects } from "../keeping/hold-objects.ts";
import { workOnPixels } from "../pixels/work-on-pixels.ts";
import { peek } from "../records/peek.ts";
import { enterFiles } from "./add-images.ts";
import { findPicturePatient, type PicturePatient } from "./picture-patient.ts";
import type { ReceivedFile } from "./received-file.ts";
import { storableText } from "./storable.ts";
import { againWhereTwoMet } from "./two-met.ts";

type PictureDesk = Pick<House, "database" | "clock" | "objects">;
export type SentPicture = { kind: PictureKindSaid; fileName: string; date: string; group: string; number: number };

const headLength = 4096;
const megabyte = 1024 ** 2;
const limits: Record<PictureMediaType, number> = {
  "image/jpeg": 64 * megabyte,
  "image/png": 256 * megabyte,
  "image/tiff": 256 * megabyte,
  "application/pdf": 100 * megabyte,
  "video/mp4": 512 * megabyte,
};
const heic =
  "HEIC and AVIF pictures cannot be read here. Please save it as JPEG: phones do so when a picture is shared, or under Settings, Camera, Formats, Most compatible";
const notKnown = "please send a JPEG, PNG or TIFF picture, a PDF, or a film clip in MP4";

/**
 * Takes in a picture, document or film clip that is no DICOM: the file is kept as received, and an image of the case's patient is made of
 * it. The same file again is there already.
 * @throws Refusal "wrong-media-type" for what cannot become one; "too-large"; "not-readable" with what to do; those of the case
 */
export async function addPicture(
  desk: PictureDesk,
  scope: PersonScope,
  caseId: CaseId,
  sent: SentPicture,
  body: AsyncIterable<Uint8Array>,
): Promise<FileOutcome> {
  const patient = await lookInCase(desk, scope, caseId, "add-images", (act) => findPicturePatient(act));
  const { head, whole } = await peek(body, headLength);
  if (head.length === 0) throw new Refusal("not-readable", "the file is empty");
  const mediaType = sniffPicture(head);
  if (mediaType === "image/heic") throw new Refusal("wrong-media-type", heic);
  if (mediaType === null) throw new Refusal("wrong-media-type", notKnown);
  const original = await desk.objects.put(whole, limits[mediaType]);
  const before = await findConverted(desk, scope, caseId, original.sha256);
  const name = storableText(sent.fileName) || "file";
  if (before !== null) return { ...before, name };
  const bytes = await desk.objects.read(original.sha256);
  const made = await convert(
    pictureOf({ bytes, mediaType, sent, patient, caseId, sha256: original.sha256, at: desk.clock() }),
  );
  const stored = await desk.objects.put(made);
  const file: ReceivedFile = { name, ...stored, instance: readInstance(made), refused: null };
  const [outcome] = await againWhereTwoMet(() =>
    enterFiles(desk, scope, caseId, [file], async (act, [ended], studies) => {
      if (ended?.outcome !== "accepted") return;
      await holdObjects(act.tx, desk.objects, [original.sha256]);
      await act.tx
        .insertInto("converted_file")
        .values({
          organisation_id: act.kase.organisationId,
          case_id: caseId,
          study_id: studies.get(file.instance.studyInstanceUid) ?? "",
          sop_instance_uid: file.instance.sopInstanceUid,
          original_sha256: original.sha256,
          size: original.size,
          name,
          media_type: mediaType,
          kind: sent.kind,
          at: act.at,
        })
        .execute();
      const detail = { sha256: original.sha256, made: stored.sha256, mediaType, kind: sent.kind };
      await act.record({ kind: "picture-converted", subject: file.instance.sopInstanceUid, detail });
    }),
  );
  if (outcome === undefined) throw new TypeError("a file without an outcome");
  return outcome;
}

/** Where the same file was taken in before: its outcome, but for the name. */
async function findConverted(
  desk: PictureDesk,
  scope: PersonScope,
  caseId: CaseId,
  sha256: string,
): Promise<Omit<FileOutcome, "name"> | null> {
  return await lookInCase(desk, scope, caseId, "add-images", async ({ tx }) => {
    const row = await tx
      .selectFrom("converted_file")
      .innerJoin("instance", (join) =>
        join
          .onRef("instance.sop_instance_uid", "=", "converted_file.sop_instance_uid")
          .onRef("instance.study_id", "=", "converted_file.study_id"),
      )
      .innerJoin("series", "series.id", "instance.series_id")
      .innerJoin("study", "study.id", "instance.study_id")
      .select([
        "instance.sop_instance_uid",
        "series.series_instance_uid",
        "study.study_instance_uid",
        "instance.sha256",
      ])
      .where("converted_file.case_id", "=", caseId)
      .where("original_sha256", "=", sha256)
      .executeTakeFirst();
    if (row === undefined) return null;
    return {
      outcome: "already-there",
      code: null,
      reason: null,
      warnings: [],
      sha256: row.sha256,
      sopInstanceUid: row.sop_instance_uid,
      seriesInstanceUid: row.series_instance_uid,
      studyInstanceUid: row.study_instance_uid,
    };
  });
}

/** UIDs that follow from what they stand for: the same file sent twice at once becomes one object. PS3.5 section B.2. */
function uidOf(...parts: string[]): string {
  const hash = createHash("sha256").update(parts.join(" ")).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return `2.25.${BigInt(`0x${hash.toString("hex")}`)}`;
}

const descriptions: Record<PictureKindSaid, string> = {
  photograph: "Photographs",
  film: "Photographed films",
  capture: "Pictures from a viewing program",
  document: "Documents",
  clip: "Film clips",
};

function pictureOf(of: {
  bytes: Uint8Array;
  mediaType: PictureMediaType;
  sent: SentPicture;
  patient: PicturePatient;
  caseId: CaseId;
  sha256: string;
  at: Date;
}): PictureToConvert {
  const { bytes, mediaType, sent, caseId, sha256, at } = of;
  const { kind } = sent;
  const title = (sent.fileName.split(/[\\/]/).at(-1) ?? "").slice(0, 64);
  return {
    bytes,
    mediaType,
    kind: kind === "film" || kind === "capture" ? kind : "photograph",
    title,
    identity: {
      patient: of.patient,
      studyInstanceUid: uidOf(caseId, sent.group),
      seriesInstanceUid: uidOf(caseId, sent.group, kind, mediaType),
      sopInstanceUid: uidOf(caseId, sha256),
      studyDate: sent.date.replaceAll("-", ""),
      studyDescription: descriptions[kind],
      instanceNumber: sent.number,
      taken: "",
      at,
    },
  };
}

/** Pictures are decoded beside the process that answers; documents and clips are only wrapped. */
async function convert(picture: PictureToConvert): Promise<Uint8Array> {
  try {
    const shape = shapeOf(picture);
    if (shape === null) return await convertPicture(picture);
    const { bytes, ...how } = picture;
    const us = (value: number) => ({ vr: "US", Value: [value] });
    const metadata = {
      "00280002": us(3),
      "00280010": us(shape.rows),
      "00280011": us(shape.columns),
      "00280100": us(16),
    };
    const made = await workOnPixels("converted", { frame: bytes, metadata, transferSyntaxUid: "", picture: how });
    if ("refused" in made) throw new PictureRefused(made.refused);
    return made.file;
  } catch (error) {
    if (error instanceof PictureRefused) throw new Refusal("not-readable", error.message);
    if (error instanceof DicomRefused) throw new Refusal("not-readable", error.message);
    throw error;
  }
}

function shapeOf({ bytes, mediaType }: PictureToConvert): { rows: number; columns: number } | null {
  switch (mediaType) {
    case "image/jpeg":
      return readJpeg(bytes);
    case "image/png":
      return pngSize(bytes);
    case "image/tiff": {
      const pages = tiffPages(bytes);
      const [first = { rows: 0, columns: 0 }] = pages;
      return { rows: Math.min(first.rows * pages.length, 65_535), columns: first.columns };
    }
    default:
      return null;
  }
}
