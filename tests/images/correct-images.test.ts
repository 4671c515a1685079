import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseId } from "#contract/ids.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { type DicomJson, items, text } from "#dicom/json.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { type GivenPerson, givenOrganisation } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf } from "#tests/kit/synthetic-images.ts";
import { verifyBundleBytes } from "../kit/bundle.ts";
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
  (await who.call(imageRoutes.addImages, { params: { caseId }, raw: multipartOf(files) })).files.map(
    (one) => one.code ?? one.outcome,
  );
const images = async (who: GivenPerson, caseId: CaseId) =>
  (await who.call(imageRoutes.listImages, { params: { caseId } })).studies;
const metadata = async (who: GivenPerson, study: string): Promise<DicomJson[]> =>
  await (await who.send(dicomwebRoutes.studyMetadata, { params: { study } })).json();
const whole = (who: GivenPerson, study: string, instance: string) =>
  who.send(dicomwebRoutes.retrieveInstance, { params: { study, series: `${study}.1`, instance } });
/** The file in the answer to a single instance: between the first empty line and the last boundary. */
const fileOf = async (response: Response) => {
  const body = Buffer.from(await response.arrayBuffer());
  return body.subarray(body.indexOf("\r\n\r\n") + 4, body.lastIndexOf("\r\n--"));
};
const reason = "the passport was looked at";
const correct = (caseId: CaseId, study: string, attributes: object, series: string | null = null) => ({
  params: { caseId, studyInstanceUid: study },
  body: { seriesInstanceUid: series, attributes, reason },
});

describe("a coordinator who corrects images", () => {
  it("changes what is shown and found everywhere, and no stored byte", async () => {
    const { caseId } = await givenRequest(cast);
    const study = "1.2.41.1";
    const [one, two] = [1, 2].map((number) =>
      slice({ study, sop: `${study}.1.${number}`, number, name: "Tstmann^Erika", birthDate: "19610412" }),
    );
    if (one === undefined || two === undefined) throw new Error("no slices");
    await send(cast.patient, caseId, [one]);
    expect((await images(cast.coordinator, caseId))[0]?.identity).toBe("asked");

    const order = correct(caseId, study, { patientName: "Testmann^Erika", studyDate: "2026-01-30" });
    expect(await cast.patient.refusal(imageRoutes.correctImages, order)).toBe("not-permitted");
    await cast.coordinator.call(imageRoutes.correctImages, order);
    expect(await cast.coordinator.refusal(imageRoutes.correctImages, order)).toBe("already-done");

    const [listed] = await images(cast.patient, caseId);
    expect(listed).toMatchObject({
      patientName: "Testmann^Erika",
      studyDate: "2026-01-30",
      identity: "confirmed",
      corrected: ["PatientName", "StudyDate"],
    });
    const query = { PatientName: "Testmann^Erika", StudyInstanceUID: study };
    const found = await cast.coordinator.send(dicomwebRoutes.searchStudies, { params: {}, query });
    const [told]: DicomJson[] = await found.json();
    expect(told && [text(told, "00100010"), text(told, "00080020")]).toEqual(["Testmann^Erika", "20260130"]);

    // What comes later is corrected too.
    expect(await send(cast.patient, caseId, [two])).toEqual(["accepted"]);
    const sets = await metadata(cast.patient, study);
    expect(sets.map((set) => text(set, "00100010"))).toEqual(["Testmann^Erika", "Testmann^Erika"]);
    const original = items(items(sets[1] ?? {}, "04000561")[0] ?? {}, "04000550")[0] ?? {};
    expect([text(original, "00100010"), text(original, "00080020")]).toEqual(["Tstmann^Erika", "20260131"]);

    const file = readInstance(await fileOf(await whole(cast.patient, study, `${study}.1.1`)));
    expect([file.patient.name, file.study.date, file.sopInstanceUid]).toEqual([
      "Testmann^Erika",
      "2026-01-30",
      `${study}.1.1`,
    ]);
    expect(file.frameLocations?.frames).toHaveLength(1);

    // Sent again the file is known by its own bytes; the case's record and bundle hold them.
    expect(await send(cast.patient, caseId, [one])).toEqual(["already-there"]);
    const { corrections } = await cast.coordinator.call(imageRoutes.listCorrections, { params: { caseId } });
    expect(corrections).toMatchObject([{ byName: "Cora Koch", reason, seriesInstanceUid: null }]);
    expect(corrections[0]?.changes).toContainEqual({
      keyword: "PatientName",
      before: "Tstmann^Erika",
      after: "Testmann^Erika",
    });
    const { events } = await cast.coordinator.call(opinionRoutes.getCustody, { params: { caseId } });
    expect(events.filter(({ kind }) => kind === "images-corrected")).toMatchObject([{ subject: study, reason }]);
  });

  it("mends a side in its series alone, with an entity tag of its own", async () => {
    const { caseId } = await givenRequest(cast);
    const study = "1.2.41.2";
    const side = [{ tag: "00200060", vr: "CS", value: "L " }];
    await send(cast.patient, caseId, [
      slice({ study, sop: `${study}.1.1`, more: side }),
      slice({ study, series: `${study}.2`, sop: `${study}.2.1`, more: side }),
    ]);
    const tag = (await whole(cast.patient, study, `${study}.1.1`)).headers.get("etag");
    const order = correct(caseId, study, { laterality: "R" }, `${study}.1`);
    await cast.coordinator.call(imageRoutes.correctImages, order);
    const sides = (await metadata(cast.patient, study)).map((set) => [text(set, "0020000E"), text(set, "00200060")]);
    expect(sides.sort()).toEqual([
      [`${study}.1`, "R"],
      [`${study}.2`, "L"],
    ]);
    expect((await whole(cast.patient, study, `${study}.1.1`)).headers.get("etag")).not.toBe(tag);
    const [listed] = await images(cast.patient, caseId);
    expect(listed?.series.map((one) => [one.seriesInstanceUid, one.laterality, one.corrected]).sort()).toEqual([
      [`${study}.1`, "R", ["Laterality"]],
      [`${study}.2`, "L", []],
    ]);
    const refused = (attributes: object, series: string | null) =>
      cast.coordinator.refusal(imageRoutes.correctImages, correct(caseId, study, attributes, series));
    expect(await refused({ laterality: "R" }, null)).toBe("not-valid");
    expect(await refused({ patientId: "x" }, `${study}.1`)).toBe("not-valid");
    expect(await refused({}, null)).toBe("not-valid");
    expect(await refused({ patientId: "a\\b" }, null)).toBe("not-valid");
    expect(await refused({ laterality: "L" }, "1.2.3")).toBe("not-found");
  });
});

describe("another image under the same UID", () => {
  const given = async (study: string, slices = 2) => {
    const { caseId } = await givenRequest(cast);
    const numbers = Array.from({ length: slices }, (_, index) => index + 1);
    const first = numbers.map((number) => slice({ study, sop: `${study}.1.${number}`, number }));
    const more = [{ tag: "00081030", vr: "LO", value: "Abdomen " }];
    const other = numbers.map((number) => slice({ study, sop: `${study}.1.${number}`, number, more }));
    await send(cast.patient, caseId, first);
    expect(await send(cast.patient, caseId, other)).toEqual(numbers.map(() => "conflicting-instance"));
    const { files } = await cast.coordinator.call(imageRoutes.listAside, {});
    const [aside] = files.filter((one) => one.studyInstanceUid === study);
    if (aside === undefined) throw new Error("nothing was kept aside");
    return { caseId, aside, first, other };
  };
  const decide = (asideId: string, decision: "keep-first" | "take-new" | "keep-both") => ({
    params: { asideId },
    body: { decision, reason },
  });
  const open = async () => (await cast.coordinator.call(imageRoutes.listAside, {})).files.map((one) => one.id);
  const descriptions = async (study: string) =>
    (await metadata(cast.coordinator, study)).map((set) => text(set, "00081030"));

  it("is named with what differs and with both pictures, and stays aside where the first is kept", async () => {
    const study = "1.2.41.3";
    const { aside } = await given(study);
    expect(aside).toMatchObject({ code: "conflicting-instance", count: 2, hasFirst: true, patientName: erika.name });
    expect(aside.differences).toEqual([{ keyword: "StudyDescription", kept: "Thorax", other: "Abdomen" }]);
    for (const which of ["first", "other"] as const) {
      const params = { asideId: aside.id, which };
      const picture = await cast.coordinator.bytes(imageRoutes.asidePicture, { params });
      expect([...picture.subarray(0, 2)]).toEqual([0xff, 0xd8]);
    }
    expect(await cast.patient.refusal(imageRoutes.listAside, {})).toBe("not-permitted");
    expect(await cast.patient.refusal(imageRoutes.decideAside, decide(aside.id, "take-new"))).toBe("not-permitted");
    const elsewhere = await givenCast(service, await givenOrganisation(service, { name: "Other house" }));
    expect(await elsewhere.coordinator.refusal(imageRoutes.decideAside, decide(aside.id, "take-new"))).toBe(
      "not-found",
    );
    await cast.coordinator.call(imageRoutes.decideAside, decide(aside.id, "keep-first"));
    expect(await open()).not.toContain(aside.id);
    expect(await descriptions(study)).toEqual(["Thorax", "Thorax"]);
    expect(await cast.coordinator.refusal(imageRoutes.decideAside, decide(aside.id, "take-new"))).toBe("not-found");
  });

  it("takes its place where a person says so; the case's bundle holds both", async () => {
    const study = "1.2.41.4";
    const { caseId, aside, other } = await given(study);
    await Promise.allSettled(
      [1, 2].map(() => cast.coordinator.call(imageRoutes.decideAside, decide(aside.id, "take-new"))),
    );
    expect(await descriptions(study)).toEqual(["Abdomen", "Abdomen"]);
    expect(await send(cast.patient, caseId, other)).toEqual(["already-there", "already-there"]);
    const { events } = await cast.coordinator.call(opinionRoutes.getCustody, { params: { caseId } });
    expect(events.filter(({ kind }) => kind === "conflict-decided")).toMatchObject([
      { reason, detail: { decision: "take-new" } },
    ]);
    const verdict = await verifyBundleBytes(
      await cast.coordinator.bytes(opinionRoutes.exportCase, { params: { caseId } }),
    );
    expect(verdict.problems).toEqual([]);
  });

  it("is kept beside under a UID of its own, which its file bears as well", async () => {
    const study = "1.2.41.5";
    const { caseId, aside } = await given(study, 1);
    await cast.coordinator.call(imageRoutes.decideAside, decide(aside.id, "keep-both"));
    expect((await descriptions(study)).sort()).toEqual(["Abdomen", "Thorax"]);
    const fresh = (await metadata(cast.patient, study)).find((set) => text(set, "00081030") === "Abdomen") ?? {};
    const uid = text(fresh, "00080018");
    expect(uid).toMatch(/^2\.25\./);
    const file = await fileOf(await whole(cast.patient, study, uid));
    expect(readInstance(file).sopInstanceUid).toBe(uid);
    expect(file.includes(uid)).toBe(true);
    const { corrections } = await cast.coordinator.call(imageRoutes.listCorrections, { params: { caseId } });
    expect(corrections).toMatchObject([
      { sopInstanceUid: uid, changes: [{ keyword: "SOPInstanceUID", before: `${study}.1.1`, after: uid }] },
    ]);
    const verdict = await verifyBundleBytes(
      await cast.coordinator.bytes(opinionRoutes.exportCase, { params: { caseId } }),
    );
    expect(verdict.problems).toEqual([]);
  });

  it("of another case's study, and of a series of another study, is taken in where a coordinator says so", async () => {
    const study = "1.2.41.6";
    const begun = await givenRequest(cast);
    await send(cast.patient, begun.caseId, [slice({ study, sop: `${study}.1.1` })]);
    const second = await givenRequest(cast);
    expect(await send(cast.patient, second.caseId, [slice({ study, sop: `${study}.1.2`, number: 2 })])).toEqual([
      "study-of-another-case",
    ]);
    const strays = ["1", "2"].map((n) => slice({ study: "1.2.41.7", series: `${study}.1`, sop: `1.2.41.7.1.${n}` }));
    expect(await send(cast.patient, second.caseId, strays)).toEqual(strays.map(() => "series-of-another-study"));
    const { files } = await cast.coordinator.call(imageRoutes.listAside, {});
    const aside = files.filter((one) => one.caseId === second.caseId);
    expect(aside.map((one) => [one.code, one.count, one.choices]).sort()).toEqual([
      ["series-of-another-study", 2, ["keep-first", "keep-both"]],
      ["study-of-another-case", 1, ["keep-first", "keep-both"]],
    ]);
    for (const one of aside) await cast.coordinator.call(imageRoutes.decideAside, decide(one.id, "keep-both"));
    const listed = await images(cast.patient, second.caseId);
    expect(listed.map((one) => [one.studyInstanceUid, one.series.map((each) => each.instances)]).sort()).toEqual([
      [study, [2]],
      ["1.2.41.7", [2]],
    ]);
  });
});

describe("patients who may have been mixed up", () => {
  it("are asked about once, and the answer is kept with its reason", async () => {
    const { caseId } = await givenRequest(cast);
    const at = [{ tag: "00080080", vr: "LO", value: "Spital Nord " }];
    const files = (number: number) => [
      slice({ study: `1.2.41.${number}`, sop: `1.2.41.${number}.1.1`, patientId: "N-7", more: at }),
      slice({
        study: `1.2.41.${number + 1}`,
        sop: `1.2.41.${number + 1}.1.1`,
        name: "Otherman^Otto",
        birthDate: "19500101",
        patientId: "N-7",
        more: at,
      }),
      slice({ study: `1.2.41.${number + 2}`, sop: `1.2.41.${number + 2}.1.1`, patientId: "N-8", more: at }),
    ];
    await send(cast.coordinator, caseId, files(20));
    await send(cast.coordinator, caseId, files(30));
    const { questions } = await cast.coordinator.call(imageRoutes.listPatientQuestions, {});
    const about = questions.filter((one) => one.study.id.startsWith("N-"));
    expect(about.map(({ kind }) => kind).sort()).toEqual(["one-number-two-patients", "one-patient-two-numbers"]);
    const [first] = about;
    if (first === undefined) throw new Error("no question");
    const answer = { params: { questionId: first.id }, body: { decision: "different-people" as const, reason } };
    expect(await cast.patient.refusal(imageRoutes.answerPatientQuestion, answer)).toBe("not-permitted");
    await cast.coordinator.call(imageRoutes.answerPatientQuestion, answer);
    expect(await cast.coordinator.refusal(imageRoutes.answerPatientQuestion, answer)).toBe("already-done");
    const left = (await cast.coordinator.call(imageRoutes.listPatientQuestions, {})).questions;
    expect(left.map(({ id }) => id)).not.toContain(first.id);
  });
});
