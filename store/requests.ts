import { type CaseRequest, caseRequest } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "./database.ts";

/** The request as it was last submitted. @throws Refusal "wrong-stage" while there is only a draft */
export async function findRequest(tx: Tx, caseId: CaseId): Promise<CaseRequest> {
  const request = await findSubmittedRequest(tx, caseId);
  if (request === null) throw new Refusal("wrong-stage", "the request has not been submitted yet");
  return request;
}

export async function findSubmittedRequest(tx: Tx, caseId: CaseId): Promise<CaseRequest | null> {
  const row = await tx
    .selectFrom("case_request")
    .select("content")
    .where("case_id", "=", caseId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : caseRequest.parse(row.content);
}
