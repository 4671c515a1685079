import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { UploadState } from "#contract/images.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { holdObjects } from "../keeping/hold-objects.ts";
import { actAsSystem } from "./act-as-system.ts";

/** Larger pieces would be lost whole with a broken line. */
export const partLimit = 16 * 1024 ** 2;

/**
 * Keeps one piece of a large file, durable before it is answered. A piece that does not begin where the last one ended is not taken: the
 * sender is told where to go on.
 * @throws Refusal "not-found"; "too-large"; "storage-full"; those of the case
 */
export async function addUploadPart(
  desk: Pick<House, "database" | "clock" | "objects">,
  scope: PersonScope,
  caseId: CaseId,
  uploadId: string,
  place: number,
  body: AsyncIterable<Uint8Array>,
): Promise<UploadState> {
  const before = await lookInCase(desk, scope, caseId, "add-images", ({ tx }) => stateOf(tx, scope, caseId, uploadId));
  if (place !== before.received) return { uploadId, received: before.received };
  const part = await desk.objects.put(body, Math.min(partLimit, before.size - place));
  if (part.size === 0) return { uploadId, received: before.received };
  return await actAsSystem(desk, scope, caseId, "add-images", async ({ tx }) => {
    // Two tabs may send the same file: the case is locked, and the second finds the first one's piece.
    const { received } = await stateOf(tx, scope, caseId, uploadId);
    if (received !== place) return { uploadId, received };
    await holdObjects(tx, desk.objects, [part.sha256]);
    await tx
      .insertInto("upload_part")
      .values({
        upload_id: uploadId,
        organisation_id: scope.organisationId,
        place,
        size: part.size,
        sha256: part.sha256,
      })
      .execute();
    return { uploadId, received: place + part.size };
  });
}

export type OpenUpload = { name: string; size: number; received: number; outcome: unknown };

/** An upload of this person in this case. @throws Refusal "not-found" */
export async function stateOf(tx: Tx, scope: PersonScope, caseId: CaseId, uploadId: string): Promise<OpenUpload> {
  const { rows } = await sql<OpenUpload>`
    SELECT u.name, u.size::float8 AS size, u.outcome,
      coalesce((SELECT sum(p.size) FROM upload_part p WHERE p.upload_id = u.id), 0)::float8 AS received
    FROM upload u WHERE u.id = ${uploadId}::uuid AND u.case_id = ${caseId} AND u.person_id = ${scope.personId}`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new Refusal("not-found", "begin to send the file anew");
  return row;
}
