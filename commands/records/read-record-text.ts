import type { CaseId, RecordId } from "#contract/ids.ts";
import { systemScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { recognisePages } from "./recognise-pages.ts";
import { openRecogniser, type Recognised } from "./recognise-text.ts";
import { appendRecordText, findRecord } from "./store-record.ts";

/** Reads the text of a photo or scan, for the worker. Does nothing where a text is there already: it may run more than once. */
export async function readRecordText(
  house: Pick<House, "database" | "clock" | "objects">,
  { caseId, recordId }: { caseId: CaseId; recordId: RecordId },
): Promise<void> {
  const record = await actInCase(house, systemScope, caseId, "view-records", (act) => findRecord(act, recordId));
  if (record.text !== null) return;
  const bytes = await house.objects.read(record.sha256);
  const recognised = await (record.mediaType === "application/pdf" ? readScan(bytes) : readPicture(bytes)).catch(
    () => null,
  );
  await actInCase(house, systemScope, caseId, "add-record", async (act) => {
    if ((await findRecord(act, recordId)).text !== null) return;
    await appendRecordText(act, recordId, { ...described(recognised), by: "Overread" });
  });
}

type Read = Recognised & { notes: readonly string[] };

async function readPicture(bytes: Uint8Array): Promise<Read> {
  const recogniser = await openRecogniser();
  try {
    return { ...(await recogniser.read(bytes)), notes: [] };
  } finally {
    await recogniser.close();
  }
}

async function readScan(bytes: Uint8Array): Promise<Read> {
  const { pages, pagesRead, ...recognised } = await recognisePages(bytes);
  return {
    ...recognised,
    notes: pagesRead < pages ? [`Only the first ${pagesRead} of ${pages} pages were read.`] : [],
  };
}

function described(recognised: Read | null) {
  if (recognised === null || recognised.text === "") {
    const note = "No text could be read in this picture. Please type or paste what the report says.";
    return { text: null, source: "none" as const, notes: [note] };
  }
  const doubt = recognised.doubtful.length;
  const notes = ["This text was read by a machine from a picture. Please check it against the picture."];
  if (doubt > 0) notes.push(`${doubt} ${doubt === 1 ? "word was" : "words were"} hard to read: marked in the text.`);
  notes.push(...recognised.notes);
  return { text: recognised.text, source: "recognised" as const, notes, doubtful: recognised.doubtful };
}
