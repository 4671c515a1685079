import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { sampleSlice } from "#tests/images/sample-study.ts";
import { type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf } from "#tests/kit/synthetic-images.ts";
import type { Visitor } from "#tests/kit/visitor.ts";

let service: TestService;
let cast: Cast;
let archive: Visitor;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  archive = await givenToken(service, cast.organisation);
});
afterAll(() => service.close());

const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
  cast.patient.raw(path, { method: "POST", body, headers: { "x-overread": "web", ...headers } });
const json = { "content-type": "application/json" };

describe("a body that is not what it seems", () => {
  it.each([
    ["a prototype", '{"content":{"step":"who"},"__proto__":{"admin":true}}'],
    ["a constructor", '{"content":{"step":"who"},"constructor":{"prototype":{"admin":true}}}'],
    ["100,000 arrays in each other", "[".repeat(100_000) + "]".repeat(100_000)],
    ["half a text", '{"content":'],
  ])("%s is refused in words", async (_, body) => {
    const said = await post("/api/cases", body, json);
    expect(said.status).toBe(400);
    expect(await said.json()).toMatchObject({ refusal: "not-valid" });
    expect(Reflect.get({}, "admin")).toBeUndefined();
  });

  it("a packed one is not unpacked, XML not read", async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(1 << 24)));
    const packed = await post("/api/cases", bomb, { ...json, "content-encoding": "gzip" });
    expect([400, 415]).toContain(packed.status);
    const xml = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    expect((await post("/api/cases", xml, { "content-type": "application/xml" })).status).toBe(415);
  });

  it("a multipart one with another boundary, none, or no file keeps nothing", async () => {
    const { caseId } = await givenRequest(cast);
    const { content } = multipartOf([{ name: "a", bytes: sampleSlice({ sop: "1.2.90.1.1" }) }]);
    const related = 'multipart/related; type="application/dicom"';
    const send = async (type: string, body: Uint8Array<ArrayBuffer>) =>
      (await post(`/api/cases/${caseId}/images`, body, { "content-type": type })).status;
    expect(await send(`${related}; boundary=other`, content)).toBe(400);
    expect(await send(related, content)).toBe(400);
    expect(await send(`${related}; boundary=x`, new Uint8Array(Buffer.from("--x--\r\n")))).toBe(400);
  });
});

describe("DICOMweb", () => {
  it("takes the good part of a request and names the bad one (PS3.18 10.5.3)", async () => {
    const good = sampleSlice({ study: "1.2.91", sop: "1.2.91.1.1" });
    const parts = [
      { name: "good", bytes: good },
      { name: "cut", bytes: good.subarray(0, good.length - 9) },
    ];
    const stored = await archive.send(dicomwebRoutes.storeInstances, { raw: multipartOf(parts) });
    expect(stored.status).toBe(202);
    const said: Record<string, { Value?: unknown[] }> = JSON.parse(await stored.text());
    expect(said["00081199"]?.Value).toHaveLength(1);
    expect((said["00081198"]?.Value ?? said["0008119A"]?.Value)?.length).toBe(1);
  });

  it("never fetches what a client names", async () => {
    let visits = 0;
    const victim = createServer((_, response) => {
      visits += 1;
      response.end("secret");
    }).listen(0, "127.0.0.1");
    await once(victim, "listening");
    const address = victim.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const metadata = `[{"7FE00010":{"vr":"OW","BulkDataURI":"http://127.0.0.1:${port}/"}}]`;
    const type = 'multipart/related; type="application/dicom+json"; boundary=x';
    const body = `--x\r\nContent-Type: application/dicom+json\r\n\r\n${metadata}\r\n--x--\r\n`;
    const sent = { method: "POST", body, headers: { "content-type": type } };
    expect((await archive.raw("/dicomweb/studies", sent)).status).toBeGreaterThanOrEqual(400);
    victim.close();
    expect(visits).toBe(0);
  });

  it.each(["limit=-1", "offset=-1", "limit=abc", "StudyDate=xx", "PatientName=%00"])("refuses ?%s", async (query) => {
    expect((await archive.raw(`/dicomweb/studies?${query}`)).status).toBe(400);
  });

  it.each([
    "PatientName=*%27;DROP TABLE study--",
    `PatientName=${"*a".repeat(3000)}`,
    "PatientName=%25",
    "PatientID=_",
  ])("finds nothing by ?%s", async (query) => {
    const begun = performance.now();
    const found = await archive.raw(`/dicomweb/studies?${query}`);
    expect([found.status, await found.text()]).toEqual([200, "[]"]);
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it.each(["", "Bearer x", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.", `Bearer ${"a".repeat(8000)}`])(
    "knows nobody by a forged token",
    async (authorization) => {
      const said = await fetch(`${service.url}/dicomweb/studies`, { headers: { authorization } });
      expect(said.status).toBe(401);
    },
  );
});

/** The first line of the answer to these very bytes. */
const firstLine = (request: string) =>
  new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.once("data", (bytes) => {
      socket.destroy();
      resolve(bytes.toString("latin1").split("\r\n", 1)[0] ?? "");
    });
    socket.once("error", reject);
  });

describe("a request that two servers would read differently, or that promises too much", () => {
  const head = "POST /api/cases HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nx-overread: web\r\n";
  it.each([
    ["two kinds of length", `${head}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG`, 400],
    ["two lengths", `${head}Content-Length: 6\r\nContent-Length: 7\r\n\r\n{}`, 400],
    ["an unknown coding", `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`, 400],
    ["no host", "GET /healthz HTTP/1.1\r\n\r\n", 400],
    ["headers without end", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(40_000)}\r\n\r\n`, 431],
    ["4 GB from nobody", `${head}Content-Length: 4294967295\r\n\r\n`, 401],
    ["a path that leads out", "GET /assets/%2e%2e%2f%2e%2e%2fpackage.json HTTP/1.1\r\nHost: x\r\n\r\n", 404],
  ])("with %s is refused at once", async (_, request, status) => {
    expect(await firstLine(request)).toContain(` ${status} `);
  });
});
