import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hl7Message } from "@medplum/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Hl7Receiver } from "#commands/opinions/hl7-receiver.ts";
import { answerLanguage } from "#contract/language.ts";
import { answerRoutes } from "#contract/routes/answers.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { sendReport } from "#interop/hl7/send-report.ts";
import { answerWords } from "#reporting/languages/answer-words-of.ts";
import { readPdfText, words } from "#reporting/read-back-for-tests.ts";
import { type Cast, givenCast } from "../kit/cases.ts";
import { eventKinds } from "../kit/outcomes.ts";
import { startService, type TestService } from "../kit/service.ts";
import { givenSignable, givenSigned, givenSigner } from "../kit/signed.ts";
import { visitor } from "../kit/visitor.ts";

const has = (tool: string, ...args: string[]) => spawnSync(tool, args).error === undefined;
const folder = mkdtempSync(join(tmpdir(), "outputs-"));
const address = { host: "127.0.0.1", port: 1, tls: false, application: "", facility: "" };
const receivers: Hl7Receiver[] = [{ name: "later", ...address }];
const queued: { name: string; data: unknown }[] = [];
let service: TestService;
let cast: Cast;
let params: Awaited<ReturnType<typeof givenSigned>>["params"];
beforeAll(async () => {
  service = await startService({ settings: { hl7Receivers: receivers } });
  cast = await givenCast(service);
  const { enqueue } = service.house.jobs;
  service.house.jobs.enqueue = async (tx, name, data) => {
    if (name === "send-report") queued.push({ name, data });
    await enqueue(tx, name, data);
  };
  ({ params } = await givenSigned(cast, await givenSigner(service, cast.reader)));
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

const form = (format: "pdf" | "dicom-pdf" | "hl7") =>
  cast.reader.bytes(opinionRoutes.getOpinionRendering, { params: { ...params, version: 1, format } });
const signature = (pdf: Uint8Array) => {
  writeFileSync(join(folder, "signed.pdf"), pdf);
  return execFileSync("pdfsig", [join(folder, "signed.pdf")]).toString();
};
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const check = (hash: string) => visitor(service.url).call(answerRoutes.checkDocument, { params: { sha256: hash } });

describe("the files of a signed opinion", () => {
  it.skipIf(!has("pdfsig", "-v"))(
    "include a PDF signed under the organisation's certificate, whole and sound",
    async () => {
      const pdf = await form("pdf");
      const told = signature(pdf);
      expect(told).toContain("Signature is Valid");
      expect(told).toContain("Total document signed");
      expect(told).toContain("ETSI.CAdES.detached");
      if (has("qpdf", "--version"))
        expect(execFileSync("qpdf", ["--check", join(folder, "signed.pdf")]).toString()).toContain("No syntax");
    },
  );

  it("hold the same PDF as a DICOM object and in an HL7 message", async () => {
    const pdf = Buffer.from(await form("pdf"));
    expect(Buffer.from(await form("dicom-pdf")).includes(pdf)).toBe(true);
    const message = Hl7Message.parse(Buffer.from(await form("hl7")).toString("utf8"));
    const carried = message.getAllSegments("OBX").find((segment) => segment.getField(2).toString() === "ED");
    expect(Buffer.from(carried?.getField(5).getComponent(5) ?? "", "base64").equals(pdf)).toBe(true);
  });
});

describe("the answer in a language", () => {
  const plain = (language: (typeof answerLanguage.options)[number]) =>
    cast.patient.bytes(answerRoutes.getPlainPdf, { params: { ...params, version: 1, language } });

  it("is the patient's own of the request until another is chosen, each reader's own", async () => {
    const language = async (who = cast.patient) =>
      (await who.call(answerRoutes.getAnswerLanguage, { params })).language;
    expect(answerLanguage.options).toContain(await language());
    await cast.patient.call(answerRoutes.chooseAnswerLanguage, { params, body: { language: "ar" } });
    expect(await language()).toBe("ar");
    expect(await language(cast.coordinator)).toBe("en");
    expect(
      await cast.adjudicator.refusal(answerRoutes.chooseAnswerLanguage, { params, body: { language: "de" } }),
    ).toBe("not-found");
  });

  it("is a signed PDF that stays as it was made, also when two want it at once", async () => {
    const [one, two] = await Promise.all([plain("de"), plain("de")]);
    expect(sha256(one)).toBe(sha256(two));
    const text = words((await readPdfText(one)).join(" "));
    for (const label of ["plain", "askNext", "unreviewed"] as const)
      expect(text).toContain(words(answerWords.de.labels[label]));
    if (has("pdfsig", "-v")) expect(signature(one)).toContain("Signature is Valid");
    const unsigned = await givenSignable(cast);
    const early = { params: { ...unsigned.params, version: 1, language: "de" as const } };
    expect(await cast.patient.refusal(answerRoutes.getPlainPdf, early)).toBe("wrong-stage");
    const later = { params: { ...params, version: 7, language: "de" as const } };
    expect(await cast.patient.refusal(answerRoutes.getPlainPdf, later)).toBe("not-found");
  });

  it("goes with a link, which opens in the language it was made in", async () => {
    const body = { recipientName: "Dra. Ana Ruiz", recipientEmail: "", validHours: 4, language: "es" as const };
    const made = await cast.coordinator.call(opinionRoutes.createDelivery, { params, body });
    const token = made.link.split("/").at(-1) ?? "";
    const doctor = visitor(service.url);
    expect((await doctor.call(opinionRoutes.getLink, { params: { token } })).language).toBe("es");
    const wanted = { params: { token, version: 1, language: "es" as const } };
    expect(await doctor.refusal(answerRoutes.getLinkPlainPdf, wanted)).toBe("link-not-valid");
    await doctor.call(opinionRoutes.openLink, { params: { token }, body: { code: made.code } });
    const text = words((await readPdfText(await doctor.bytes(answerRoutes.getLinkPlainPdf, wanted))).join(" "));
    expect(text).toContain(words(answerWords.es.labels.plain));
  });
});

describe("whether a document is genuine", () => {
  it("is said of what was signed and of each file of it, with nothing of its content", async () => {
    const { versions } = await cast.reader.call(opinionRoutes.getOpinion, { params });
    const said = await check(versions[0]?.sha256 ?? "");
    expect(said).toMatchObject({ genuine: true, of: "opinion", version: 1, newest: true, addendum: false });
    expect(await check(sha256(await form("pdf")))).toMatchObject({ genuine: true, of: "file" });
    const content = versions[0]?.content;
    for (const secret of [content?.patient.familyName, content?.caseNumber, content?.asked.question])
      expect(JSON.stringify(said)).not.toContain(secret);
  });

  it("is denied of anything else", async () => {
    expect(await check("ab".repeat(32))).toEqual({ genuine: false });
    const changed = Buffer.from(await form("pdf"));
    changed.writeUInt8(0, 100);
    expect(await check(sha256(changed))).toEqual({ genuine: false });
    const wrong = { params: { sha256: "no-hash" } };
    expect(await visitor(service.url).refusal(answerRoutes.checkDocument, wrong)).toBe("not-valid");
  });
});

/** A receiver of HL7 messages that answers as told. */
async function givenReceiver(name: string, answer: (message: string, socket: Socket) => void) {
  const got: string[] = [];
  const server = createServer((socket) => {
    let data = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      data = Buffer.concat([data, chunk]);
      if (!data.subarray(-2).equals(Buffer.from([0x1c, 0x0d]))) return;
      const message = data.subarray(1, -2).toString("utf8");
      got.push(message);
      answer(message, socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  const port = typeof at === "object" && at !== null ? at.port : 0;
  receivers.push({ name, host: "127.0.0.1", port, tls: false, application: "RIS", facility: "CLINIC" });
  return { got, close: () => new Promise((resolve) => server.close(resolve)) };
}

const framed = (text: string) => Buffer.concat([Buffer.from([0x0b]), Buffer.from(text), Buffer.from([0x1c, 0x0d])]);
const ack = (code: string, message: string, id = Hl7Message.parse(message).header.getField(10).toString()) =>
  framed(`MSH|^~\\&|RIS|CLINIC|OVERREAD||20260101||ACK^R01|1|P|2.5.1\rMSA|${code}|${id}|as told\r`);

describe("sending to a receiver of HL7", () => {
  const send = (receiver: string) =>
    sendReport(service.house, {
      organisationId: cast.coordinator.scope.organisationId,
      caseId: params.caseId,
      version: 1,
      receiver,
    });
  const sent = async () => (await eventKinds(service, params.caseId)).filter((kind) => /^report-/.test(kind));

  it("gives the message to each that is configured, once it is accepted not again", async () => {
    const receiver = await givenReceiver("good", (message, socket) => socket.write(ack("AA", message)));
    await send("good");
    await send("good");
    expect(receiver.got).toHaveLength(1);
    const message = Hl7Message.parse(receiver.got[0] ?? "");
    expect([5, 6, 9].map((field) => message.header.getField(field).toString())).toEqual([
      "RIS",
      "CLINIC",
      "ORU^R01^ORU_R01",
    ]);
    expect(await sent()).toEqual(["report-sent"]);
    await receiver.close();
  });

  it("tries again after an error, never after a rejection, and believes no answer to another message", async () => {
    const answers = ["AE", "other", "closed", "nonsense", "AR"];
    const receiver = await givenReceiver("bad", (message, socket) => {
      const how = answers.shift() ?? "AA";
      if (how === "closed") socket.destroy();
      else if (how === "nonsense") socket.write("HTTP/1.1 400 Bad Request\r\n\r\n");
      else if (how === "other") socket.write(ack("AA", message, "ANOTHER"));
      else socket.write(ack(how, message));
    });
    await expect(send("bad")).rejects.toThrow("AE: as told");
    await expect(send("bad")).rejects.toThrow("another message");
    await expect(send("bad")).rejects.toThrow("closed the connection");
    await expect(send("bad")).rejects.toThrow("does not speak MLLP");
    await send("bad");
    expect(new Set(receiver.got.map((message) => Hl7Message.parse(message).header.getField(10).toString())).size).toBe(
      1,
    );
    expect((await sent()).filter((kind) => kind === "report-not-sent")).toHaveLength(5);
    await receiver.close();
    await expect(send("bad")).rejects.toThrow(/ECONNREFUSED/);
    await send("nobody");
  });

  it("is left as a job for each receiver at the signature", () => {
    const { caseId } = params;
    expect(queued).toEqual([
      { name: "send-report", data: expect.objectContaining({ caseId, version: 1, receiver: "later" }) },
    ]);
  });
});

it("signs without a time stamp where the authority is away", async () => {
  const authority = createHttpServer((_, response) => response.writeHead(503).end());
  await new Promise<void>((resolve) => authority.listen(0, "127.0.0.1", resolve));
  const at = authority.address();
  const port = typeof at === "object" && at !== null ? at.port : 0;
  const { settings } = service.house;
  settings.signing = { given: null, timeStampUrl: `http://127.0.0.1:${port}/` };
  const pdf = await cast.patient.bytes(answerRoutes.getPlainPdf, { params: { ...params, version: 1, language: "fr" } });
  expect(Buffer.from(pdf).toString("latin1")).toContain("/ByteRange [0 ");
  settings.signing = { given: null, timeStampUrl: null };
  await new Promise((resolve) => authority.close(resolve));
});
