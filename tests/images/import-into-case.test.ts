import { afterAll, beforeAll, expect, it } from "vitest";
import { importIntoCase } from "#commands/images/import-into-case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
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

async function* files(study: string) {
  for (const number of [1, 2]) {
    const bytes = sampleSlice({
      study,
      sop: `${study}.1.${number}`,
      number,
      name: "Testmann^Erika",
      birthDate: "19610412",
    });
    yield {
      name: `IM${number}`,
      content: (async function* () {
        yield bytes;
      })(),
    };
  }
}

it("the command line sends images straight into a case, as long as it collects", async () => {
  const { caseId } = await givenRequest(cast);
  const { number } = await cast.patient.call(caseRoutes.getCase, { params: { caseId } });
  const scope = {
    kind: "service",
    organisationId: cast.organisation.id,
    tokenId: "overread import",
    name: "overread import",
    role: "integrator",
  } as const;
  const take = (study: string) => importIntoCase(service.house, scope, number, files(study));
  expect((await take("1.2.42.1")).map((one) => one.outcome)).toEqual(["accepted", "accepted"]);
  expect((await take("1.2.42.1")).map((one) => one.outcome)).toEqual(["already-there", "already-there"]);
  const { studies } = await cast.patient.call(imageRoutes.listImages, { params: { caseId } });
  expect(studies.map((one) => one.series.map((series) => series.instances))).toEqual([[2]]);
  await cast.patient.call(caseRoutes.withdrawCase, { params: { caseId }, body: { reason: "no longer" } });
  await expect(take("1.2.42.2")).rejects.toMatchObject({ code: "wrong-stage" });
  await expect(importIntoCase(service.house, scope, "none", files("1.2.42.3"))).rejects.toMatchObject({
    code: "not-found",
  });
});
