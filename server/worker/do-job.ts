import { z } from "zod";
import { closeDueAdjudications } from "#commands/adjudication/close-due-adjudications.ts";
import { lapseOffers } from "#commands/cases/lapse-offers.ts";
import { noticeUnopened } from "#commands/follow-up/notice-unopened.ts";
import type { House } from "#commands/house.ts";
import { prepareImages } from "#commands/images/prepare-images.ts";
import { preparePreviews } from "#commands/images/prepare-previews.ts";
import { copyObjects } from "#commands/keeping/copy-objects.ts";
import { removeObjects } from "#commands/keeping/remove-objects.ts";
import { scrubObjects } from "#commands/keeping/scrub-objects.ts";
import { storeMarks } from "#commands/readings/store-marks.ts";
import { readRecordText } from "#commands/records/read-record-text.ts";
import { proposeErasures } from "#commands/retention/propose-erasures.ts";
import { caseId, organisationId, readingId, recordId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { sendReport } from "#interop/hl7/send-report.ts";
import { carryTransfer } from "#interop/peers/carry-transfer.ts";
import { pruneSignIns } from "./prune-sign-ins.ts";
import type { JobName } from "./queues.ts";

const caseToPrepare = z.object({ organisationId, caseId });
const transferToCarry = z.object({ organisationId, transferId: z.uuid() });
const reportToSend = z.object({
  organisationId,
  caseId,
  version: z.number().int(),
  receiver: z.string(),
});
const sealedReading = z.object({ organisationId, caseId, readingId, version: z.number().int() });
const recordToRead = z.object({ organisationId, caseId, recordId });

/** A run of those that the next minute's goes on with. */
const mostOfAMinute = 50_000;
/** An upload that began so long ago is not under way any more. */
const longestUpload = 24 * 3600_000;

/** Does one job. Each may be brought twice, so each is safe to do twice. @throws what the job throws; it is then tried again */
export async function doJob(house: House, name: JobName, data: unknown, stopping: AbortSignal): Promise<void> {
  switch (name) {
    case "notice-unopened":
      await noticeUnopened(house);
      return;
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
    case "copy-objects":
      await unlessAway(copyObjects(house, shift(stopping)));
      return;
    case "scrub-objects":
      await unlessAway(scrubObjects(house, shift(stopping)));
      return;
    case "remove-objects":
      await unlessAway(removeObjects(house));
      return;
    case "sweep-uploads":
      await unlessAway(house.stores.originals.sweep(new Date(Date.now() - longestUpload)));
      return;
    case "propose-erasures":
      await proposeErasures(house);
      return;
    case "prune-sign-ins":
      await pruneSignIns(house);
      return;
    case "carry-transfer":
      await carryTransfer(house, transferToCarry.parse(data));
      return;
    case "send-report":
      await sendReport(house, reportToSend.parse(data));
      return;
    case "store-marks":
      await storeMarks(house, sealedReading.parse(data));
      return;
    case "read-record-text":
      await readRecordText(house, recordToRead.parse(data));
      return;
  }
}

const shift = (stopping: AbortSignal): AbortSignal => AbortSignal.any([stopping, AbortSignal.timeout(mostOfAMinute)]);

/** A store that is away is no failure of the job: the clock brings the next one. */
async function unlessAway(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "try-again") throw error;
  }
}
