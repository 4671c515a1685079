import { request } from "node:http";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { codestreamSize } from "#dicom/codestream-size.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { type Cast, givenCast, givenImages, givenReader, givenRequest } from "#tests/kit/cases.ts";
import { givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { ctSlice, multipartOf, testUid } from "#tests/kit/synthetic-images.ts";
import { partsOf } from "./parts-of.ts";

let service: TestService;
let cast: Cast;
let integrator: Awaited<ReturnType<typeof givenToken>>;
const study = 91;
const base = `/dicomweb/studies/${testUid(study)}`;
const series = `${base}/series/${testUid(study, 1)}`;
const instance = `${series}/instances/${testUid(study, 1, 1)}`;
const files = [1, 2].map((n) => ctSlice(n, { study }));
const asking = (accept: string) => ({ headers: { accept } });

beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  integrator = await givenToken(service, cast.organisation);
  const raw = multipartOf(files.map((bytes, n) => ({ name: `${n}`, bytes })));
  expect((await integrator.send(dicomwebRoutes.storeInstances, { raw })).status).toBe(200);
});
afterAll(() => service.close());

const png = async (path: string) => {
  const response = await integrator.raw(path, asking("image/png"));
  expect(response.status, path).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};
const sizeOf = (picture: Buffer) => [picture.readUInt32BE(16), picture.readUInt32BE(20)];

describe("a picture", () => {
  it("shows the part of the image that is asked for, turned over if need be", async () => {
    const whole = await png(`${instance}/rendered?viewport=64,64`);
    const part = await png(`${instance}/rendered?viewport=64,64,16,8,32,16`);
    expect([sizeOf(whole), sizeOf(part)]).toEqual([
      [64, 64],
      [64, 32],
    ]);
    const mirrored = await png(`${instance}/rendered?viewport=64,64,0,0,-64,64`);
    const turned = await png(`${instance}/rendered?viewport=64,64,,,-64,-64`);
    const again = await png(`${instance}/rendered?viewport=64,64,0,0,64,64`);
    expect(again.equals(whole)).toBe(true);
    expect(new Set([whole, mirrored, turned].map((one) => one.toString("base64"))).size).toBe(3);
  });

  it("is windowed by the function that is asked for", async () => {
    const shapes = ["linear", "linear-exact", "sigmoid"].map((shape) =>
      png(`${instance}/rendered?window=40,80,${shape}`),
    );
    const drawn = new Set((await Promise.all(shapes)).map((one) => one.toString("base64")));
    expect(drawn.size).toBeGreaterThan(1);
  });

  it.each([
    "window=1,2,cubic",
    "window=,5",
    "viewport=9,9,1,1,0,5",
    "viewport=9,9,1,1,1,1,1",
    "viewport=9,9,a,b",
    "viewport=64,64,200,200,5,5",
    "annotation=patient",
    "iccprofile=rommrgb",
  ])("is refused, not drawn otherwise: %s", async (query) => {
    const response = await integrator.raw(`${instance}/rendered?${query}`, asking("image/png"));
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it("is made of each image of a study or series, and of each frame of a list", async () => {
    for (const path of [base, series]) {
      const parts = await partsOf(
        await integrator.raw(`${path}/rendered`, asking('multipart/related; type="image/jpeg"')),
      );
      expect(parts.map(({ body }) => codestreamSize(body)?.rows)).toEqual([64, 64]);
      expect(parts[1]?.head).toContain(`/instances/${testUid(study, 1, 2)}/frames/1/rendered`);
    }
    const listed = await integrator.raw(`${instance}/frames/1,1/rendered?viewport=32,32`);
    expect((await partsOf(listed)).map(({ body }) => codestreamSize(body)?.rows)).toEqual([32, 32]);
    expect((await integrator.raw(`${instance}/frames/1,2/rendered`)).status).toBe(404);
    expect((await integrator.raw(`${base}/rendered`, asking("image/gif"))).status).toBe(406);
  });
});

describe("metadata", () => {
  it("come in XML as well", async () => {
    const parts = await partsOf(
      await integrator.raw(`${series}/metadata`, asking('multipart/related; type="application/dicom+xml"')),
    );
    expect(parts).toHaveLength(2);
    const xml = parts[0]?.body.toString() ?? "";
    expect(xml).toContain('<DicomAttribute tag="00100010" vr="PN" keyword="PatientName">');
    expect(xml).toContain(`<BulkData uri="${service.url}${instance}/bulkdata/`);
  });

  it("come compressed to whoever takes that", async () => {
    const { headers, body } = await rawGet(`${series}/metadata`, { "accept-encoding": "gzip" });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(headers.vary).toContain("accept-encoding");
    expect(JSON.parse(gunzipSync(body).toString())).toHaveLength(2);
    const plain = await rawGet(`${series}/metadata`, { "accept-encoding": "gzip;q=0" });
    expect([plain.headers["content-encoding"], plain.headers.etag]).toEqual([undefined, headers.etag]);
  });
});

/** A request whose answer nobody unpacks. */
async function rawGet(path: string, headers: Record<string, string>) {
  return await new Promise<{ headers: Record<string, string | undefined>; body: Buffer }>((resolve, reject) => {
    const sent = request(
      `${service.url}${path}`,
      { headers: { ...headers, authorization: `Bearer ${integrator.token}` } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const { vary, etag } = response.headers;
          const encoding = response.headers["content-encoding"];
          resolve({ headers: { vary, etag, "content-encoding": encoding }, body: Buffer.concat(chunks) });
        });
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

describe("WADO-URI", () => {
  const query = (more: string) =>
    `/wado?requestType=WADO&studyUID=${testUid(study)}&seriesUID=${testUid(study, 1)}&objectUID=${testUid(study, 1, 1)}${more}`;

  it("gives a picture as asked", async () => {
    const plain = await integrator.raw(query(""));
    expect(plain.headers.get("content-type")).toBe("image/jpeg");
    const drawn = await integrator.raw(
      query("&contentType=image/png&rows=32&windowCenter=40&windowWidth=400&frameNumber=1"),
    );
    expect(sizeOf(Buffer.from(await drawn.arrayBuffer()))).toEqual([32, 32]);
    const part = await integrator.raw(query("&contentType=image/png&region=0.5,0,1,0.25&columns=64"));
    expect(sizeOf(Buffer.from(await part.arrayBuffer()))).toEqual([64, 32]);
  });

  it("gives the file, in the transfer syntax asked for", async () => {
    const stored = await integrator.raw(query("&contentType=application/dicom"));
    expect(Buffer.from(await stored.arrayBuffer()).equals(Buffer.from(files[0] ?? []))).toBe(true);
    const uid = "1.2.840.10008.1.2.4.90";
    const encoded = await integrator.raw(query(`&contentType=application%2Fdicom&transferSyntax=${uid}`));
    expect(readInstance(new Uint8Array(await encoded.arrayBuffer())).transferSyntaxUid).toBe(uid);
  });

  it.each([
    ["/wado", 400],
    ["/wado?requestType=WADO", 400],
    ["/wado?requestType=OTHER", 400],
    [query("&contentType=video/mpeg"), 415],
    [query("&anonymize=yes"), 400],
    [query("&region=0,0,2,1"), 400],
    [query("&frameNumber=0"), 400],
    [query("&windowCenter=4"), 400],
    [query("&transferSyntax=abc&contentType=application/dicom"), 400],
    [query("&frameNumber=7"), 404],
    [query("").replace(testUid(study, 1, 1), testUid(study, 1, 7)), 404],
  ])("says no to %s", async (path, status) => {
    expect((await integrator.raw(path)).status).toBe(status);
  });

  it("keeps whole files from a blind reader, and images from whoever has no part in them", async () => {
    const begun = await givenRequest(cast);
    await givenImages(cast, begun);
    const own = query("").replaceAll(testUid(study), testUid(begun.study));
    expect((await cast.reader.raw(own)).status).toBe(404);
    await givenReader(cast, begun);
    expect((await cast.reader.raw(own)).status).toBe(200);
    expect((await cast.reader.raw(`${own}&contentType=application/dicom`)).status).toBe(403);
    const related = asking('multipart/related; type="image/jpeg"');
    expect((await cast.reader.raw(`/dicomweb/studies/${testUid(begun.study)}/rendered`, related)).status).toBe(200);
    expect((await cast.patient.raw(query(""))).status).toBe(404);
  });
});

describe("the capabilities", () => {
  it("name every resource, as WADL or JSON", async () => {
    const wadl = await (await integrator.raw("/dicomweb", asking("application/vnd.sun.wadl+xml"))).text();
    expect(wadl).toContain(
      '<resource path="dicomweb/studies/{study}/series/{series}/instances/{instance}/frames/{frames}">',
    );
    const { resources } = JSON.parse(await (await integrator.raw("/dicomweb", asking("application/json"))).text());
    const paths = resources.map((one: { path: string }) => one.path);
    expect(new Set(paths)).toEqual(
      new Set(Object.values(dicomwebRoutes).map(({ path }) => path.replace(/:(\w+)/g, "{$1}"))),
    );
    expect((await integrator.raw("/dicomweb", asking("text/html"))).status).toBe(406);
  });
});

describe("deletion", () => {
  it("takes what no case holds, by whoever may, and nothing else", async () => {
    const gone = 92;
    const raw = multipartOf([1, 2].map((n) => ({ name: `${n}`, bytes: ctSlice(n, { study: gone }) })));
    await integrator.send(dicomwebRoutes.storeInstances, { raw });
    const params = { study: testUid(gone), series: testUid(gone, 1), instance: testUid(gone, 1, 1) };
    expect(await cast.patient.refusal(dicomwebRoutes.deleteInstance, { params })).toBe("not-permitted");
    expect((await integrator.send(dicomwebRoutes.deleteInstance, { params })).status).toBe(204);
    expect((await integrator.raw(`/dicomweb/studies/${testUid(gone)}/metadata`)).status).toBe(200);
    expect((await integrator.send(dicomwebRoutes.deleteStudy, { params: { study: testUid(gone) } })).status).toBe(204);
    expect((await integrator.raw(`/dicomweb/studies/${testUid(gone)}/metadata`)).status).toBe(404);
    const begun = await givenRequest(cast);
    await givenImages(cast, begun);
    const held = { params: { study: testUid(begun.study) } };
    expect(await integrator.refusal(dicomwebRoutes.deleteStudy, held)).toBe("held-by-case");
  });
});
