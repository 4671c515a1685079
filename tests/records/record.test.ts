import { readdir } from "node:fs/promises";
import PDFDocument from "pdfkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addRecord } from "#commands/records/add-record.ts";
import { readRecordText } from "#commands/records/read-record-text.ts";
import type { CaseId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { encodePng } from "#dicom/encode-png.ts";
import { drawStrokes } from "#reporting/draw-strokes.ts";
import { strokeText } from "#reporting/stroke-font.ts";
import { type Cast, givenCast, givenRequest } from "../kit/cases.ts";
import { eventKinds, refusalOf, rowCounts } from "../kit/outcomes.ts";
import { startService, type TestService } from "../kit/service.ts";

let service: TestService;
let cast: Cast;
let caseId: CaseId;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

type Named = { kind?: "first-report" | "other"; fileName?: string; title?: string };
function send(type: string, content: BodyInit, { kind = "first-report", fileName = "report", title = "" }: Named = {}) {
  return cast.patient.call(imageRoutes.addRecord, {
    params: { caseId },
    query: { kind, title, fileName },
    raw: { type, content },
  });
}

async function pdf(write: (doc: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}) {
  const doc = new PDFDocument(options);
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.once("end", resolve));
  write(doc);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

const objects = async () =>
  (await readdir(service.objectFolder, { recursive: true })).filter((one) => /[0-9a-f]{64}$/.test(one)).length;

describe("a record sent in", () => {
  beforeAll(async () => {
    caseId = (await givenRequest(cast)).caseId;
  });

  it("as PDF is kept as it is, and its text is read", async () => {
    const bytes = await pdf((doc) => doc.text("FINDINGS: A nodule of 8 mm."));
    const { record } = await send("application/pdf", bytes, { fileName: "Befund.pdf" });
    expect(record).toMatchObject({
      title: "Befund.pdf",
      textSource: "pdf-text",
      text: "FINDINGS: A nodule of 8 mm.",
      notes: [],
      size: bytes.length,
    });
    const back = await cast.patient.bytes(imageRoutes.getRecordFile, { params: { caseId, recordId: record.id } });
    expect(Buffer.from(back).equals(bytes)).toBe(true);
    const again = await send("application/pdf", bytes, { fileName: "copy.pdf" });
    expect(again.record).toEqual(record);
  });

  it("as PDF without text is to be read from its pictures, or typed", async () => {
    const { record } = await send("application/pdf", await pdf((doc) => doc.rect(10, 10, 90, 90).fill("black")));
    expect(record).toMatchObject({ text: null, textSource: "none", notes: [expect.stringContaining("or type it")] });
    const body = { text: "What the scan says." };
    const typed = await cast.patient.call(imageRoutes.correctRecordText, {
      params: { caseId, recordId: record.id },
      body,
    });
    expect(typed.record).toMatchObject({ text: body.text, textSource: "typed", sha256: record.sha256 });
  });

  it.each([
    [
      "protected by a password",
      "application/pdf",
      () => pdf((doc) => doc.text("x"), { userPassword: "secret" }),
      "not-readable",
      "password",
    ],
    ["damaged", "application/pdf", async () => Buffer.from("%PDF-1.7 no more"), "not-readable", "damaged"],
    ["empty", "application/pdf", async () => Buffer.alloc(0), "not-readable", "empty"],
    ["blank", "text/plain", async () => Buffer.from(" \n\t "), "not-readable", "no words"],
    [
      "a program called PDF",
      "application/pdf",
      async () => Buffer.from("MZ\u0090\u0000\u0003\u0000"),
      "wrong-media-type",
      "PDF",
    ],
    ["a ZIP", "text/plain", async () => Buffer.from("PK\u0003\u0004\u0014\u0000"), "wrong-media-type", "PDF"],
  ])("that is %s is refused with the reason", async (_, type, make, refusal, word) => {
    const before = await rowCounts(service, caseId, ["case_record", "record_text", "custody_event"]);
    const said = await refusalOf(send(type, new Uint8Array(await make())));
    expect(said).toMatchObject({ refusal, detail: [expect.stringContaining(word)] });
    expect(await rowCounts(service, caseId, ["case_record", "record_text", "custody_event"])).toEqual(before);
  });

  it("of a wrong kind is not stored at all", async () => {
    const before = await objects();
    await refusalOf(send("text/plain", Buffer.from("PK\u0003\u0004 and much more \u0000 that nobody wants")));
    expect(await objects()).toBe(before);
    const said = await cast.patient.send(imageRoutes.addRecord, {
      params: { caseId },
      query: { kind: "other", title: "", fileName: "x" },
      raw: { type: "text/html", content: "<p>" },
    });
    expect(said.status).toBe(415);
  });

  it("of 101 MB is refused, and nothing of it stays", async () => {
    const before = await objects();
    const mega = Buffer.alloc(1 << 20, "a");
    async function* body() {
      for (let count = 0; count < 101; count += 1) yield mega;
    }
    const sent = { kind: "other" as const, title: "", fileName: "big.txt" };
    await expect(addRecord(service.house, cast.patient.scope, caseId, sent, body())).rejects.toMatchObject({
      code: "too-large",
    });
    expect(await objects()).toBe(before);
  });

  it("leaves nothing where the work after it cannot be left to the worker", async () => {
    const before = await rowCounts(service, caseId, ["case_record", "record_text", "custody_event"]);
    const house = { ...service.house, jobs: { enqueue: () => Promise.reject(new Error("no queue")) } };
    const picture = async function* () {
      yield Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3);
    };
    const sent = { kind: "other" as const, title: "", fileName: "a.jpg" };
    await expect(addRecord(house, cast.patient.scope, caseId, sent, picture())).rejects.toThrow("no queue");
    expect(await rowCounts(service, caseId, ["case_record", "record_text", "custody_event"])).toEqual(before);
  });

  it("as text of any sort keeps its words, and says where it was cut or could not be read", async () => {
    const far = `${"word ".repeat(90_000)}end`;
    const long = (await send("text/plain", far, { kind: "other", fileName: "long.txt" })).record;
    expect(long.text).toHaveLength(400_000);
    expect(long.notes).toEqual([expect.stringContaining("Only the first 400000 characters")]);
    const odd = Buffer.concat([Buffer.from("x".repeat(5000)), Buffer.from([0, 0xff, 0x41])]);
    const { record } = await send("text/plain", odd, { kind: "other", fileName: "odd.txt" });
    expect(record.text?.endsWith("\ufffdA")).toBe(true);
    expect(record.notes).toEqual([expect.stringContaining("could not be read")]);
  });

  it.each([
    ["../../../etc/passwd", "passwd"],
    ["re\u202Eport.txt", "report.txt"],
    ["a\"b'c*(d).txt\r\nSet-Cookie: x=y", "a\"b'c*(d).txtSet-Cookie: x=y"],
    ["\u{1f9ec} Befund für Größe.txt", "\u{1f9ec} Befund für Größe.txt"],
    ["x".repeat(300), "x".repeat(300)],
  ])("named %j is kept without what could mislead, and comes back under a harmless header", async (fileName, kept) => {
    const { record } = await send("text/plain", `words ${fileName}`, { kind: "other", fileName });
    expect(record.fileName).toBe(kept);
    const response = await cast.patient.send(imageRoutes.getRecordFile, { params: { caseId, recordId: record.id } });
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(response.headers.get("content-disposition")).toMatch(/^inline; filename\*=UTF-8''[A-Za-z0-9%!._~-]+$/);
  });

  it("as a web page in disguise runs nowhere", async () => {
    const { record } = await send("text/plain", "<!doctype html><script>alert(1)</script>", {
      kind: "other",
      fileName: "a.html",
    });
    const response = await cast.patient.send(imageRoutes.getRecordFile, { params: { caseId, recordId: record.id } });
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
  });

  it("is seen by nobody without a part, and not under another case", async () => {
    const { records } = await cast.patient.call(imageRoutes.listRecords, { params: { caseId } });
    const recordId = records[0]?.id;
    if (recordId === undefined) throw new Error("records were sent before");
    const other = await givenRequest(cast);
    expect(await cast.patient.refusal(imageRoutes.getRecordFile, { params: { caseId: other.caseId, recordId } })).toBe(
      "not-found",
    );
    expect(
      await cast.patient.refusal(imageRoutes.correctRecordText, {
        params: { caseId: other.caseId, recordId },
        body: { text: "x" },
      }),
    ).toBe("not-found");
    for (const somebody of [cast.reader, cast.adjudicator]) {
      expect(await somebody.refusal(imageRoutes.listRecords, { params: { caseId } })).toBe("not-found");
      expect(await somebody.refusal(imageRoutes.getRecordFile, { params: { caseId, recordId } })).toBe("not-found");
    }
    expect(await eventKinds(service, caseId)).toContain("record-viewed");
  });

  it("is taken in no more once the case is withdrawn", async () => {
    const { caseId: ended } = await givenRequest(cast);
    await cast.patient.call(caseRoutes.withdrawCase, { params: { caseId: ended }, body: { reason: "enough" } });
    const body = { kind: "other" as const, title: "", text: "late" };
    expect(await cast.patient.refusal(imageRoutes.addTypedRecord, { params: { caseId: ended }, body })).toBe(
      "wrong-stage",
    );
  });
});

describe("a photo of a report", () => {
  it("is read by the machine afterwards, with a note to check it; a text typed meanwhile stays", {
    timeout: 120_000,
  }, async () => {
    caseId = (await givenRequest(cast)).caseId;
    const { record } = await send("image/png", photoOf("NO PULMONARY NODULE"), { fileName: "photo.png" });
    expect(record).toMatchObject({ text: null, textSource: "none", mediaType: "image/png" });
    await readRecordText(service.house, { caseId, recordId: record.id });
    const find = async () => (await cast.patient.call(imageRoutes.listRecords, { params: { caseId } })).records[0];
    const read = await find();
    expect(read).toMatchObject({
      textSource: "recognised",
      notes: expect.arrayContaining([expect.stringContaining("Please check")]),
    });
    expect(read?.text?.toUpperCase()).toContain("NODULE");
    await cast.patient.call(imageRoutes.correctRecordText, {
      params: { caseId, recordId: record.id },
      body: { text: "No pulmonary nodule." },
    });
    await readRecordText(service.house, { caseId, recordId: record.id });
    expect(await find()).toMatchObject({ text: "No pulmonary nodule.", textSource: "typed" });
  });

  it("that is no picture after all ends in a plain word, not in a failed job", { timeout: 120_000 }, async () => {
    caseId = (await givenRequest(cast)).caseId;
    const { record } = await send("image/jpeg", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4), {
      fileName: "broken.jpg",
    });
    await readRecordText(service.house, { caseId, recordId: record.id });
    const { records } = await cast.patient.call(imageRoutes.listRecords, { params: { caseId } });
    expect(records[0]).toMatchObject({ text: null, notes: [expect.stringContaining("type or paste")] });
  });
});

/** Dark words on white paper. */
function photoOf(text: string): Uint8Array<ArrayBuffer> {
  const { strokes, width } = strokeText(text, 60);
  const size = { width: Math.ceil(width) + 160, height: 260 };
  const rgba = new Uint8Array(size.width * size.height * 4).fill(255);
  const moved = strokes.map((stroke) => stroke.map(([x, y]) => [x + 80, y + 140] as const));
  drawStrokes({ ...size, rgba }, moved, 6, [0, 0, 0], 1);
  return new Uint8Array(encodePng(rgba, size.width, size.height));
}
