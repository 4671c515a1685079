import type { CaseId, RecordId } from "#contract/ids.ts";
import type { CaseRecord } from "#contract/records.ts";
import { Refusal } from "#contract/refusals.ts";
import { listRecordRows } from "#store/records.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { Desk, House } from "../house.ts";
import { describeRecord } from "./describe-record.ts";

/** Reports and other records of the case with their texts. Each is recorded as viewed. */
export async function listRecords(desk: Desk, scope: PersonScope, caseId: CaseId): Promise<CaseRecord[]> {
  return await lookInCase(desk, scope, caseId, "view-records", async (act) => {
    const records = (await listRecordRows(act.tx, caseId)).map(describeRecord);
    for (const record of records) await act.recordView({ kind: "record-viewed", subject: record.id });
    return records;
  });
}

/** A record's file as it was received. */
export async function getRecordFile(
  house: Pick<House, "database" | "clock" | "objects">,
  scope: PersonScope,
  caseId: CaseId,
  id: RecordId,
): Promise<{ bytes: Uint8Array; mediaType: string; fileName: string }> {
  const row = await lookInCase(house, scope, caseId, "view-records", async (act) => {
    const found = (await listRecordRows(act.tx, caseId)).find((one) => one.id === id);
    if (found === undefined) throw new Refusal("not-found");
    await act.recordView({ kind: "record-viewed", subject: id, detail: { file: true } });
    return found;
  });
  return { bytes: await house.objects.read(row.sha256), mediaType: row.media_type, fileName: row.file_name };
}
