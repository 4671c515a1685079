import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeMarks } from "#commands/readings/store-marks.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import {
  type BegunCase,
  type Cast,
  givenCast,
  givenFirstReport,
  givenImages,
  givenReader,
  givenRequest,
  givenSeal,
} from "../kit/cases.ts";
import { startService, type TestService } from "../kit/service.ts";
import { testUid } from "../kit/synthetic-images.ts";

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

type Series = { "00080060": { Value: string[] }; "0020000E": { Value: string[] } };

async function seriesSeenBy(who: Cast["reader"], { study }: BegunCase): Promise<Series[]> {
  const response = await who.raw(`/dicomweb/studies/${testUid(study)}/series`);
  return response.ok ? await response.json() : [];
}

describe("the marks of a sealed reading", () => {
  it("become DICOM objects in the study, in series of their own, once for each version", async () => {
    const begun = await givenRequest(cast);
    const params = { caseId: begun.caseId };
    await givenImages(cast, begun, 3);
    await givenFirstReport(cast, begun);
    await givenReader(cast, begun);
    const { readingId } = await cast.reader.call(readingRoutes.getMyReading, { params });
    const work = { organisationId: cast.organisation.id, caseId: begun.caseId, readingId, version: 1 };
    expect(await storeMarks(service.house, work)).toBe(0);
    await givenSeal(cast, begun);
    expect(await storeMarks(service.house, work)).toBe(3);
    expect(await storeMarks(service.house, work)).toBe(3);
    const series = await seriesSeenBy(cast.reader, begun);
    expect(series.map((one) => one["00080060"].Value[0]).toSorted()).toEqual(["CT", "KO", "PR", "SR"]);
    const original = series.find((one) => one["00080060"].Value[0] === "CT");
    expect(original?.["0020000E"].Value).toEqual([testUid(begun.study, 1)]);
  });
});
