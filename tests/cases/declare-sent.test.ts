import { afterAll, beforeAll, expect, it } from "vitest";
import { caseRoutes } from "#contract/routes/cases.ts";
import { type Cast, givenCast, givenImages, givenRequest } from "../kit/cases.ts";
import { startService, type TestService } from "../kit/service.ts";

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

it("shows the coordinator that the asker has sent everything, until the case is complete", async () => {
  const begun = await givenRequest(cast);
  const params = { caseId: begun.caseId };
  const said = async () => (await cast.coordinator.call(caseRoutes.getCase, { params })).saidSentAt;
  expect(await said()).toBeNull();
  await givenImages(cast, begun);
  const { at } = await cast.patient.call(caseRoutes.declareSent, { params });
  expect(await said()).toBe(at);
  await cast.coordinator.call(caseRoutes.completeCase, {
    params,
    body: { missingAccepted: ["first-report", "slices"], reason: "there is no report" },
  });
  expect(await said()).toBeNull();
  expect(await cast.patient.refusal(caseRoutes.declareSent, { params })).toBe("wrong-stage");
  service.clock.advance({ minutes: 1 });
  await cast.coordinator.call(caseRoutes.reopenCase, { params, body: { reason: "one series lacks" } });
  expect(await said()).toBeNull();
});

it("is not for somebody who has no part in the case", async () => {
  const { caseId } = await givenRequest(cast);
  expect(await cast.reader.refusal(caseRoutes.declareSent, { params: { caseId } })).toBe("not-found");
});
