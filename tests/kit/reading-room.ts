import { randomUUID } from "node:crypto";
import type { CaseRequest } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { type BegunCase, type Cast, givenRequest } from "./cases.ts";
import { givenFiles, type NamedFile } from "./files-in-case.ts";

/** A case with these images that the reader may read: complete as far as the coordinator asks, offered and accepted. */
export async function givenRoom(
  cast: Cast,
  files: readonly NamedFile[],
  changes: Partial<CaseRequest> = {},
): Promise<BegunCase & { outcomes: string[] }> {
  const begun = await givenRequest(cast, changes);
  const outcomes = await givenFiles(cast, begun, files);
  const params = { caseId: begun.caseId };
  const { checklist } = await cast.coordinator.call(caseRoutes.getCase, { params });
  const missing = checklist.filter(({ state }) => state === "missing" || state === "question").map(({ item }) => item);
  await cast.coordinator.call(caseRoutes.completeCase, {
    params,
    body: { missingAccepted: missing, reason: `a room for tests ${randomUUID()}` },
  });
  const { id: offerId } = await cast.coordinator.call(caseRoutes.offerCase, {
    params,
    body: { readerId: cast.reader.id, hours: 24 },
  });
  await cast.reader.call(caseRoutes.answerOffer, {
    params: { ...params, offerId },
    body: { answer: "accepted", reason: "" },
  });
  return { ...begun, outcomes };
}

export const named = (files: readonly Uint8Array[], folder: string): NamedFile[] =>
  files.map((bytes, index) => ({ name: `${folder}/IM${index + 1}`, bytes }));

/** Captured pictures are withheld from a blind reader until somebody has looked at them. */
export async function releaseAll(cast: Pick<Cast, "coordinator">, caseId: CaseId): Promise<void> {
  const { studies } = await cast.coordinator.call(imageRoutes.listImages, { params: { caseId } });
  for (const { seriesInstanceUid, withheld } of studies.flatMap(({ series }) => series)) {
    if (withheld === null) continue;
    const params = { caseId, seriesInstanceUid };
    await cast.coordinator.call(imageRoutes.releaseSeries, { params, body: { reason: "carries no reading" } });
  }
}
