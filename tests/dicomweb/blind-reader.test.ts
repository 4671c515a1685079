import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { imageRoutes } from "#contract/routes/images.ts";
import { inScope, systemScope } from "#store/scope.ts";
import {
  type BegunCase,
  type Cast,
  givenCast,
  givenImages,
  givenReader,
  givenRequest,
  givenSeal,
} from "#tests/kit/cases.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf, testUid } from "#tests/kit/synthetic-images.ts";
import { sampleReport, sampleSlice } from "../images/sample-study.ts";

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

describe("a blind reader", () => {
  let begun: BegunCase;
  let study: string;
  const erika = { name: "Testmann^Erika", birthDate: "19610412", patientId: "P-100" };
  beforeAll(async () => {
    begun = await givenRequest(cast);
    study = testUid(begun.study);
    await givenImages(cast, begun);
    const report = sampleReport({ ...erika, study, series: testUid(begun.study, 9), sop: testUid(begun.study, 9, 1) });
    const capture = sampleSlice({
      ...erika,
      study,
      series: testUid(begun.study, 8),
      sop: testUid(begun.study, 8, 1),
      more: [{ tag: "00080016", vr: "UI", value: "1.2.840.10008.5.1.4.1.1.7" }],
    });
    const files = [report, capture].map((bytes, n) => ({ name: `${n}`, bytes }));
    await cast.patient.call(imageRoutes.addImages, { params: { caseId: begun.caseId }, raw: multipartOf(files) });
    await givenReader(cast, begun);
  });

  const seriesSeen = async () => {
    const response = await cast.reader.raw(`/dicomweb/studies/${study}/series`);
    const found: Record<string, { Value?: unknown[] }>[] = JSON.parse(await response.text());
    return found.map((item) => item["0020000E"]?.Value?.[0]);
  };
  const status = async (path: string) => (await cast.reader.raw(`/dicomweb/studies/${study}${path}`)).status;

  it("does not find what is withheld, gets no whole file, and metadata without what may tell", async () => {
    expect(await seriesSeen()).toEqual([testUid(begun.study, 1)]);
    expect(await status(`/series/${testUid(begun.study, 9)}/metadata`)).toBe(404);
    expect(await status(`/series/${testUid(begun.study, 8)}/instances/${testUid(begun.study, 8, 1)}/frames/1`)).toBe(
      404,
    );
    expect(await status("")).toBe(403);
    expect(
      await status(`/series/${testUid(begun.study, 1)}/instances/${testUid(begun.study, 1, 1)}/bulkdata/0-10`),
    ).toBe(403);
    expect(await status(`/series/${testUid(begun.study, 1)}/instances/${testUid(begun.study, 1, 1)}/frames/1`)).toBe(
      200,
    );
    const { studies } = await cast.reader.call(imageRoutes.listImages, { params: { caseId: begun.caseId } });
    const withheld = studies[0]?.series.filter((one) => one.withheld !== null);
    expect(withheld?.map((one) => [one.description, one.modality])).toEqual(
      expect.arrayContaining([
        ["", "SR"],
        ["", "CT"],
      ]),
    );
  });

  it("sees a capture once a coordinator released it, and all after the seal", async () => {
    const release = (n: number) => ({
      params: { caseId: begun.caseId, seriesInstanceUid: testUid(begun.study, n) },
      body: { reason: "a scout without marks" },
    });
    expect(await cast.patient.refusal(imageRoutes.releaseSeries, release(8))).toBe("not-permitted");
    await cast.coordinator.call(imageRoutes.releaseSeries, release(8));
    expect(await cast.coordinator.refusal(imageRoutes.releaseSeries, release(8))).toBe("already-done");
    expect(await cast.coordinator.refusal(imageRoutes.releaseSeries, release(1))).toBe("already-done");
    expect((await seriesSeen()).sort()).toEqual([testUid(begun.study, 1), testUid(begun.study, 8)]);
    await givenSeal(cast, begun);
    expect(await seriesSeen()).toHaveLength(3);
    expect(await status("")).toBe(200);
  });

  it("leaves a trace for each series looked at, once", async () => {
    const events = await inScope(service.house.database, systemScope, (tx) =>
      tx
        .selectFrom("custody_event")
        .select(["kind", "subject", "actor_id"])
        .where("chain", "=", begun.caseId)
        .execute(),
    );
    const viewed = events.filter((one) => one.kind === "images-viewed" && one.actor_id === cast.reader.id);
    expect(viewed.filter((one) => one.subject === testUid(begun.study, 1))).toHaveLength(1);
    expect(events.map((one) => one.kind)).toEqual(
      expect.arrayContaining(["images-received", "series-released", "images-exported"]),
    );
  });
});
