import { sql } from "kysely";
import type { CaseId } from "#contract/ids.ts";
import { type FileOutcome, fileOutcome } from "#contract/images.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { orderRemoval } from "../keeping/order-removal.ts";
import { enterFiles } from "./add-images.ts";
import { stateOf } from "./add-upload-part.ts";
import { receiveFiles } from "./receive-files.ts";
import { againWhereTwoMet } from "./two-met.ts";

/**
 * Puts the pieces of a large file together and takes it into the case like any other. Asked again it gives the same answer.
 * @throws Refusal "not-complete" where pieces are missing; "not-found"; those of the case
 */
export async function finishUpload(
  desk: Pick<House, "database" | "clock" | "objects">,
  scope: PersonScope,
  caseId: CaseId,
  uploadId: string,
): Promise<FileOutcome> {
  const { upload, parts } = await lookInCase(desk, scope, caseId, "add-images", async ({ tx }) => ({
    upload: await stateOf(tx, scope, caseId, uploadId),
    parts: await tx
      .selectFrom("upload_part")
      .select("sha256")
      .where("upload_id", "=", uploadId)
      .orderBy("place")
      .execute(),
  }));
  if (upload.outcome !== null) return fileOutcome.parse(upload.outcome);
  if (upload.received !== upload.size) throw new Refusal("not-complete", "some of the file has not arrived yet");
  async function* content() {
    for (const { sha256 } of parts) yield await desk.objects.read(sha256);
  }
  async function* files() {
    yield { name: upload.name, content: content() };
  }
  const received = await receiveFiles(desk.objects, files());
  const [outcome] = await againWhereTwoMet(() => enterFiles(desk, scope, caseId, received));
  if (outcome === undefined) throw new TypeError("a file without an outcome");
  // Apart from the taking in: where this fails the file is there, and is found so when the sender asks again.
  await inScope(desk.database, systemScope, (tx) => close(tx, uploadId, outcome));
  return outcome;
}

/** The pieces go; how it ended stays for whoever did not get the answer. */
async function close(tx: Tx, uploadId: string, outcome: FileOutcome): Promise<void> {
  const { rows } = await sql<{ sha256: string }>`
    DELETE FROM upload_part WHERE upload_id = ${uploadId} RETURNING sha256`.execute(tx);
  await tx
    .updateTable("upload")
    .set({ outcome: JSON.stringify(outcome) })
    .where("id", "=", uploadId)
    .execute();
  await orderRemoval(
    tx,
    rows.map((row) => row.sha256),
  );
}
