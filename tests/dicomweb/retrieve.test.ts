import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { sampleFile, sampleFragments } from "#dicom/sample-file.ts";
import { type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf } from "#tests/kit/synthetic-images.ts";
import type { Visitor } from "#tests/kit/visitor.ts";
import { sampleSlice } from "../images/sample-study.ts";
import { partsOf } from "./parts-of.ts";

let service: TestService;
let cast: Cast;
let integrator: Visitor;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  integrator = await givenToken(service, cast.organisation);
});
afterAll(() => service.close());

const store = (who: Visitor, files: { name: string; bytes: Uint8Array }[]) =>
  who.send(dicomwebRoutes.storeInstances, { raw: multipartOf(files) });
const asking = (accept: string) => ({ headers: { accept } });

describe("what was stored", () => {
  const study = "1.2.60.1";
  const base = `/dicomweb/studies/${study}`;
  const files = [1, 2].map((n) => sampleSlice({ study, sop: `${study}.1.${n}`, number: n }));
  beforeAll(async () => {
    const response = await store(
      integrator,
      files.map((bytes, n) => ({ name: `${n}`, bytes })),
    );
    expect(response.status).toBe(200);
  });

  it("comes back byte for byte, as study, series or instance", async () => {
    for (const path of [base, `${base}/series/${study}.1`]) {
      const parts = await partsOf(
        await integrator.raw(path, asking('multipart/related; type="application/dicom"; transfer-syntax=*')),
      );
      expect(parts.map((part) => part.body.equals(Buffer.from(files[parts.indexOf(part)] ?? [])))).toEqual([
        true,
        true,
      ]);
      expect(parts[0]?.head).toContain("application/dicom; transfer-syntax=1.2.840.10008.1.2.1");
    }
    const single = await integrator.raw(
      `${base}/series/${study}.1/instances/${study}.1.2`,
      asking("application/dicom"),
    );
    expect(Buffer.from(await single.arrayBuffer()).equals(Buffer.from(files[1] ?? []))).toBe(true);
  });

  it("is not given as what it is not", async () => {
    const jpeg = await integrator.raw(
      base,
      asking('multipart/related; type="application/dicom"; transfer-syntax=1.2.840.10008.1.2.4.50'),
    );
    expect(jpeg.status).toBe(406);
    expect((await integrator.raw(base, asking("text/html"))).status).toBe(406);
    expect((await integrator.raw(`${base}/series/${study}.1/instances/${study}.1.9`)).status).toBe(404);
    expect((await integrator.raw(`${base}/series/1.2.3/instances/${study}.1.1`)).status).toBe(404);
  });

  it("gives metadata whose bulk data can be fetched", async () => {
    const response = await integrator.raw(`${base}/series/${study}.1/instances/${study}.1.1/metadata`);
    const [json] = JSON.parse(await response.text());
    const address: string = json["7FE00010"].BulkDataURI;
    expect(address.startsWith(`${service.url}${base}`)).toBe(true);
    const bulk = await integrator.raw(address.slice(service.url.length), asking("application/octet-stream"));
    expect(Buffer.from(await bulk.arrayBuffer()).readUInt16LE(22)).toBe(11_000);
    const beyond = await integrator.raw(`${base}/series/${study}.1/instances/${study}.1.1/bulkdata/5-999999`);
    expect(beyond.status).toBe(404);
    const again = await integrator.raw(`${base}/series/${study}.1/instances/${study}.1.1/metadata`, {
      headers: { "if-none-match": response.headers.get("etag") ?? "" },
    });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("gives frames in parts or single, kept for good in the asker's browser alone", async () => {
    const path = `${base}/series/${study}.1/instances/${study}.1.1/frames/1`;
    const response = await integrator.raw(path);
    expect(response.headers.get("cache-control")).toMatch(/private.*immutable/);
    const [part] = await partsOf(response);
    expect([part?.body.length, part?.body.readUInt16LE(2)]).toEqual([24, 1000]);
    const single = await integrator.raw(path, asking("application/octet-stream"));
    expect(Buffer.from(await single.arrayBuffer())).toEqual(part?.body);
    expect((await integrator.raw(`${path},2`)).status).toBe(404);
    expect((await integrator.raw(path, asking("image/jxl"))).status).toBe(406);
    expect((await integrator.raw(path, { method: "HEAD" })).status).toBe(200);
  });

  it("is drawn as asked", async () => {
    const path = `${base}/series/${study}.1/instances/${study}.1.1`;
    const png = await integrator.raw(`${path}/frames/1/rendered?window=5000,100&viewport=40,40`, asking("image/png"));
    expect(png.headers.get("content-type")).toBe("image/png");
    const head = Buffer.from(await png.arrayBuffer());
    expect([head.readUInt32BE(16), head.readUInt32BE(20)]).toEqual([40, 30]);
    for (const query of ["window=1", "window=1,0", "window=a,b", "viewport=0,9", "viewport=99999,9", "quality=0"])
      expect((await integrator.raw(`${path}/rendered?${query}`)).status, query).toBe(400);
    expect((await integrator.raw(`${path}/rendered`, asking("image/gif"))).status).toBe(406);
    const thumbnail = await integrator.raw(`${base}/thumbnail?viewport=16,16`);
    expect([thumbnail.status, thumbnail.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  });
});

describe("compressed frames", () => {
  it("are given as stored to whoever takes that, and decoded to others", async () => {
    const study = "1.2.60.2";
    // RLE of PS3.5 annex G: 12 pixels of 16 bits, all 0x0102, in two segments.
    const header = new Uint8Array(64);
    new DataView(header.buffer).setUint32(0, 2, true);
    new DataView(header.buffer).setUint32(4, 64, true);
    new DataView(header.buffer).setUint32(8, 66, true);
    const rle = Buffer.concat([header, Buffer.from([0xf5, 1, 0xf5, 2])]);
    const bytes = sampleFile(
      [
        { tag: "00080018", vr: "UI", value: `${study}.1.1` },
        { tag: "0020000D", vr: "UI", value: study },
        { tag: "0020000E", vr: "UI", value: `${study}.1` },
        sampleFragments([0], [rle]),
      ],
      "1.2.840.10008.1.2.5",
    );
    await store(integrator, [{ name: "rle", bytes }]);
    const path = `/dicomweb/studies/${study}/series/${study}.1/instances/${study}.1.1/frames/1`;
    const stored = await partsOf(
      await integrator.raw(path, asking('multipart/related; type="application/octet-stream"; transfer-syntax=*')),
    );
    expect(stored[0]?.head).toContain("transfer-syntax=1.2.840.10008.1.2.5");
    expect(stored[0]?.body.equals(rle)).toBe(true);
    const [native] = await partsOf(await integrator.raw(path));
    expect(native?.head).toContain("transfer-syntax=1.2.840.10008.1.2.1");
    expect([...(native?.body ?? [])]).toEqual(Array.from({ length: 12 }, () => [2, 1]).flat());
    const [named] = await partsOf(await integrator.raw(path, asking('multipart/related; type="image/dicom-rle"')));
    expect(named?.body.equals(rle)).toBe(true);
  });
});

describe("STOW", () => {
  it("tells of each file what became of it", async () => {
    const study = "1.2.60.3";
    const good = { name: "good", bytes: sampleSlice({ study, sop: `${study}.1.1` }) };
    const other = { name: "other", bytes: sampleSlice({ study, sop: `${study}.1.1`, number: 5 }) };
    expect((await store(integrator, [good])).status).toBe(200);
    const mixed = await store(integrator, [good, other, { name: "text", bytes: Buffer.from("no image") }]);
    expect(mixed.status).toBe(202);
    expect(await mixed.json()).toMatchObject({
      "00081190": { Value: [`${service.url}/dicomweb/studies/${study}`] },
      "00081199": { Value: [{ "00081155": { Value: [`${study}.1.1`] } }] },
      "00081198": { Value: [{ "00081155": { Value: [`${study}.1.1`] }, "00081197": { Value: [0x0110] } }] },
      "0008119A": { Value: [{ "00081197": { Value: [0xc000] } }] },
    });
    expect((await store(integrator, [other])).status).toBe(409);
    const elsewhere = await integrator.send(dicomwebRoutes.storeStudyInstances, {
      params: { study: "1.2.3" },
      raw: multipartOf([good]),
    });
    expect(elsewhere.status).toBe(409);
  });

  it("takes a single file, and says no to what it does not know", async () => {
    const study = "1.2.60.4";
    const post = (type: string, body: Uint8Array) =>
      integrator.raw("/dicomweb/studies", {
        method: "POST",
        headers: { "content-type": type },
        body: new Uint8Array(body),
      });
    expect((await post("application/dicom", sampleSlice({ study, sop: `${study}.1.1` }))).status).toBe(200);
    const { content } = multipartOf([]);
    expect((await post("multipart/related; boundary=x", content)).status).toBe(400);
    expect((await post("multipart/related", content)).status).toBe(400);
    expect((await post('multipart/related; type="application/dicom+xml"; boundary=x', content)).status).toBe(415);
    expect((await post("image/jpeg", content)).status).toBe(415);
    expect(
      (await store(cast.patient, [{ name: "a", bytes: sampleSlice({ study, sop: `${study}.1.2` }) }])).status,
    ).toBe(403);
  });

  it("waits to be claimed, and suggests the case whose patient it names", async () => {
    const begun = await givenRequest(cast);
    const study = "1.2.60.5";
    const bytes = sampleSlice({
      study,
      sop: `${study}.1.1`,
      name: "TESTMANN^ERIKA",
      birthDate: "19610412",
      patientId: "P-100",
    });
    await store(integrator, [{ name: "a", bytes }]);
    const { studies } = await cast.coordinator.call(imageRoutes.listUnclaimed, {});
    const found = studies.find((one) => one.studyInstanceUid === study);
    expect(found?.suggestedCases.map((one) => one.id)).toContain(begun.caseId);
    const claim = { params: { caseId: begun.caseId }, body: { studyInstanceUid: study } };
    await cast.coordinator.call(imageRoutes.claimStudy, claim);
    expect(await cast.coordinator.refusal(imageRoutes.claimStudy, claim)).toBe("already-done");
    expect(await cast.patient.refusal(imageRoutes.claimStudy, claim)).toBe("not-permitted");
    const { studies: own } = await cast.patient.call(imageRoutes.listImages, { params: { caseId: begun.caseId } });
    expect(own).toMatchObject([{ studyInstanceUid: study, identity: "matches" }]);
    const more = sampleSlice({ study, sop: `${study}.1.2`, number: 2, birthDate: "19500101", name: "Otherman^Otto" });
    await store(integrator, [{ name: "b", bytes: more }]);
    const { studies: asked } = await cast.patient.call(imageRoutes.listImages, { params: { caseId: begun.caseId } });
    expect(asked[0]?.identity).toBe("asked");
  });
});
