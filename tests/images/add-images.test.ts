import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf } from "#tests/kit/synthetic-images.ts";
import { sampleReport, sampleSlice } from "./sample-study.ts";

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

describe("images sent into a case", () => {
  it("are listed and shown", async () => {
    const { caseId } = await givenRequest(cast);
    const who = { name: "Testmann^Erika", birthDate: "19610412", patientId: "P-100", study: "1.2.40.1" };
    const files = [1, 2, 3].map((n) => ({
      name: `CD/IM ${n}`,
      bytes: sampleSlice({ ...who, sop: `1.2.40.1.1.${n}`, number: n }),
    }));
    const sent = await cast.patient.call(imageRoutes.addImages, { params: { caseId }, raw: multipartOf(files) });
    expect(sent.files.map((one) => [one.name, one.outcome])).toEqual([
      ["CD/IM 1", "accepted"],
      ["CD/IM 2", "accepted"],
      ["CD/IM 3", "accepted"],
    ]);
    const { studies } = await cast.patient.call(imageRoutes.listImages, { params: { caseId } });
    expect(studies).toMatchObject([
      { identity: "matches", series: [{ instances: 3, frames: 3, middleInstanceUid: "1.2.40.1.1.2", withheld: null }] },
    ]);
    const place = { study: "1.2.40.1", series: "1.2.40.1.1" };
    const metadata = await cast.patient.bytes(dicomwebRoutes.seriesMetadata, { params: place });
    expect(JSON.parse(Buffer.from(metadata).toString())).toHaveLength(3);
    const frame = await cast.patient.send(dicomwebRoutes.retrieveFrames, {
      params: { ...place, instance: "1.2.40.1.1.2", frames: "1" },
    });
    expect(frame.status).toBe(200);
    const picture = await cast.patient.send(dicomwebRoutes.instanceThumbnail, {
      params: { ...place, instance: "1.2.40.1.1.2" },
    });
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect(sampleReport({ sop: "1.2" }).length).toBeGreaterThan(0);
  });
});
