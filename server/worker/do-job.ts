import { z } from "zod";
import { closeDueAdjudications } from "#commands/adjudication/close-due-adjudications.ts";
import { lapseOffers } from "#commands/cases/lapse-offers.ts";
import type { House } from "#commands/house.ts";
import { prepareImages } from "#commands/images/prepare-images.ts";
import { preparePreviews } from "#commands/images/prepare-previews.ts";
import { readRecordText } from "#commands/records/read-record-text.ts";
import { caseId, organisationId, recordId } from "#contract/ids.ts";
import { pruneSignIns } from "./prune-sign-ins.ts";
import type { JobName } from "./queues.ts";

const caseToPrepare = z.object({ organisationId, caseId });
const recordToRead = z.object({ organisationId, caseId, recordId });

/** Does one job. Each may be brought twice, so each is safe to do twice. @throws what the job throws; it is then tried again */
export async function doJob(house: House, name: JobName, data: unknown): Promise<void> {
  switch (name) {
    case "lapse-offers":
      await lapseOffers(house);
      return;
    case "close-due-adjudications":
      await closeDueAdjudications(house);
      return;
    case "prepare-images":
      await prepareImages(house, caseToPrepare.parse(data).caseId);
      return;
    case "prepare-previews":
      await preparePreviews(house);
      return;
    case "prune-sign-ins":
      await pruneSignIns(house);
      return;
    case "read-record-text":
      await readRecordText(house, recordToRead.parse(data));
      return;
  }
}
