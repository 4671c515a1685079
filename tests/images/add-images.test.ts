import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestForTests } from "#cases/request-for-tests.ts";
import type { CaseId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { type GivenPerson, givenOrganisation, givenPerson } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf } from "#tests/kit/synthetic-images.ts";
import { type SliceSpec, sampleSlice } from "./sample-study.ts";

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

const erika = { name: "Testmann^Erika", birthDate: "19610412", patientId: "P-100" };
const slice = (spec: SliceSpec) => ({ name: spec.sop, bytes: sampleSlice({ ...erika, ...spec }) });
const send = async (who: GivenPerson, caseId: CaseId, files: { name: string; bytes: Uint8Array }[]) =>
  (await who.call(imageRoutes.addImages, { params: { caseId }, raw: multipartOf(files) })).files;
const images = async (who: GivenPerson, caseId: CaseId) =>
  (await who.call(imageRoutes.listImages, { params: { caseId } })).studies;
const outcomes = (files: { outcome: string; code: string | null }[]) => files.map((one) => one.code ?? one.outcome);

describe("images sent into a case", () => {
  it("are listed and shown, their names as the sender's", async () => {
    const { caseId } = await givenRequest(cast);
    const study = "1.2.40.1";
    const files = [1, 2, 3].map((number) => ({
      ...slice({ study, sop: `${study}.1.${number}`, number }),
      name: `CD/Äpfel ${number}%.dcm`,
    }));
    const sent = await send(cast.patient, caseId, files);
    expect(sent.map((one) => [one.name, one.outcome])).toEqual(files.map(({ name }) => [name, "accepted"]));
    expect(await images(cast.patient, caseId)).toMatchObject([
      {
        identity: "matches",
        series: [{ instances: 3, frames: 3, middleInstanceUid: `${study}.1.2`, withheld: null, warnings: [] }],
      },
    ]);
    const place = { study, series: `${study}.1`, instance: `${study}.1.2` };
    const frame = await cast.patient.send(dicomwebRoutes.retrieveFrames, { params: { ...place, frames: "1" } });
    expect(frame.status).toBe(200);
    const picture = await cast.patient.send(dicomwebRoutes.seriesThumbnail, { params: place });
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  });

  it("twice are there once, and other bytes under a UID are kept aside", async () => {
    const { caseId } = await givenRequest(cast);
    const study = "1.2.40.2";
    const one = slice({ study, sop: `${study}.1.1` });
    const other = slice({ study, sop: `${study}.1.1`, number: 9 });
    expect(outcomes(await send(cast.patient, caseId, [one, one, other]))).toEqual([
      "accepted",
      "already-there",
      "conflicting-instance",
    ]);
    expect(outcomes(await send(cast.patient, caseId, [one, other]))).toEqual(["already-there", "conflicting-instance"]);
    expect((await images(cast.patient, caseId))[0]?.series[0]?.instances).toBe(1);
  });

  it("are the same image where only the file's head differs, as when it comes by another door", async () => {
    const { caseId } = await givenRequest(cast);
    const study = "1.2.40.22";
    const one = slice({ study, sop: `${study}.1.1` });
    const bytes = Uint8Array.from(one.bytes);
    bytes[7] = 1;
    const again = { ...one, bytes };
    expect(outcomes(await send(cast.patient, caseId, [one]))).toEqual(["accepted"]);
    expect(outcomes(await send(cast.patient, caseId, [again]))).toEqual(["already-there"]);
    expect((await images(cast.patient, caseId))[0]?.series[0]?.instances).toBe(1);
  });

  it("end each by itself: what cannot be read takes nothing from the others", async () => {
    const { caseId } = await givenRequest(cast);
    const good = slice({ study: "1.2.40.3", sop: "1.2.40.3.1.1" });
    const files = [
      { name: "empty", bytes: new Uint8Array(0) },
      { name: "letter.txt", bytes: Buffer.from("Dear colleague") },
      { name: "cut", bytes: good.bytes.subarray(0, good.bytes.length - 9) },
      good,
    ];
    const sent = await send(cast.patient, caseId, files);
    expect(outcomes(sent)).toEqual(["empty-file", "not-dicom", "truncated", "accepted"]);
    for (const one of sent.slice(0, 3)) expect(one.reason).toMatch(/^(The|This) .*\.$/);
    const { files: listed } = await cast.patient.call(imageRoutes.listFiles, { params: { caseId } });
    expect(listed.map((one) => [one.name, one.outcome])).toEqual(sent.map((one) => [one.name, one.outcome]));
    const { known } = await cast.patient.call(imageRoutes.knownImages, {
      params: { caseId },
      body: { sha256: sent.flatMap((one) => one.sha256 ?? []) },
    });
    expect(known).toEqual([sent[3]?.sha256]);
  });

  it("hold whatever bytes a header has, and NUL characters in it", async () => {
    const { caseId } = await givenRequest(cast);
    const study = "1.2.40.4";
    const odd = slice({
      study,
      sop: `${study}.1.1`,
      more: [
        { tag: "00080060", vr: "CS", value: "C\0T " },
        { tag: "00081030", vr: "LO", value: Buffer.from("a\0b\\u0000 \ud83d ") },
        { tag: "00200011", vr: "IS", value: "99999999999 " },
      ],
    });
    expect(outcomes(await send(cast.patient, caseId, [odd]))).toEqual(["accepted"]);
    expect(await images(cast.patient, caseId)).toMatchObject([{ series: [{ seriesNumber: null }] }]);
  });

  it("of one study by two senders at once are all there", async () => {
    const { caseId } = await givenRequest(cast);
    const study = "1.2.40.5";
    const batch = (from: number) =>
      [0, 1, 2].map((n) => slice({ study, sop: `${study}.1.${from + n}`, number: from + n }));
    const sent = await Promise.all(
      [batch(1), batch(3), batch(3), batch(5)].map((files) => send(cast.patient, caseId, files)),
    );
    expect(sent.flat().filter((one) => one.outcome === "accepted")).toHaveLength(7);
    expect(sent.flat().filter((one) => one.outcome === "already-there")).toHaveLength(5);
    expect((await images(cast.patient, caseId))[0]?.series[0]?.instances).toBe(7);
  });
});

describe("whose images they are", () => {
  it("is asked where they name another patient, and decided by a coordinator", async () => {
    const { caseId } = await givenRequest(cast);
    const study = "1.2.40.6";
    const file = slice({ study, sop: `${study}.1.1`, name: "Otherman^Otto", birthDate: "19500101", patientId: "X" });
    await send(cast.patient, caseId, [file]);
    const [asked] = await images(cast.patient, caseId);
    expect(asked?.identity).toBe("asked");
    expect(asked?.identityDifferences.join(" ")).toMatch(/Otherman.*1950-01-01.*X/);
    const decide = (decision: "same-person" | "remove") => ({
      params: { caseId, studyInstanceUid: study },
      body: { decision, reason: "looked at the passport" },
    });
    expect(await cast.patient.refusal(imageRoutes.decideIdentity, decide("same-person"))).toBe("not-permitted");
    await cast.coordinator.call(imageRoutes.decideIdentity, decide("same-person"));
    expect((await images(cast.patient, caseId))[0]?.identity).toBe("confirmed");
    await send(cast.patient, caseId, [file]);
    expect((await images(cast.patient, caseId))[0]?.identity).toBe("confirmed");
    await cast.patient.call(imageRoutes.decideIdentity, decide("remove"));
    expect(await cast.patient.refusal(imageRoutes.decideIdentity, decide("remove"))).toBe("already-done");
    const gone = await cast.patient.send(dicomwebRoutes.studyMetadata, { params: { study } });
    expect(gone.status).toBe(404);
  });

  it("is asked when the request names the patient after the images came", async () => {
    const { id: caseId } = await cast.patient.call(caseRoutes.createCase, { body: { content: { step: "who" } } });
    const study = "1.2.40.12";
    await send(cast.patient, caseId, [slice({ study, sop: `${study}.1.1`, name: "Otherman^Otto" })]);
    expect((await images(cast.patient, caseId))[0]?.identity).toBe("matches");
    const draft = { params: { caseId }, body: { baseRevision: 1, content: requestForTests } };
    const { revision } = await cast.patient.call(caseRoutes.saveDraft, draft);
    await cast.patient.call(caseRoutes.submitRequest, { params: { caseId }, body: { revision } });
    expect((await images(cast.patient, caseId))[0]?.identity).toBe("asked");
  });

  it("keeps a study that is asked about from the reader", async () => {
    const { caseId } = await givenRequest(cast);
    const study = "1.2.40.7";
    await send(cast.patient, caseId, [slice({ study: `${study}0`, sop: `${study}0.1.1` })]);
    await cast.coordinator.call(caseRoutes.completeCase, {
      params: { caseId },
      body: { missingAccepted: ["first-report", "slices"], reason: "agreed" },
    });
    await send(cast.coordinator, caseId, [slice({ study, sop: `${study}.1.1`, birthDate: "19500101" })]);
    const offer = await cast.coordinator.call(caseRoutes.offerCase, {
      params: { caseId },
      body: { readerId: cast.reader.id, hours: 24 },
    });
    await cast.reader.call(caseRoutes.answerOffer, {
      params: { caseId, offerId: offer.id },
      body: { answer: "accepted", reason: "" },
    });
    expect((await images(cast.reader, caseId)).map((one) => one.studyInstanceUid)).toEqual([`${study}0`]);
    const status = async (uid: string) =>
      (await cast.reader.send(dicomwebRoutes.studyMetadata, { params: { study: uid } })).status;
    expect([await status(study), await status(`${study}0`)]).toEqual([404, 200]);
  });
});

describe("images of another case", () => {
  it("are not had by naming their UIDs, only by sending their very bytes", async () => {
    const mine = await givenRequest(cast);
    const study = "1.2.40.8";
    const original = slice({ study, sop: `${study}.1.1` });
    await send(cast.patient, mine.caseId, [original, slice({ study, sop: `${study}.1.2` })]);
    const thief = await givenPerson(service, cast.organisation, { roles: ["patient"] });
    const theirs = await givenRequest({ patient: thief });
    const forged = [
      slice({ study, sop: `${study}.1.99` }),
      slice({ study, sop: `${study}.1.1`, number: 4 }),
      slice({ study: "1.2.40.9", series: `${study}.1`, sop: "1.2.40.9.1.1" }),
    ];
    expect(outcomes(await send(thief, theirs.caseId, forged))).toEqual([
      "study-of-another-case",
      "conflicting-instance",
      "series-of-another-study",
    ]);
    expect(await images(thief, theirs.caseId)).toEqual([]);
    expect((await thief.send(dicomwebRoutes.studyMetadata, { params: { study } })).status).toBe(404);
    expect(outcomes(await send(thief, theirs.caseId, [original]))).toEqual(["already-there"]);
    expect(await images(thief, theirs.caseId)).toHaveLength(1);
    const stranger = await givenPerson(service, await givenOrganisation(service), { roles: ["coordinator"] });
    for (const caseId of [mine.caseId, theirs.caseId]) {
      const sent = { params: { caseId }, raw: multipartOf([original]) };
      expect(await stranger.refusal(imageRoutes.addImages, sent)).toBe("not-found");
      expect(await cast.reader.refusal(imageRoutes.addImages, sent)).toBe("not-found");
    }
  });
});

describe("a request that is not whole", () => {
  it("is refused without the files in it", async () => {
    const { caseId } = await givenRequest(cast);
    const { type, content } = multipartOf([
      slice({ study: "1.2.40.10", sop: "1.2.40.10.1.1" }),
      slice({ study: "1.2.40.10", sop: "1.2.40.10.1.2" }),
    ]);
    const cut = { type, content: content.subarray(0, content.length - 40) };
    expect(await cast.patient.refusal(imageRoutes.addImages, { params: { caseId }, raw: cut })).toBe("not-valid");
    expect(
      await cast.patient.refusal(imageRoutes.addImages, {
        params: { caseId },
        raw: { type: "multipart/related", content },
      }),
    ).toBe("not-valid");
    expect(await images(cast.patient, caseId)).toEqual([]);
  });

  it("leaves nothing half visible when the line breaks", async () => {
    const { caseId } = await givenRequest(cast);
    const { type, content } = multipartOf([
      slice({ study: "1.2.40.11", sop: "1.2.40.11.1.1" }),
      slice({ study: "1.2.40.11", sop: "1.2.40.11.1.2" }),
    ]);
    await new Promise<void>((resolve) => {
      const cookie = [...cast.patient.cookies].map(([name, { value }]) => `${name}=${value}`).join("; ");
      const headers = { "content-type": type, "content-length": content.length, "x-overread": "web", cookie };
      const sending = request(`${service.url}/api/cases/${caseId}/images`, { method: "POST", headers });
      sending.on("error", () => resolve());
      sending.write(content.subarray(0, content.length - 100), () => setTimeout(() => sending.destroy(), 200));
      sending.on("close", () => resolve());
    });
    expect(await images(cast.patient, caseId)).toEqual([]);
    const { files } = await cast.patient.call(imageRoutes.listFiles, { params: { caseId } });
    expect(files).toEqual([]);
  });
});
