import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseId } from "#contract/ids.ts";
import { gradingRoutes } from "#contract/routes/grading.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import {
  type Cast,
  givenCast,
  givenFirstReport,
  givenImages,
  givenReader,
  givenRequest,
  givenSeal,
} from "../kit/cases.ts";
import { atOnce, eventKinds, refusalOf } from "../kit/outcomes.ts";
import { type GivenPerson, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { givenSigned, givenSigner, type Signer } from "../kit/signed.ts";

let service: TestService;
let cast: Cast;
let signer: Signer;
let lead: GivenPerson;
let administrator: GivenPerson;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  signer = await givenSigner(service, cast.reader);
  lead = await givenPerson(service, cast.organisation, { roles: ["quality-lead"], name: "Quentin Lead" });
  administrator = await givenPerson(service, cast.organisation, { roles: ["administrator"] });
});
afterAll(() => service.close());

const again = (who: GivenPerson, caseId: CaseId, body: { version: number; value: string; comment: string }) =>
  who.call(gradingRoutes.gradeAgain, { params: { caseId }, body });
const waiting = async (who: GivenPerson) =>
  (await who.call(gradingRoutes.listGradesWaiting, {})).waiting.map(({ caseId }) => caseId);

describe("a grade that needs two", () => {
  it("waits for a second person, who confirms it once", async () => {
    const { caseId } = await givenSigned(cast, signer);
    expect(await waiting(lead)).toContain(caseId);
    const seen = await lead.call(gradingRoutes.getSecondGrading, { params: { caseId } });
    expect(seen).toMatchObject({
      grade: { scale: "radpeer-2016", value: "3b" },
      needed: true,
      barred: null,
      given: [],
    });
    const body = { version: seen.version, value: "3b", comment: "" };
    expect(await atOnce([again(lead, caseId, body), again(lead, caseId, body)])).toEqual({
      done: 1,
      refused: ["already-done"],
    });
    expect(await waiting(lead)).not.toContain(caseId);
    expect(await eventKinds(service, caseId)).toContain("comparison-graded-again");
    const shown = await cast.reader.call(readingRoutes.getComparison, { params: { caseId } });
    expect(shown.secondGrades).toMatchObject([{ value: "3b", agrees: true, graderName: "Quentin Lead" }]);
  });

  it("is changed with a reason only, and within its scale", async () => {
    const { caseId } = await givenSigned(cast, signer);
    const { version } = await lead.call(gradingRoutes.getSecondGrading, { params: { caseId } });
    expect(await refusalOf(again(lead, caseId, { version, value: "2b", comment: " " }))).toMatchObject({
      refusal: "not-complete",
    });
    expect(await refusalOf(again(lead, caseId, { version, value: "5", comment: "x" }))).toMatchObject({
      refusal: "not-valid",
    });
    expect(await refusalOf(again(lead, caseId, { version: 7, value: "3b", comment: "" }))).toMatchObject({
      refusal: "changed-meanwhile",
    });
    expect(await again(lead, caseId, { version, value: "2b", comment: "Hard to see." })).toMatchObject({
      value: "2b",
      agrees: false,
    });
  });

  it("is not graded again by who gave it, took part, or has no business with it", async () => {
    const { caseId } = await givenSigned(cast, signer);
    const params = { caseId };
    for (const person of [cast.reader, cast.patient, cast.coordinator])
      expect(await person.refusal(gradingRoutes.getSecondGrading, { params })).toBe("not-permitted");
    expect(await administrator.refusal(gradingRoutes.getSecondGrading, { params })).toBe("not-found");
    const stranger = (await givenCast(service)).coordinator;
    expect(await stranger.refusal(gradingRoutes.getSecondGrading, { params })).toBe("not-found");
    const both = await givenPerson(service, cast.organisation, { roles: ["quality-lead", "radiologist"] });
    expect(await waiting(both)).toContain(caseId);
  });

  it("is not shown to a quality lead before the signature", async () => {
    const begun = await givenRequest(cast);
    await givenImages(cast, begun);
    await givenFirstReport(cast, begun);
    await givenReader(cast, begun);
    await givenSeal(cast, begun);
    const { caseId } = begun;
    expect(await lead.refusal(gradingRoutes.getSecondGrading, { params: { caseId } })).toBe("not-found");
    expect(await waiting(lead)).not.toContain(caseId);
  });
});

describe("the scale of an organisation", () => {
  it("is set by the administrator, and asked of the next comparison", async () => {
    const other = await givenCast(service);
    const admin = await givenPerson(service, other.organisation, { roles: ["administrator"] });
    expect(await other.reader.refusal(gradingRoutes.setGrading, { body: { scale: "none", local: [] } })).toBe(
      "not-permitted",
    );
    const local = [
      { value: "A", label: "Alike", needsSecond: false },
      { value: "B", label: "Not alike", needsSecond: true },
    ];
    await admin.call(gradingRoutes.setGrading, { body: { scale: "local", local } });
    const begun = await givenRequest(other);
    await givenImages(other, begun);
    await givenFirstReport(other, begun);
    await givenReader(other, begun);
    await givenSeal(other, begun);
    const params = { caseId: begun.caseId };
    const { content, revision, missing } = await other.reader.call(readingRoutes.getComparison, { params });
    expect(missing).toContain("The grade is not given.");
    const pairs = content.pairs.map((pair) => ({ ...pair, confirmed: true }));
    const graded = { ...content, pairs, grade: { scale: "local" as const, value: "B" } };
    const saved = await other.reader.call(readingRoutes.saveComparison, {
      params,
      body: { baseRevision: revision, content: graded },
    });
    expect(saved.missing).toEqual([]);
    await admin.call(gradingRoutes.setGrading, { body: { scale: "none", local: [] } });
    const { missing: learning } = await other.reader.call(readingRoutes.getComparison, { params });
    expect(learning).toEqual([]);
    expect(await other.reader.call(gradingRoutes.getGrading, {})).toEqual({ scale: "none", local: [] });
  });
});
