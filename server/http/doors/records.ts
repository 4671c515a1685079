import type { House } from "#commands/house.ts";
import { addRecord, addTypedRecord, correctRecordText } from "#commands/records/add-record.ts";
import { getRecordFile, listRecords } from "#commands/records/list-records.ts";
import type { imageRoutes } from "#contract/routes/images.ts";
import type { HandlersOf } from "../handler.ts";

type RecordRoutes = Pick<
  typeof imageRoutes,
  "listRecords" | "addRecord" | "addTypedRecord" | "correctRecordText" | "getRecordFile"
>;

export const recordDoors = (house: House): HandlersOf<RecordRoutes> => ({
  listRecords: async ({ scope, params }) => ({ json: { records: await listRecords(house, scope, params.caseId) } }),
  addRecord: async ({ scope, params, query, stream }) => ({
    json: { record: await addRecord(house, scope, params.caseId, query, stream) },
  }),
  addTypedRecord: async ({ scope, params, body }) => ({
    json: { record: await addTypedRecord(house, scope, params.caseId, body) },
  }),
  correctRecordText: async ({ scope, params, body }) => ({
    json: { record: await correctRecordText(house, scope, params.caseId, params.recordId, body.text) },
  }),
  getRecordFile: async ({ scope, params }) => {
    const { bytes, mediaType, fileName } = await getRecordFile(house, scope, params.caseId, params.recordId);
    return {
      headers: {
        "content-type": mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType,
        // Received from outside: opened in no frame, run as nothing.
        "content-security-policy": "sandbox; default-src 'none'",
        "content-disposition": `inline; filename*=UTF-8''${extValue(fileName)}`,
      },
      body: bytes,
    };
  },
});

/** RFC 8187 section 3.2.1: what encodeURIComponent leaves and an attr-char may not be. */
function extValue(fileName: string): string {
  return encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
