import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import type { UploadState } from "#contract/images.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import type { PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { orderRemoval } from "../keeping/order-removal.ts";
import { actAsSystem } from "./act-as-system.ts";
import { fileSizeLimit } from "./received-file.ts";
import { storableText } from "./storable.ts";

/** What nobody goes on with for so long is given up. */
const keptDays = 7;
/** Unfinished ones of one person in one case. */
const mostOpen = 20;

/**
 * Begins to take in a large file in pieces, or goes on with the same one.
 * @param file `fingerprint` is what the sender's browser knows it by
 * @throws Refusal "too-large"; "try-again" where too many are begun and not ended; those of the case
 */
export async function beginUpload(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  file: { name: string; size: number; fingerprint: string },
): Promise<UploadState> {
  if (file.size > fileSizeLimit) throw new Refusal("too-large", "the file is larger than 2 GB");
  return await actAsSystem(desk, scope, caseId, "add-images", async ({ tx, at }) => {
    await giveUp(tx, scope, new Date(at.getTime() - keptDays * 86_400_000));
    const { rows } = await sql<{ id: string; received: number }>`
      SELECT u.id, coalesce((SELECT sum(p.size) FROM upload_part p WHERE p.upload_id = u.id), 0)::float8 AS received
      FROM upload u WHERE u.case_id = ${caseId} AND u.person_id = ${scope.personId} AND u.fingerprint = ${file.fingerprint}
        AND u.size = ${file.size} AND u.outcome IS NULL`.execute(tx);
    const [open] = rows;
    if (open !== undefined) return { uploadId: open.id, received: open.received };
    await refuseMany(tx, scope, caseId);
    const id = randomUUID();
    await tx
      .insertInto("upload")
      .values({
        id,
        organisation_id: scope.organisationId,
        case_id: caseId,
        person_id: scope.personId,
        name: storableText(file.name) || "file",
        size: file.size,
        fingerprint: `${file.fingerprint}`,
        begun_at: at,
      })
      .execute();
    return { uploadId: id, received: 0 };
  });
}

async function refuseMany(tx: Tx, scope: PersonScope, caseId: CaseId): Promise<void> {
  const { count } = await tx
    .selectFrom("upload")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("case_id", "=", caseId)
    .where("person_id", "=", scope.personId)
    .where("outcome", "is", null)
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostOpen) throw new Refusal("try-again", "finish the files that are being sent first");
}

/** Pieces of files that nobody goes on with are cleared away. */
async function giveUp(tx: Tx, scope: PersonScope, before: Date): Promise<void> {
  const { rows } = await sql<{ sha256: string }>`
    DELETE FROM upload_part p USING upload u WHERE u.id = p.upload_id AND u.organisation_id = ${scope.organisationId}
      AND u.outcome IS NULL AND u.begun_at < ${before} RETURNING p.sha256`.execute(tx);
  await sql`DELETE FROM upload WHERE organisation_id = ${scope.organisationId} AND begun_at < ${before}`.execute(tx);
  if (rows.length > 0)
    await orderRemoval(
      tx,
      rows.map((row) => row.sha256),
    );
}
