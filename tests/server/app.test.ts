import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RefusalBody, refusalBody, refusalCodes } from "#contract/refusals.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { operationRoutes } from "#contract/routes/operations.ts";
import { buildApp } from "#server/http/app.ts";
import { operationDoors } from "#server/http/doors/operations.ts";
import { refusalStatus } from "#server/http/refusal-status.ts";
import { registerRoutes } from "#server/http/register-routes.ts";
import {
  type GivenOrganisation,
  type GivenPerson,
  givenOrganisation,
  givenPerson,
  givenToken,
} from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { visitor } from "#tests/kit/visitor.ts";

let service: TestService;
let hospital: GivenOrganisation;
let patient: GivenPerson;

beforeAll(async () => {
  service = await startService();
  hospital = await givenOrganisation(service);
  patient = await givenPerson(service, hospital, { roles: ["patient"], name: "Ada Quill" });
});
afterAll(() => service.close());

const refusalIn = async (response: Response): Promise<RefusalBody> => refusalBody.parse(await response.json());
const json = { "content-type": "application/json", "x-overread": "web" };

describe("refusals", () => {
  it("have a status each, none of them a success", () => {
    for (const code of refusalCodes) expect(refusalStatus[code], code).toBeGreaterThanOrEqual(400);
  });

  it("answer an unknown address of the API in JSON, and never with the web page", async () => {
    for (const path of ["/api/nothing", "/api", "/dicomweb/nothing"]) {
      const response = await patient.raw(path, { headers: { accept: "text/html" } });
      expect(response.status, path).toBe(404);
      expect((await refusalIn(response)).refusal).toBe("not-found");
    }
  });

  it("answer an unknown address of FHIR in its own form, and never with the web page", async () => {
    const response = await patient.raw("/fhir/Patient/1/2/3", { headers: { accept: "text/html" } });
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("json");
  });

  it("name each field of a body that is not valid", async () => {
    const response = await patient.raw("/api/cases", {
      method: "POST",
      headers: json,
      body: '{"content":{"reason":"mood"}}',
    });
    expect(response.status).toBe(400);
    const body = await refusalIn(response);
    expect(body.refusal).toBe("not-valid");
    expect(body.detail?.[0]).toMatch(/^body\.content\.reason: /);
  });

  it("name a path that is not valid, and do not repeat what was sent", async () => {
    const response = await patient.raw("/api/cases/Mr-Smith");
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain("path.caseId");
    expect(text).not.toContain("Smith");
  });

  it.each([
    ["no JSON", "{", 400, "not-valid"],
    ["no body", undefined, 400, "not-valid"],
    ["a poisoned prototype", '{"content":{},"__proto__":{"admin":true}}', 400, "not-valid"],
    ["more than 2 MB", JSON.stringify({ content: { symptoms: "x".repeat(2 << 20) } }), 413, "too-large"],
  ])("refuse %s", async (_what, body, status, code) => {
    const response = await patient.raw("/api/cases", {
      method: "POST",
      headers: body === undefined ? { "x-overread": "web" } : json,
      ...(body === undefined ? {} : { body }),
    });
    expect([response.status, (await refusalIn(response)).refusal]).toEqual([status, code]);
  });

  it("take a reading of more than 2 MB as far as its own schema", async () => {
    const body = JSON.stringify({ baseRevision: 0, content: { padding: "x".repeat(3 << 20) } });
    const response = await patient.raw(`/api/cases/${crypto.randomUUID()}/reading`, {
      method: "PUT",
      headers: json,
      body,
    });
    expect((await refusalIn(response)).refusal).toBe("not-valid");
  });

  it("refuse another kind of body", async () => {
    const response = await patient.raw("/api/cases", {
      method: "POST",
      headers: { ...json, "content-type": "text/plain" },
      body: "hello",
    });
    expect([response.status, (await refusalIn(response)).refusal]).toEqual([415, "wrong-media-type"]);
    const images = await patient.raw(`/api/cases/${crypto.randomUUID()}/images`, {
      method: "POST",
      headers: { ...json, "content-type": "image/jpeg" },
      body: "x",
    });
    expect([images.status, (await refusalIn(images)).refusal]).toEqual([415, "wrong-media-type"]);
  });
});

describe("who may come to a door", () => {
  it("tells a stranger to sign in, before any of a body is read", async () => {
    const stranger = visitor(service.url);
    expect(await stranger.refusal(caseRoutes.listCases, {})).toBe("not-signed-in");
    const response = await stranger.raw("/api/cases", { method: "POST", headers: json, body: "{" });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
  });

  it("does not open the API to a service token, nor DICOMweb to a wrong one", async () => {
    const modality = await givenToken(service, hospital);
    expect(await modality.refusal(caseRoutes.listCases, {})).toBe("not-permitted");
    const wrong = await visitor(service.url, { authorization: "Bearer wrong" }).raw("/dicomweb/studies");
    expect([wrong.status, (await refusalIn(wrong)).refusal]).toEqual([401, "not-signed-in"]);
  });

  it("asks for the role that the route names", async () => {
    const reader = await givenPerson(service, hospital, { roles: ["radiologist"] });
    expect(await reader.refusal(caseRoutes.createCase, { body: { content: {} } })).toBe("not-permitted");
  });
});

describe("requests that another site's page sends", () => {
  const post = { method: "POST", headers: { "content-type": "application/json" }, body: '{"content":{}}' };
  it.each([
    ["without our header", {}],
    ["with a foreign origin", { "x-overread": "web", origin: "https://evil.example" }],
    ["from no origin at all", { "x-overread": "web", origin: "null" }],
    ["across sites", { "x-overread": "web", "sec-fetch-site": "cross-site" }],
  ])("are refused %s", async (_how, extra) => {
    const response = await patient.raw("/api/cases", { ...post, headers: { ...post.headers, ...extra } });
    expect([response.status, (await refusalIn(response)).refusal]).toEqual([403, "not-permitted"]);
  });

  it("are taken from our own page, under either name of one's own machine", async () => {
    for (const origin of [service.url, service.url.replace("127.0.0.1", "localhost")]) {
      const response = await patient.raw("/api/cases", {
        ...post,
        headers: { ...post.headers, "x-overread": "web", origin },
      });
      expect(response.status).toBe(200);
    }
  });

  it("guard the sign-in as well", async () => {
    const response = await visitor(service.url).raw("/api/sign-in", {
      ...post,
      body: '{"email":"a@b.example","password":"x"}',
    });
    expect(response.status).toBe(403);
  });
});

describe("headers", () => {
  it("let a page load nothing from elsewhere, and the API be kept nowhere", async () => {
    const page = await patient.raw("/", { headers: { accept: "text/html" } });
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    expect(policy).toContain("object-src 'none'");
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(page.headers.get("strict-transport-security")).toBeNull();
    const api = await patient.raw("/api/cases");
    expect(api.headers.get("cache-control")).toBe("no-store");
    expect(api.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(api.headers.get("server")).toBeNull();
  });

  it("insist on https where the service has it", async () => {
    const house = { ...service.house, settings: { ...service.house.settings, url: "https://overread.example" } };
    const app = await buildApp(house);
    const response = await app.inject({ method: "GET", url: "/healthz" });
    expect(response.headers["strict-transport-security"]).toContain("max-age=31536000");
    await app.close();
  });
});

describe("replies", () => {
  it("leave out what the contract does not list", async () => {
    const live = async () => ({ json: { live: true as const, password: "hunter2" } });
    const app = await buildApp(service.house, { handlers: { live } });
    expect((await app.inject({ method: "GET", url: "/healthz" })).json()).toEqual({ live: true });
    await app.close();
  });

  it("tell nothing of a fault of ours but its number, and log no names", async () => {
    const faulty = await startService({
      expectFaults: true,
      app: {
        handlers: {
          live: async () => {
            throw new Error("duplicate key (name)=(Ada Quill)");
          },
        },
      },
    });
    const response = await visitor(faulty.url).raw("/healthz");
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toContain(response.headers.get("x-request-id"));
    expect(text).not.toContain("Quill");
    expect(faulty.log.join("")).toContain(response.headers.get("x-request-id"));
    expect(faulty.log.join("")).not.toContain("Quill");
    await faulty.close();
  });

  it("go out compressed where that helps", async () => {
    for (let n = 0; n < 12; n++)
      await patient.call(caseRoutes.createCase, { body: { content: { question: "Is it broken?" } } });
    const response = await patient.raw("/api/cases", { headers: { "accept-encoding": "gzip" } });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    const { cases } = await patient.call(caseRoutes.listCases, {});
    expect(cases.length).toBeGreaterThanOrEqual(12);
  });
});

describe("limits", () => {
  it("slow down whoever guesses, and say for how long", async () => {
    const strict = await startService({ app: { limits: { guess: 3, ordinary: 1000, images: 1000, probe: 1000 } } });
    const guesser = visitor(strict.url);
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) statuses.push((await guesser.raw(`/api/setup/${"x".repeat(30)}`)).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    const last = await guesser.raw(`/api/setup/${"x".repeat(30)}`);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await refusalIn(last)).refusal).toBe("too-many-tries");
    // Other doors stay open to the same address.
    expect((await guesser.raw("/healthz")).status).toBe(200);
    await strict.close();
  });

  it("refuse headers without end", async () => {
    const response = await patient.raw("/healthz", { headers: { "x-filler": "y".repeat(20_000) } });
    expect(response.status).toBe(431);
  });
});

describe("for whoever runs the service", () => {
  it("is live and ready", async () => {
    const operator = visitor(service.url);
    expect(await operator.call(operationRoutes.live, {})).toEqual({ live: true });
    expect(await operator.call(operationRoutes.ready, {})).toEqual({
      ready: true,
      database: true,
      store: true,
      migrations: true,
    });
  });

  it("is not ready when the object store cannot be written to", async () => {
    const house = { ...service.house, objects: { ...service.house.objects, ready: async () => false } };
    const app = await buildApp(house);
    const response = await app.inject({ method: "GET", url: "/readyz" });
    expect([response.statusCode, response.json()]).toEqual([
      503,
      { ready: false, database: true, store: false, migrations: true },
    ]);
    await app.close();
  });

  it("measures requests by their pattern, without a name or an id", async () => {
    const id = crypto.randomUUID();
    await patient.raw(`/api/cases/${id}`);
    const text = await (await visitor(service.url).raw("/metrics")).text();
    expect(text).toContain('route="/api/cases/:caseId"');
    expect(text).not.toContain(id);
    expect(service.log.join("")).not.toContain(id);
  });
});

it("refuses to start when a route has no handler", async () => {
  const { live } = operationDoors(service.house, service.metrics);
  const limits = { guess: 1, ordinary: 1, images: 1, probe: 1 };
  await expect(registerRoutes(Fastify(), service.house, { handlers: { live }, limits })).rejects.toThrow(
    /no handler: .*getMe.*metrics/,
  );
});
