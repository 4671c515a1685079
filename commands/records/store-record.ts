import { randomUUID } from "node:crypto";
import { type RecordId, recordId } from "#contract/ids.ts";
import type { CaseRecord, RecordKind } from "#contract/records.ts";
import { Refusal } from "#contract/refusals.ts";
import { listRecordRows } from "#store/records.ts";
import type { CaseAct } from "../act-in-case.ts";
import { actorOf } from "../record-event.ts";
import { describeRecord } from "./describe-record.ts";

export type NewRecord = {
  kind: RecordKind;
  title: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  text: string | null;
  source: "typed" | "pdf-text" | "recognised" | "none";
  notes: readonly string[];
};

/** Writes a record and what it says; sent twice, it is there once. */
export async function storeRecord(act: CaseAct, record: NewRecord): Promise<CaseRecord> {
  const { tx, kase, at, scope } = act;
  const twin = (await listRecordRows(tx, kase.id)).find(
    (row) => row.sha256 === record.sha256 && row.kind === record.kind,
  );
  if (twin !== undefined) return describeRecord(twin);
  const id = recordId.parse(randomUUID());
  const { name } = actorOf(scope);
  await tx
    .insertInto("case_record")
    .values({
      id,
      organisation_id: kase.organisationId,
      case_id: kase.id,
      kind: record.kind,
      title: record.title,
      file_name: record.fileName,
      media_type: record.mediaType,
      size: record.size,
      sha256: record.sha256,
      received_at: at,
      received_from: name,
    })
    .execute();
  await appendRecordText(act, id, { text: record.text, source: record.source, notes: record.notes, by: name });
  await act.record({
    kind: "record-received",
    subject: id,
    detail: { sha256: record.sha256, kind: record.kind, mediaType: record.mediaType, size: record.size },
  });
  return await findRecord(act, id);
}

/** The next version of what a record says; the newest stands, the file itself stays as it is. */
export async function appendRecordText(
  { tx, kase, at }: CaseAct,
  id: RecordId,
  text: {
    text: string | null;
    source: NewRecord["source"];
    notes: readonly string[];
    /** Character ranges [start, end) that were hard to read. */
    doubtful?: readonly { start: number; end: number }[];
    by: string;
  },
): Promise<void> {
  const { max } = await tx
    .selectFrom("record_text")
    .select((eb) => eb.fn.max("version").as("max"))
    .where("record_id", "=", id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("record_text")
    .values({
      organisation_id: kase.organisationId,
      case_id: kase.id,
      record_id: id,
      version: (max ?? 0) + 1,
      text: text.text,
      source: text.source,
      notes: JSON.stringify(text.notes),
      doubtful: JSON.stringify(text.doubtful ?? []),
      at,
      by_name: text.by,
    })
    .execute();
}

/** @throws Refusal "not-found" where the case has no such record */
export async function findRecord({ tx, kase }: CaseAct, id: RecordId): Promise<CaseRecord> {
  const row = (await listRecordRows(tx, kase.id)).find((one) => one.id === id);
  if (row === undefined) throw new Refusal("not-found");
  return describeRecord(row);
}
