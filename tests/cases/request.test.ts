import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestForTests } from "#cases/request-for-tests.ts";
import { actInCase } from "#commands/act-in-case.ts";
import type { CaseDraft } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { type Cast, givenCast, givenRequest } from "../kit/cases.ts";
import { atOnce, eventKinds, refusalOf, rowCounts } from "../kit/outcomes.ts";
import { givenOrganisation, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { visitor } from "../kit/visitor.ts";

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

async function begun(content: CaseDraft = {}): Promise<CaseId> {
  return (await cast.patient.call(caseRoutes.createCase, { body: { content } })).id;
}
const save = (caseId: CaseId, baseRevision: number, content: CaseDraft) =>
  cast.patient.call(caseRoutes.saveDraft, { params: { caseId }, body: { baseRevision, content } });
const submit = (caseId: CaseId, revision: number) =>
  cast.patient.call(caseRoutes.submitRequest, { params: { caseId }, body: { revision } });

describe("a request being written", () => {
  it("is left and resumed without loss, half-filled and ill-formed as it may be", async () => {
    const caseId = await begun({ step: "who" });
    const content = {
      step: "question",
      question: "Is",
      patient: { birthDate: "1961-", familyName: "O'Brien \u{1f9ec}" },
    };
    expect(await save(caseId, 1, content)).toEqual({ revision: 2 });
    const found = await cast.patient.call(caseRoutes.getCase, { params: { caseId } });
    expect(found).toMatchObject({ draft: content, draftRevision: 2, stage: "draft", myParts: ["patient"] });
  });

  it("is not overwritten by another tab", async () => {
    const caseId = await begun();
    await save(caseId, 1, { question: "first tab" });
    expect(await refusalOf(save(caseId, 1, { question: "second tab" }))).toMatchObject({
      refusal: "changed-meanwhile",
    });
    expect(await atOnce([save(caseId, 2, { question: "a" }), save(caseId, 2, { question: "b" })])).toEqual({
      done: 1,
      refused: ["changed-meanwhile"],
    });
  });

  it("takes no revision that is not there, no text beyond its length, no wrong kind", async () => {
    const caseId = await begun();
    expect(await refusalOf(save(caseId, 99, {}))).toMatchObject({ refusal: "changed-meanwhile" });
    const long = await refusalOf(save(caseId, 1, { question: "x".repeat(2001) }));
    expect(long).toMatchObject({ refusal: "not-valid", detail: [expect.stringContaining("body.content.question")] });
    const huge = await cast.patient.raw(`/api/cases/${caseId}/draft`, {
      method: "PUT",
      headers: { "content-type": "application/json", "x-overread": "web" },
      body: JSON.stringify({ baseRevision: 1, content: { step: "x".repeat(3 << 20) } }),
    });
    expect(huge.status).toBe(413);
    const wrong = await cast.patient.raw(`/api/cases/${caseId}/draft`, {
      method: "PUT",
      headers: { "content-type": "application/json", "x-overread": "web" },
      body: JSON.stringify({ baseRevision: "1", content: { urgency: "yesterday" } }),
    });
    expect(wrong.status).toBe(400);
  });

  it.each([
    ["a NUL", "What is\u0000 this?"],
    ["half a character", "What is \ud83e this?"],
  ])("says so where the text holds %s, which nothing can keep", async (_, question) => {
    const caseId = await begun();
    const said = await refusalOf(save(caseId, 1, { question }));
    expect(said).toMatchObject({ refusal: "not-valid", detail: [expect.stringContaining("question")] });
  });

  it("belongs to nobody else", async () => {
    const caseId = await begun();
    const params = { caseId };
    const body = { baseRevision: 1, content: {} };
    const other = await givenPerson(service, cast.organisation, { roles: ["patient", "referrer"] });
    const elsewhere = await givenPerson(service, await givenOrganisation(service), { roles: ["coordinator"] });
    for (const somebody of [other, elsewhere, cast.reader, cast.adjudicator]) {
      expect(await somebody.refusal(caseRoutes.getCase, { params })).toBe("not-found");
      expect(await somebody.refusal(caseRoutes.saveDraft, { params, body })).toBe("not-found");
      expect(await somebody.refusal(caseRoutes.submitRequest, { params, body: { revision: 1 } })).toBe("not-found");
      expect((await somebody.call(caseRoutes.listCases, {})).cases).toEqual([]);
    }
    expect(await visitor(service.url).refusal(caseRoutes.getCase, { params })).toBe("not-signed-in");
    expect(await cast.reader.refusal(caseRoutes.createCase, { body: { content: {} } })).toBe("not-permitted");
  });

  it("gets numbers without gaps, also when many begin at once", async () => {
    const organisation = await givenOrganisation(service);
    const patients = await Promise.all([1, 2, 3].map(() => givenPerson(service, organisation, { roles: ["patient"] })));
    const numbers = await Promise.all(
      [...patients, ...patients].map(
        async (one) => (await one.call(caseRoutes.createCase, { body: { content: {} } })).number,
      ),
    );
    const year = service.clock.now().getUTCFullYear();
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((count) => `${year}-000${count}`));
  });
});

describe("submitting", () => {
  it("names every field that is missing or wrong", async () => {
    const caseId = await begun();
    const { revision } = await save(caseId, 1, { ...requestForTests, question: "Short", patient: { familyName: "T" } });
    const { refusal, detail } = await refusalOf(submit(caseId, revision));
    expect(refusal).toBe("not-complete");
    for (const field of ["question", "patient.givenName", "patient.birthDate", "patient.sex", "patient.jurisdiction"]) {
      expect(detail).toContainEqual(expect.stringMatching(new RegExp(`^${field}: `)));
    }
    expect(await rowCounts(service, caseId, ["case_request"])).toEqual({ case_request: 0 });
  });

  it("asks again for consent to a text that has changed", async () => {
    const caseId = await begun();
    const consent = { ...requestForTests.consent, version: "2020-01" };
    const { revision } = await save(caseId, 1, { ...requestForTests, consent });
    expect(await refusalOf(submit(caseId, revision))).toMatchObject({
      refusal: "not-complete",
      detail: [expect.stringContaining("consent")],
    });
  });

  it("submits what was seen, once, and keeps it as it was asked", async () => {
    const caseId = await begun();
    await save(caseId, 1, requestForTests);
    expect(await refusalOf(submit(caseId, 1))).toMatchObject({ refusal: "changed-meanwhile" });
    const both = await atOnce([submit(caseId, 2), submit(caseId, 2)]);
    expect(both).toEqual({ done: 1, refused: ["wrong-stage"] });
    expect(await refusalOf(save(caseId, 2, {}))).toMatchObject({ refusal: "wrong-stage" });
    const { request, stage } = await cast.patient.call(caseRoutes.getCase, { params: { caseId } });
    expect({ request, stage }).toEqual({ request: requestForTests, stage: "gathering" });
    expect(await eventKinds(service, caseId)).toEqual([
      "case-created",
      "request-saved",
      "request-submitted",
      "stage-moved",
    ]);
  });

  it("leaves nothing of a command that fails half-way", async () => {
    const { caseId } = await givenRequest(cast);
    const before = await eventKinds(service, caseId);
    const failing = actInCase(service.house, cast.coordinator.scope, caseId, "withdraw-case", async (act) => {
      await act.record({ kind: "case-withdrawn", reason: "test" });
      await act.move("withdrawn", "test");
      throw new Error("the power went");
    });
    await expect(failing).rejects.toThrow("the power went");
    expect(await eventKinds(service, caseId)).toEqual(before);
    expect((await cast.patient.call(caseRoutes.getCase, { params: { caseId } })).stage).toBe("gathering");
  });
});

describe("withdrawing", () => {
  it("needs a reason, ends the case and stays ended", async () => {
    const { caseId } = await givenRequest(cast);
    const params = { caseId };
    expect(await cast.patient.refusal(caseRoutes.withdrawCase, { params, body: { reason: " " } })).toBe("not-valid");
    const body = { reason: "We found another way" };
    const both = await atOnce([1, 2].map(() => cast.patient.call(caseRoutes.withdrawCase, { params, body })));
    expect(both).toEqual({ done: 1, refused: ["wrong-stage"] });
    const { history } = await cast.coordinator.call(caseRoutes.getCase, { params });
    expect(history.at(-1)).toMatchObject({ stage: "withdrawn", by: cast.patient.name, reason: body.reason });
    expect(await cast.coordinator.refusal(caseRoutes.reopenCase, { params, body })).toBe("wrong-stage");
  });
});

describe("the list of cases", () => {
  it("finds by every word of number, name or hospital number, and takes signs of the pattern language as they are", async () => {
    const organisation = await givenOrganisation(service);
    const patient = await givenPerson(service, organisation, { roles: ["patient"] });
    const identity = { ...requestForTests.patient, familyName: "Ab_c%", patientId: "H-77" };
    const { caseId } = await givenRequest({ patient }, { patient: identity });
    await givenRequest({ patient });
    const found = async (search: string) =>
      (await patient.call(caseRoutes.listCases, { query: { search } })).cases.map((one) => one.id);
    expect(await found("ab_C% erika")).toEqual([caseId]);
    expect(await found("h-77")).toEqual([caseId]);
    expect(await found("_____")).toEqual([]);
    expect(await found("'; DROP TABLE person; --")).toEqual([]);
    expect(await found("")).toHaveLength(2);
  });
});
