import { useQueryClient } from "@tanstack/react-query";
import type { CaseId } from "#contract/ids.ts";
import type { CaseRecord, RecordKind } from "#contract/records.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { call } from "../api/call.ts";
import { replyKey } from "../api/use-reply.ts";

export type NewRecord = { kind: RecordKind; title: string } & (
  | { fileName: string; mediaType: string; content: Blob }
  | { text: string }
);

/** Sends a report or record, as a file or typed; the lists and the checklist of the case are asked for anew. */
export function useAddRecord(caseId: CaseId): (record: NewRecord) => Promise<CaseRecord> {
  const client = useQueryClient();
  return async (record) => {
    const params = { caseId };
    const { kind, title } = record;
    const reply =
      "text" in record
        ? await call(imageRoutes.addTypedRecord, { params, body: { kind, title, text: record.text } })
        : await call(imageRoutes.addRecord, {
            params,
            query: { kind, title: title.slice(0, 200), fileName: record.fileName.slice(-300) },
            raw: { type: record.mediaType, content: record.content },
          });
    await Promise.all(
      [imageRoutes.listRecords, caseRoutes.getCase].map((route) =>
        client.invalidateQueries({ queryKey: replyKey(route) }),
      ),
    );
    return reply.record;
  };
}
