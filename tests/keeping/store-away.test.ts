import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { imageRoutes } from "#contract/routes/images.ts";
import { operationRoutes } from "#contract/routes/operations.ts";
import { openS3Store } from "#store/objects/s3-store.ts";
import { type BegunCase, type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { ctSeries, multipartOf } from "#tests/kit/synthetic-images.ts";
import { visitor } from "#tests/kit/visitor.ts";
import { type FakeS3, fakeS3 } from "#tests/store/fake-s3.ts";

let s3: FakeS3;
let service: TestService;
let cast: Cast;
let begun: BegunCase;
beforeAll(async () => {
  s3 = await fakeS3();
  service = await startService({ objects: await openS3Store(s3.settings), expectFaults: true });
  cast = await givenCast(service);
  begun = await givenRequest(cast);
});
afterAll(async () => {
  await service.close();
  await s3.close();
});

const ready = async () => (await (await visitor(service.url).send(operationRoutes.ready, {})).json()) as unknown;

describe("an object store that goes away for a while", () => {
  it("is told by /readyz and by clear refusals with a time to come again; nothing is lost, and all goes on when it is back", async () => {
    const params = { caseId: begun.caseId };
    const slices = ctSeries(8, { study: begun.study }).map((bytes, n) => ({ name: `IM${n}`, bytes }));
    await cast.patient.call(imageRoutes.addImages, { params, raw: multipartOf(slices.slice(0, 4)) });
    const report = { kind: "other", title: "t", text: "A report." } as const;
    const { record } = await cast.patient.call(imageRoutes.addTypedRecord, { params, body: report });

    await s3.goAway();
    expect(await ready()).toEqual({ ready: false, database: true, store: false, migrations: true });
    const sent = await cast.patient.send(imageRoutes.addImages, { params, raw: multipartOf(slices) });
    expect([sent.status, sent.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(await sent.text()).toMatch(/image store does not answer at the moment; nothing that was accepted is lost/);
    const file = { params: { ...params, recordId: record.id } };
    expect((await cast.patient.send(imageRoutes.getRecordFile, file)).status).toBe(503);
    // What needs no bytes goes on.
    const { studies } = await cast.patient.call(imageRoutes.listImages, { params });
    expect(studies[0]?.series[0]?.instances).toBe(4);

    await s3.comeBack();
    expect(await ready()).toMatchObject({ ready: true });
    const { files } = await cast.patient.call(imageRoutes.addImages, { params, raw: multipartOf(slices) });
    expect(files.map(({ outcome }) => outcome)).toEqual([
      ...Array(4).fill("already-there"),
      ...Array(4).fill("accepted"),
    ]);
    for (const { bytes } of slices) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      expect(s3.objects.get(`objects/${sha256}`)?.bytes.equals(bytes)).toBe(true);
    }
    expect(Buffer.from(await cast.patient.bytes(imageRoutes.getRecordFile, file)).toString()).toBe("A report.");
  });
});
