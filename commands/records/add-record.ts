import type { CaseId, RecordId } from "#contract/ids.ts";
import type { CaseRecord, RecordKind } from "#contract/records.ts";
import { Refusal } from "#contract/refusals.ts";
import { sha256Hex } from "#custody/hash.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct, lookInCase } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { storableText } from "../images/storable.ts";
import { holdObjects } from "../keeping/hold-objects.ts";
import { peek } from "./peek.ts";
import { type PdfReading, readPdf } from "./read-pdf.ts";
import { type RecordMediaType, sniffRecord } from "./sniff-record.ts";
import { appendRecordText, findRecord, type NewRecord, storeRecord } from "./store-record.ts";

/** A report of 300 scanned pages has about 100 MB. */
export const recordSizeLimit = 100 * 1024 * 1024;
/** What a file is shows in its first bytes; nothing is stored before that is known. */
const headLength = 4096;

type RecordDesk = Pick<House, "database" | "clock" | "objects" | "jobs">;
type Sent = { kind: RecordKind; title: string; fileName: string };

/**
 * Takes in a report or record as a file. The file is kept as received; a PDF's text is read at once, a photo's or scan's afterwards.
 * @throws Refusal "too-large", "wrong-media-type", or "not-readable" for an empty, damaged or password-protected file
 */
export async function addRecord(
  desk: RecordDesk,
  scope: PersonScope,
  caseId: CaseId,
  sent: Sent,
  body: AsyncIterable<Uint8Array>,
): Promise<CaseRecord> {
  // Asked first, so that nobody without leave fills the store.
  await lookInCase(desk, scope, caseId, "add-record", async () => undefined);
  const { head, whole } = await peek(body, headLength);
  if (head.length === 0) throw new Refusal("not-readable", "the file is empty");
  const mediaType = sniffRecord(head);
  if (mediaType === null)
    throw new Refusal("wrong-media-type", "please send a PDF, a JPEG or PNG picture, or plain text");
  const { sha256, size } = await desk.objects.put(whole, recordSizeLimit);
  const said = await readText(desk, sha256, mediaType);
  // Folders of the sender's machine are nobody's business, and a name must not break a line or turn it around.
  const fileName = storableText(sent.fileName.split(/[\\/]/).at(-1) ?? "") || "file";
  return await actInCase(desk, scope, caseId, "add-record", async (act) => {
    refuseLateReport(act, sent.kind);
    await holdObjects(act.tx, desk.objects, [sha256]);
    const record = await storeRecord(act, {
      ...sent,
      fileName,
      title: storableText(sent.title) || fileName,
      mediaType,
      size,
      sha256,
      ...said,
    });
    if (record.text === null) {
      await desk.jobs.enqueue(act.tx, "read-record-text", {
        organisationId: act.kase.organisationId,
        caseId,
        recordId: record.id,
      });
    }
    return record;
  });
}

/** Takes in a report that was pasted or typed. */
export async function addTypedRecord(
  desk: RecordDesk,
  scope: PersonScope,
  caseId: CaseId,
  typed: { kind: RecordKind; title: string; text: string },
): Promise<CaseRecord> {
  await lookInCase(desk, scope, caseId, "add-record", async () => undefined);
  const { sha256, size } = await desk.objects.put(Buffer.from(typed.text, "utf8"), recordSizeLimit);
  return await actInCase(desk, scope, caseId, "add-record", async (act) => {
    refuseLateReport(act, typed.kind);
    await holdObjects(act.tx, desk.objects, [sha256]);
    const file = { fileName: "typed.txt", mediaType: "text/plain", size, sha256 };
    const title = storableText(typed.title) || "Typed report";
    return await storeRecord(act, { kind: typed.kind, title, ...file, text: typed.text, source: "typed", notes: [] });
  });
}

/** What a person reads in a record that the machine could not read, or read wrongly. */
export async function correctRecordText(
  desk: RecordDesk,
  scope: PersonScope,
  caseId: CaseId,
  id: RecordId,
  text: string,
): Promise<CaseRecord> {
  return await actInCase(desk, scope, caseId, "add-record", async (act) => {
    const record = await findRecord(act, id);
    refuseLateReport(act, record.kind);
    await appendRecordText(act, id, { text, source: "typed", notes: [], by: scope.name });
    await act.record({
      kind: "record-received",
      subject: id,
      reason: "text typed by a person",
      detail: { textSha256: sha256Hex(text) },
    });
    return await findRecord(act, id);
  });
}

/** Once the readings are compared, the first report must not change under the comparison: the case is reopened for that. */
function refuseLateReport({ kase }: CaseAct, kind: RecordKind): void {
  const late = kase.stage === "comparing" || kase.stage === "adjudicating";
  if (kind === "first-report" && late) throw new Refusal("wrong-stage", "the readings are being compared already");
}

/** More than any report has; what goes past it is said in a note. */
const charactersKept = 400_000;

type Said = Pick<NewRecord, "text" | "source" | "notes">;

async function readText(desk: RecordDesk, sha256: string, mediaType: RecordMediaType): Promise<Said> {
  if (mediaType === "text/plain") {
    const decoded = new TextDecoder("utf-8", { fatal: false }).decode(await desk.objects.read(sha256));
    const text = decoded.replaceAll("\u0000", "").trim();
    if (text === "") throw new Refusal("not-readable", "the file holds no words");
    const notes = [
      ...(text.length > charactersKept ? [`Only the first ${charactersKept} characters were read.`] : []),
      ...(decoded.includes("\ufffd") ? ["Some characters could not be read. Please check the text."] : []),
    ];
    return { text: text.slice(0, charactersKept), source: "typed", notes };
  }
  if (mediaType === "application/pdf") return saidByPdf(await readPdf(await desk.objects.read(sha256)));
  return {
    text: null,
    source: "none",
    notes: ["The text of this picture is being read. Please check it afterwards, or type it."],
  };
}

function saidByPdf(reading: PdfReading): Said {
  switch (reading.kind) {
    case "text": {
      const cut = reading.pagesRead < reading.pages;
      const notes = cut ? [`Only the first ${reading.pagesRead} of ${reading.pages} pages were read.`] : [];
      return { text: reading.text, source: "pdf-text", notes };
    }
    case "no-text":
      return {
        text: null,
        source: "none",
        notes: [
          "This PDF holds pictures of pages and no text: they are being read. Please check the text afterwards, or type it.",
        ],
      };
    case "password":
      throw new Refusal(
        "not-readable",
        "this PDF is protected by a password; please save a copy without one, or paste its text",
      );
    case "damaged":
      throw new Refusal("not-readable", "this PDF is damaged; please download it again, or paste its text");
  }
}
