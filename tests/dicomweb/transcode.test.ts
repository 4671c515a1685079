import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodedName } from "#commands/images/encode-stored-frame.ts";
import { prepareImages } from "#commands/images/prepare-images.ts";
import { preparePreviews } from "#commands/images/prepare-previews.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { codestreamSize } from "#dicom/codestream-size.ts";
import { decodeFrame } from "#dicom/decode-frame.ts";
import { encodings, htj2kRpcl } from "#dicom/encode-frame.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { type BegunCase, type Cast, givenCast, givenImages, givenReader, givenRequest } from "#tests/kit/cases.ts";
import { givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { ctSlice, multipartOf, testUid } from "#tests/kit/synthetic-images.ts";
import type { Visitor } from "#tests/kit/visitor.ts";
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

const asking = (accept: string, more: Record<string, string> = {}) => ({ headers: { accept, ...more } });
const samplesOf = (data: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }) =>
  Buffer.from(data.buffer, data.byteOffset, data.byteLength);

describe("a frame of plain samples", () => {
  const study = 41;
  const files = [1, 2].map((n) => ctSlice(n, { study }));
  const series = `/dicomweb/studies/${testUid(study)}/series/${testUid(study, 1)}`;
  const frames = `${series}/instances/${testUid(study, 1, 1)}/frames`;
  const { metadata } = readInstance(files[0] ?? new Uint8Array());
  let plain: Buffer;
  beforeAll(async () => {
    const raw = multipartOf(files.map((bytes, n) => ({ name: `${n}`, bytes })));
    expect((await integrator.send(dicomwebRoutes.storeInstances, { raw })).status).toBe(200);
    plain = Buffer.from(await (await integrator.raw(`${frames}/1`, asking("application/octet-stream"))).arrayBuffer());
  });

  it.each([
    ["image/jphc", htj2kRpcl],
    ["image/jphc", "1.2.840.10008.1.2.4.201"],
    ["image/jp2", "1.2.840.10008.1.2.4.90"],
    ["image/jls", "1.2.840.10008.1.2.4.80"],
    ["image/jpeg", "1.2.840.10008.1.2.4.70"],
    ["image/dicom-rle", "1.2.840.10008.1.2.5"],
  ])("is given as %s in %s, and decodes to the same samples", async (type, uid) => {
    const accept = `multipart/related; type="${type}"; transfer-syntax=${uid}`;
    const [part] = await partsOf(await integrator.raw(`${frames}/1`, asking(accept)));
    expect(part?.head).toContain(`${type}; transfer-syntax=${uid}`);
    const { data } = await decodeFrame(part?.body ?? new Uint8Array(), metadata, uid);
    expect(samplesOf(data).equals(plain)).toBe(true);
  });

  it("is encoded by the default of a type that names no transfer syntax, and by the client's order", async () => {
    const typeOf = async (accept: string) =>
      (await integrator.raw(`${frames}/1`, asking(accept))).headers.get("content-type");
    expect(await typeOf("image/jls")).toBe("image/jls; transfer-syntax=1.2.840.10008.1.2.4.80");
    expect(await typeOf("image/jls;q=0.5, image/jp2;q=0.9")).toBe("image/jp2; transfer-syntax=1.2.840.10008.1.2.4.90");
    expect(await typeOf("image/jxl, application/octet-stream;q=0.1")).toBe(
      "application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1",
    );
    expect(await typeOf("text/html, image/*;q=0.2")).toContain("image/jphc");
  });

  it("is refused with what there is instead", async () => {
    const response = await integrator.raw(`${frames}/1`, asking("image/jxl"));
    expect(response.status).toBe(406);
    const { refusal, detail } = JSON.parse(await response.text());
    expect(refusal).toBe("wrong-media-type");
    for (const uid of Object.keys(encodings)) expect(detail.join()).toContain(uid);
  });

  it("is given in pieces, so that a viewer can begin with the first kilobyte", async () => {
    const accept = `image/jphc; transfer-syntax=${htj2kRpcl}`;
    const whole = await integrator.raw(`${frames}/1`, asking(accept));
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(whole.headers.get("accept-ranges")).toBe("bytes");
    const piece = await integrator.raw(`${frames}/1`, asking(accept, { range: "bytes=0-999" }));
    expect([piece.status, piece.headers.get("content-range")]).toEqual([206, `bytes 0-999/${bytes.length}`]);
    const first = Buffer.from(await piece.arrayBuffer());
    expect(first.equals(bytes.subarray(0, 1000))).toBe(true);
    expect(codestreamSize(first)).toMatchObject({ rows: 64, columns: 64 });
    const rest = await integrator.raw(`${frames}/1`, asking(accept, { range: "bytes=1000-" }));
    expect(Buffer.concat([first, Buffer.from(await rest.arrayBuffer())]).equals(bytes)).toBe(true);
    const last = await integrator.raw(`${frames}/1`, asking(accept, { range: "bytes=-10" }));
    expect(Buffer.from(await last.arrayBuffer()).equals(bytes.subarray(-10))).toBe(true);
    const beyond = await integrator.raw(`${frames}/1`, asking(accept, { range: "bytes=99999999-" }));
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${bytes.length}`]);
    const other = await integrator.raw(`${frames}/1`, asking(accept, { range: "bytes=0-9", "if-range": '"other"' }));
    expect(other.status).toBe(200);
    for (const odd of ["bytes=9-1", "bytes=-", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b"])
      expect((await integrator.raw(`${frames}/1`, asking(accept, { range: odd }))).status, odd).toBe(200);
  });

  it("is made once and kept", async () => {
    const sha256 = createHash("sha256")
      .update(files[0] ?? "")
      .digest("hex");
    const name = encodedName(sha256, 1, htj2kRpcl);
    expect(await service.house.derived.has(name)).toBe(true);
    await service.house.derived.keep(name, Buffer.from("kept"));
    const response = await integrator.raw(`${frames}/1`, asking(`image/jphc; transfer-syntax=${htj2kRpcl}`));
    expect(await response.text()).toBe("kept");
  });
});

describe("whole files", () => {
  const study = 42;
  const files = [1, 2].map((n) => ctSlice(n, { study }));
  const base = `/dicomweb/studies/${testUid(study)}`;
  const instance = `${base}/series/${testUid(study, 1)}/instances/${testUid(study, 1, 1)}`;
  const related = (uid: string) => `multipart/related; type="application/dicom"; transfer-syntax=${uid}`;
  const jls = "1.2.840.10008.1.2.4.80";
  let compressed: Buffer;
  beforeAll(async () => {
    const raw = multipartOf(files.map((bytes, n) => ({ name: `${n}`, bytes })));
    expect((await integrator.send(dicomwebRoutes.storeInstances, { raw })).status).toBe(200);
  });

  it("are transcoded on the way out, all of a study", async () => {
    const parts = await partsOf(await integrator.raw(base, asking(related(jls))));
    expect(parts.map(({ body }) => readInstance(body).transferSyntaxUid)).toEqual([jls, jls]);
    expect(parts[0]?.head).toContain(`application/dicom; transfer-syntax=${jls}`);
    compressed = parts[0]?.body ?? Buffer.alloc(0);
    const single = await integrator.raw(instance, asking(`application/dicom; transfer-syntax=${jls}`));
    expect(Buffer.from(await single.arrayBuffer()).equals(compressed)).toBe(true);
  });

  it("come as Explicit VR Little Endian where files are asked for and no more is said, else as stored", async () => {
    const other = 43;
    const changed = Buffer.from(compressed.toString("latin1").replaceAll(testUid(study), testUid(other)), "latin1");
    const raw = multipartOf([{ name: "a", bytes: changed }]);
    expect((await integrator.send(dicomwebRoutes.storeInstances, { raw })).status).toBe(200);
    const path = instance.replaceAll(testUid(study), testUid(other));
    const syntax = async (accept: string) => {
      const response = await integrator.raw(path, asking(accept));
      return readInstance(new Uint8Array(await response.arrayBuffer())).transferSyntaxUid;
    };
    expect(await syntax("application/dicom")).toBe("1.2.840.10008.1.2.1");
    expect(await syntax("application/dicom; transfer-syntax=*")).toBe(jls);
    const [part] = await partsOf(await integrator.raw(path));
    expect(part?.body.equals(changed)).toBe(true);
  });

  it("are given in pieces, stored or transcoded", async () => {
    for (const accept of ["application/dicom; transfer-syntax=*", `application/dicom; transfer-syntax=${jls}`]) {
      const whole = Buffer.from(await (await integrator.raw(instance, asking(accept))).arrayBuffer());
      const piece = await integrator.raw(instance, asking(accept, { range: "bytes=128-131" }));
      expect([piece.status, await piece.text()]).toEqual([206, "DICM"]);
      expect(piece.headers.get("content-range")).toBe(`bytes 128-131/${whole.length}`);
      expect((await integrator.raw(instance, asking(accept, { range: "bytes=99999999-" }))).status).toBe(416);
    }
  });

  it("are refused in what is not written here, with what is", async () => {
    for (const path of [base, instance]) {
      const response = await integrator.raw(path, asking(related("1.2.840.10008.1.2.4.50")));
      expect(response.status).toBe(406);
      expect(await response.text()).toContain(jls);
    }
  });
});

describe("what is made in the background", () => {
  let begun: BegunCase;
  beforeAll(async () => {
    begun = await givenRequest(cast);
    await givenImages(cast, begun);
  });

  it("is a preview of each image that came in, once", async () => {
    expect(await preparePreviews(service.house)).toBeGreaterThan(0);
    expect(await preparePreviews(service.house)).toBe(0);
    const { previews } = await cast.patient.call(imageRoutes.listPreviews, { params: { caseId: begun.caseId } });
    expect(previews.map((one) => one.seriesInstanceUid)).toEqual([testUid(begun.study, 1)]);
    const jpeg = Buffer.from(previews[0]?.jpeg ?? "", "base64");
    expect(codestreamSize(jpeg)).toMatchObject({ rows: 128, columns: 128 });
    expect(await cast.reader.refusal(imageRoutes.listPreviews, { params: { caseId: begun.caseId } })).toBe("not-found");
  });

  it("is every frame with its resolutions in order, when the case goes to a reader", async () => {
    await givenReader(cast, begun);
    expect(await prepareImages(service.house, begun.caseId)).toBeGreaterThan(0);
    expect(await prepareImages(service.house, begun.caseId)).toBe(0);
    const { previews } = await cast.reader.call(imageRoutes.listPreviews, { params: { caseId: begun.caseId } });
    expect(previews).toHaveLength(1);
  });
});
