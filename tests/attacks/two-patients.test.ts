import { afterAll, beforeAll, expect, it } from "vitest";
import { requestForTests } from "#cases/request-for-tests.ts";
import type { CaseId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { sampleSlice } from "#tests/images/sample-study.ts";
import { type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf } from "#tests/kit/synthetic-images.ts";

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

const erika = { name: "Testmann^Erika", birthDate: "19610412", patientId: "P-100" };
const otto = { name: "Otherman^Otto", birthDate: "19500101", patientId: "X-9" };
/** One study of two patients: Erika's image came first, so the study bears her name. */
const mixed = (study: string, other = otto) => [
  { name: "a", bytes: sampleSlice({ ...erika, study, sop: `${study}.1.1` }) },
  { name: "b", bytes: sampleSlice({ ...other, study, sop: `${study}.1.2`, number: 2 }) },
];
const send = (caseId: CaseId, files: { name: string; bytes: Uint8Array }[]) =>
  cast.patient.call(imageRoutes.addImages, { params: { caseId }, raw: multipartOf(files) });
const stateOf = async (caseId: CaseId) => {
  const { studies } = await cast.patient.call(imageRoutes.listImages, { params: { caseId } });
  return studies.map(({ identity, identityDifferences }) => ({ identity, said: identityDifferences.join(" ") }));
};
const asked = { identity: "asked", said: expect.stringMatching(/Otherman.*X-9/) };

it("two patients in one study are asked about before the request names anybody", async () => {
  const { id: caseId } = await cast.patient.call(caseRoutes.createCase, { body: { content: { step: "who" } } });
  await send(caseId, mixed("1.2.70.1"));
  expect(await stateOf(caseId)).toEqual([asked]);
});

it("two patients in one study, sent one after the other, are asked about", async () => {
  const { id: caseId } = await cast.patient.call(caseRoutes.createCase, { body: { content: { step: "who" } } });
  const files = mixed("1.2.70.2");
  await send(caseId, files.slice(0, 1));
  expect((await stateOf(caseId))[0]?.identity).toBe("matches");
  await send(caseId, files.slice(1));
  expect(await stateOf(caseId)).toEqual([asked]);
  const draft = { params: { caseId }, body: { baseRevision: 1, content: requestForTests } };
  const { revision } = await cast.patient.call(caseRoutes.saveDraft, draft);
  await cast.patient.call(caseRoutes.submitRequest, { params: { caseId }, body: { revision } });
  expect((await stateOf(caseId))[0]).toMatchObject({ identity: "asked", said: expect.stringContaining("the case") });
});

it("the same name with two numbers is two patients", async () => {
  const { caseId } = await givenRequest(cast, { patient: { ...requestForTests.patient, patientId: "" } });
  await send(caseId, mixed("1.2.70.3", { ...erika, patientId: "X-9" }));
  expect(await stateOf(caseId)).toEqual([{ identity: "asked", said: expect.stringMatching(/P-100.*X-9/) }]);
});

it("a study from an archive that holds another patient's image is asked about when it is claimed", async () => {
  const archive = await givenToken(service, cast.organisation);
  const study = "1.2.70.4";
  await archive.send(dicomwebRoutes.storeInstances, { raw: multipartOf(mixed(study)) });
  const { caseId } = await givenRequest(cast);
  await cast.coordinator.call(imageRoutes.claimStudy, { params: { caseId }, body: { studyInstanceUid: study } });
  expect(await stateOf(caseId)).toEqual([asked]);
});
