import { z } from "zod";
import { recordId } from "#contract/ids.ts";
import { type CaseRecord, caseRecord, recordKind } from "#contract/records.ts";
import type { RecordRow } from "#store/records.ts";

/** A row as the record that the doors give. Its text is empty while a machine still reads it. */
export function describeRecord(row: RecordRow): CaseRecord {
  return {
    id: recordId.parse(row.id),
    kind: recordKind.parse(row.kind),
    title: row.title,
    fileName: row.file_name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    text: row.text,
    textSource: row.source === null ? "none" : caseRecord.shape.textSource.parse(row.source),
    notes: z.array(z.string()).parse(row.notes),
    receivedAt: row.received_at.toISOString(),
    receivedFrom: row.received_from,
  };
}
