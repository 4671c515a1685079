import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { sql } from "kysely";
import { Refusal } from "#contract/refusals.ts";
import type { Correction } from "#dicom/correct.ts";
import { bulkBytes, inflatedFile } from "#dicom/frames.ts";
import { rewriteFile, rewrittenSyntax } from "#dicom/rewrite-file.ts";
import { transferSyntaxes } from "#dicom/transfer-syntaxes.ts";
import type { OrganisationScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { findInstances, type ImagePlace, type InstanceRow } from "./find-instances.ts";
import type { InstancePlace } from "./load-frames.ts";
import { recordImageView } from "./record-image-view.ts";

type ImageDesk = Pick<House, "database" | "clock" | "objects">;

/** A stored file: byte for byte as it was received, or a copy with what a person corrected. */
export type WholeInstance = {
  sopInstanceUid: string;
  sopClassUid: string;
  seriesInstanceUid: string;
  transferSyntaxUid: string;
  /** Changes with the bytes that `open` gives. */
  revision: string;
  /** Null where it is known only when the copy is made. */
  size: number | null;
  open: () => Promise<Readable>;
};

/**
 * The files of a study, series or instance. They cannot be taken apart without changing them, so a blind reader gets none.
 * @param allowed whether the client takes files of this transfer syntax; those it does not are left out
 * @throws Refusal "blind-until-sealed"
 */
export async function loadWhole(
  desk: ImageDesk,
  scope: OrganisationScope,
  place: ImagePlace,
  allowed: (transferSyntaxUid: string) => boolean,
): Promise<WholeInstance[]> {
  const { sight, instances } = await findInstances<Corrected>(desk, scope, place, sql`i.correction`);
  if (sight.blind) throw new Refusal("blind-until-sealed");
  const taken = instances.filter((row) => allowed(syntaxOf(row)));
  if (taken.length > 0) await recordImageView(desk, scope, sight, taken, "images-exported");
  return taken.map((row) => wholeOf(desk, row));
}

type Corrected = { correction: Correction | null };

const syntaxOf = (row: InstanceRow & Corrected): string =>
  row.correction === null ? row.transfer_syntax_uid : rewrittenSyntax(row.transfer_syntax_uid);

function wholeOf({ objects }: ImageDesk, row: InstanceRow & Corrected): WholeInstance {
  const { correction, sha256 } = row;
  const same = {
    sopInstanceUid: row.sop_instance_uid,
    sopClassUid: row.sop_class_uid,
    seriesInstanceUid: row.series_instance_uid,
    transferSyntaxUid: syntaxOf(row),
  };
  if (correction === null) {
    return { ...same, revision: sha256, size: Number(row.size), open: () => objects.stream(sha256) };
  }
  const open = async () => {
    const copy = rewriteFile(await objects.read(sha256), (json) => ({ ...json, ...correction }));
    return Readable.from(chunksOf(copy), { objectMode: false });
  };
  const revision = `${sha256} ${createHash("sha256").update(JSON.stringify(correction)).digest("hex")}`;
  return { ...same, revision, size: null, open };
}

const chunkBytes = 1 << 20;
function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

/**
 * One value that metadata give by reference.
 * @throws Refusal "blind-until-sealed"; "not-found" where the file has no such bytes
 */
export async function loadBulk(
  desk: ImageDesk,
  scope: OrganisationScope,
  place: InstancePlace,
  range: { offset: number; length: number },
): Promise<{ bytes: Uint8Array; sha256: string }> {
  const { sight, instances } = await findInstances(desk, scope, place, sql`NULL AS nothing`);
  if (sight.blind) throw new Refusal("blind-until-sealed");
  const [row] = instances;
  if (row === undefined) throw new Refusal("not-found");
  await recordImageView(desk, scope, sight, instances);
  const { sha256 } = row;
  if (transferSyntaxes[row.transfer_syntax_uid]?.layout === "deflated") {
    const file = inflatedFile(await desk.objects.read(sha256));
    if (range.offset + range.length > file.length) throw new Refusal("not-found", "no such value");
    return { bytes: bulkBytes(file, `bulk:${range.offset}-${range.length}`), sha256 };
  }
  if (range.offset + range.length > Number(row.size)) throw new Refusal("not-found", "no such value");
  return { bytes: await desk.objects.readRange(sha256, range.offset, range.length), sha256 };
}
