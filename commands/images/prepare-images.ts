import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import { pixelFormat } from "#dicom/decode-frame.ts";
import { htj2kRpcl, isEncodable } from "#dicom/encode-frame.ts";
import { DicomRefused } from "#dicom/refused.ts";
import { transferSyntaxes } from "#dicom/transfer-syntaxes.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { encodedName, encodeStoredFrame } from "./encode-stored-frame.ts";
import { findStoredFrame } from "./find-stored-frame.ts";
import type { FrameSource } from "./load-frames.ts";

type ImageDesk = Pick<House, "database" | "objects" | "derived">;

/**
 * Encodes the images that the reader of a case will open as HTJ2K with resolution levels, one after the other, so that a viewer can begin
 * with the first kilobytes of each. What is there already is left; what is withheld from readers is not prepared. Safe to run again.
 * @returns how many frames were encoded
 */
export async function prepareImages(desk: ImageDesk, caseId: CaseId): Promise<number> {
  let made = 0;
  for (const { id, frames } of await imagesOf(desk, caseId)) {
    for (let frame = 1; frame <= frames; frame++) {
      const done = await prepareFrame(desk, id, frame);
      if (done === "no-image") break;
      if (done === "made") made += 1;
    }
  }
  return made;
}

/** In the order in which a reader comes to them: the longest series first is the one that is opened. */
async function imagesOf({ database }: ImageDesk, caseId: CaseId): Promise<{ id: string; frames: number }[]> {
  return await inScope(database, systemScope, async (tx) => {
    const { rows } = await sql<{ id: string; frames: number }>`
      SELECT i.id, i.frames FROM case_study cs JOIN study st ON st.id = cs.study_id JOIN series se ON se.study_id = st.id
        JOIN instance i ON i.series_id = se.id
      WHERE cs.case_id = ${caseId} AND i.frames > 0 AND i.withheld IS NULL
      ORDER BY st.study_date DESC NULLS LAST, st.id, se.series_number NULLS LAST, se.id, i.instance_number NULLS LAST, i.id`.execute(
      tx,
    );
    return rows;
  });
}

type Prepared = "made" | "there" | "no-image";

async function prepareFrame(desk: ImageDesk, id: string, frame: number): Promise<Prepared> {
  const source = await findStoredFrame(desk, id, frame);
  if (source === null || !isWorthEncoding(source)) return "no-image";
  if (await desk.derived.has(encodedName(source.sha256, frame, htj2kRpcl))) return "there";
  try {
    await encodeStoredFrame(desk, source, frame, htj2kRpcl);
    return "made";
  } catch (error) {
    if (error instanceof DicomRefused) return "no-image";
    throw error;
  }
}

/** Compressed without loss. What was compressed with loss would only grow, and HTJ2K has its levels already. */
const losslessSyntaxes = new Set(["57", "70", "80", "90", "92"].map((last) => `1.2.840.10008.1.2.4.${last}`));

function isWorthEncoding({ transferSyntaxUid, metadata }: FrameSource): boolean {
  const pixels = transferSyntaxes[transferSyntaxUid]?.pixels;
  const plain = pixels === "native" || pixels === "rle" || pixels === "deflated-frames";
  if (!plain && !losslessSyntaxes.has(transferSyntaxUid)) return false;
  try {
    return isEncodable(pixelFormat(metadata));
  } catch {
    return false;
  }
}
