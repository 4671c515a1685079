import { afterAll, beforeAll, expect, it } from "vitest";
import type { CaseId } from "#contract/ids.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { sampleSlice } from "./sample-study.ts";

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

const fileOf = (study: string) =>
  sampleSlice({ study, sop: `${study}.1.1`, name: "Testmann^Erika", birthDate: "19610412", patientId: "P-100" });
const begin = (caseId: CaseId, bytes: Uint8Array, who = cast.patient) =>
  who.call(imageRoutes.beginUpload, {
    params: { caseId },
    body: { name: "CD/large.dcm", size: bytes.length, fingerprint: `large ${bytes.length}` },
  });
const piece = (caseId: CaseId, uploadId: string, place: number, bytes: Uint8Array) => ({
  params: { caseId, uploadId, place },
  raw: { type: "application/octet-stream", content: Buffer.from(bytes) },
});

it("a large file comes in pieces, goes on after a closed page, and nothing is sent twice", async () => {
  const { caseId } = await givenRequest(cast);
  const bytes = fileOf("1.2.43.1");
  const { uploadId, received } = await begin(caseId, bytes);
  expect(received).toBe(0);
  const first = piece(caseId, uploadId, 0, bytes.subarray(0, 300));
  expect(await cast.patient.call(imageRoutes.addUploadPart, first)).toEqual({ uploadId, received: 300 });
  expect(await cast.patient.refusal(imageRoutes.finishUpload, { params: { caseId, uploadId } })).toBe("not-complete");
  // Sent again, and sent from the wrong place: the sender is told where to go on.
  expect((await cast.patient.call(imageRoutes.addUploadPart, first)).received).toBe(300);
  const wrong = piece(caseId, uploadId, 500, bytes.subarray(500));
  expect((await cast.patient.call(imageRoutes.addUploadPart, wrong)).received).toBe(300);
  // Another page: the same file is known.
  expect(await begin(caseId, bytes)).toEqual({ uploadId, received: 300 });
  const rest = piece(caseId, uploadId, 300, bytes.subarray(300));
  const both = await Promise.all([1, 2].map(() => cast.patient.call(imageRoutes.addUploadPart, rest)));
  expect(both.map((one) => one.received)).toEqual([bytes.length, bytes.length]);
  const { file } = await cast.patient.call(imageRoutes.finishUpload, { params: { caseId, uploadId } });
  expect(file).toMatchObject({ outcome: "accepted", name: "CD/large.dcm", sopInstanceUid: "1.2.43.1.1.1" });
  expect((await cast.patient.call(imageRoutes.finishUpload, { params: { caseId, uploadId } })).file).toEqual(file);
  expect(Buffer.from(await service.house.objects.read(file.sha256 ?? "")).equals(Buffer.from(bytes))).toBe(true);
});

it("is nobody else's, and takes no more than it said", async () => {
  const { caseId } = await givenRequest(cast);
  const bytes = fileOf("1.2.43.2");
  const { uploadId } = await begin(caseId, bytes);
  const all = piece(caseId, uploadId, 0, bytes);
  expect(await cast.coordinator.refusal(imageRoutes.addUploadPart, all)).toBe("not-found");
  expect(await cast.reader.refusal(imageRoutes.addUploadPart, all)).toBe("not-found");
  const more = piece(caseId, uploadId, 0, new Uint8Array(bytes.length + 1));
  expect(await cast.patient.refusal(imageRoutes.addUploadPart, more)).toBe("too-large");
  const huge = { params: { caseId }, body: { name: "x", size: 3 * 1024 ** 3, fingerprint: "x" } };
  expect(await cast.patient.refusal(imageRoutes.beginUpload, huge)).toBe("too-large");
  const text = await cast.patient.call(imageRoutes.beginUpload, {
    params: { caseId },
    body: { name: "letter.txt", size: 4, fingerprint: "t" },
  });
  await cast.patient.call(imageRoutes.addUploadPart, piece(caseId, text.uploadId, 0, Buffer.from("text")));
  const { file } = await cast.patient.call(imageRoutes.finishUpload, { params: { caseId, uploadId: text.uploadId } });
  expect([file.outcome, file.code]).toEqual(["refused", "not-dicom"]);
});
