import { createHash, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tokenHash } from "#commands/people/token.ts";
import { Refusal, refusalBody } from "#contract/refusals.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type GivenPerson, givenOrganisation, givenPerson, givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { type Visitor, visitor } from "#tests/kit/visitor.ts";

let service: TestService;
let patient: GivenPerson;
let modality: Visitor;
let received: string[];

beforeAll(async () => {
  received = [];
  service = await startService({
    app: {
      handlers: {
        addImages: async ({ stream }) => {
          const hash = createHash("sha256");
          for await (const chunk of stream) hash.update(chunk);
          received.push(hash.digest("hex"));
          return { json: { files: [] } };
        },
        storeInstances: async ({ stream }) => {
          for await (const chunk of stream) if (chunk.length > 0) throw new Refusal("storage-full");
          return { body: null };
        },
        retrieveStudy: async ({ scope }) => ({
          headers: { "content-type": 'multipart/related; boundary="x"', "cache-control": "private" },
          body: Readable.from([Buffer.from(scope.kind), new Uint8Array([0, 255])]),
        }),
        getOpinionRendering: async () => ({ headers: { "content-type": "text/html" }, body: "<p>signed</p>" }),
        getLinkOpinion: async ({ scope }) => {
          opened.push(`${scope.kind} ${scope.name}`);
          return { json: { versions: [] } };
        },
        getLinkRendering: async () => ({ body: new Uint8Array([1, 2, 3]) }),
        signOut: async () => ({ json: { done: true }, cookies: [{ name: "overread_session", value: null }] }),
        openLink: async ({ params }) => ({
          json: { done: true },
          cookies: [
            { name: "overread_link", value: "the holder", path: `/api/links/${params.token}`, maxAgeSeconds: 60 },
          ],
        }),
      },
    },
  });
  const hospital = await givenOrganisation(service);
  patient = await givenPerson(service, hospital, { roles: ["patient"] });
  modality = await givenToken(service, hospital);
});
afterAll(() => service.close());
const opened: string[] = [];
const study = "/dicomweb/studies/1.2.3";

describe("streamed bodies", () => {
  it("reach the handler byte for byte, however long", async () => {
    const bytes = randomBytes(12 << 20);
    await patient.call(imageRoutes.addImages, {
      params: { caseId: randomUUID() },
      raw: { type: 'multipart/related; boundary="b"', content: bytes },
    });
    expect(received).toEqual([createHash("sha256").update(bytes).digest("hex")]);
  });

  it("can be refused while they still come in, in words", async () => {
    const response = await modality.raw("/dicomweb/studies", {
      method: "POST",
      headers: { "content-type": "application/dicom" },
      body: randomBytes(8 << 20),
    });
    expect([response.status, refusalBody.parse(await response.json()).refusal]).toEqual([507, "storage-full"]);
    // The rest is read and forgotten: the same connection serves the next request.
    expect((await modality.raw(study)).status).toBe(200);
  });

  it("of somebody who may not come in are answered without being read", async () => {
    const socket = connect(Number(new URL(service.url).port), "127.0.0.1");
    await once(socket, "connect");
    socket.write(
      `POST /dicomweb/studies HTTP/1.1\r\nhost: x\r\ncontent-type: application/dicom\r\ncontent-length: 99999999999\r\n\r\nDICM`,
    );
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 401 /);
    socket.destroy();
  });
});

describe("answers in bytes", () => {
  it("go out as the handler gives them, for the scope at the door", async () => {
    const response = await modality.raw(study);
    expect(response.headers.get("content-type")).toBe('multipart/related; boundary="x"');
    expect(response.headers.get("cache-control")).toBe("private");
    expect(Buffer.from(await response.arrayBuffer()).toString("latin1")).toBe("service\u0000\u00ff");
    expect(await (await patient.raw(study)).text()).toMatch(/^person/);
  });

  it("let a document show, and run nothing", async () => {
    const response = await patient.raw(`/api/cases/${randomUUID()}/opinion/1/html`);
    expect(response.headers.get("content-security-policy")).toMatch(/default-src 'none';.*sandbox$/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("cookies", () => {
  it("are for the server alone, and go when they are taken back", async () => {
    const holder = visitor(service.url);
    const sent = await holder.send(opinionRoutes.openLink, {
      params: { token: "t".repeat(43) },
      body: { code: "1234" },
    });
    const line = sent.headers.getSetCookie()[0] ?? "";
    expect(line).toMatch(/Path=\/api\/links\/t+; HttpOnly; SameSite=Lax$/);
    expect(line).not.toContain("Secure");
    const leaving = await givenPerson(service, await givenOrganisation(service), { roles: ["patient"] });
    await leaving.raw("/api/sign-out", { method: "POST", headers: { "x-overread": "web" } });
    expect(leaving.cookies.has("overread_session")).toBe(false);
  });
});

describe("the holder of a delivery link", () => {
  const token = "delivery-token-of-at-least-twenty";
  const link = { params: { token } };
  let delivery: string;
  let ids: { organisation_id: string; case_id: string };

  const addEvent = (kind: string, holder: string | null) =>
    inScope(service.house.database, systemScope, (tx) =>
      tx
        .insertInto("delivery_event")
        .values({ ...ids, delivery_id: delivery, kind, holder_hash: holder })
        .execute(),
    );

  beforeAll(async () => {
    delivery = randomUUID();
    ids = { organisation_id: patient.scope.organisationId, case_id: randomUUID() };
    const expires = new Date(service.clock.now().getTime() + 3600_000);
    await inScope(service.house.database, systemScope, async (tx) => {
      await tx
        .insertInto("second_opinion_case")
        .values({ id: ids.case_id, organisation_id: ids.organisation_id, number: "T-1", created_by: patient.id })
        .execute();
      await tx
        .insertInto("delivery")
        .values({
          ...ids,
          id: delivery,
          recipient_name: "Dr Frost",
          recipient_email: "",
          token_hash: tokenHash(token),
          code_hash: "x",
          created_by_name: "c",
          expires_at: expires,
        })
        .execute();
    });
  });

  it("is somebody only after the right code, in the same browser, and for as long as the link is good", async () => {
    const holder = visitor(service.url);
    expect(await holder.refusal(opinionRoutes.getLinkOpinion, link)).toBe("link-not-valid");
    holder.cookies.set("overread_link", { value: "the holder's own secret", path: `/api/links/${token}` });
    expect(await holder.refusal(opinionRoutes.getLinkOpinion, link)).toBe("link-not-valid");
    await addEvent("opened", tokenHash("the holder's own secret"));
    await holder.call(opinionRoutes.getLinkOpinion, link);
    expect(opened).toEqual(["link Dr Frost"]);
    expect(
      await holder.bytes(opinionRoutes.getLinkRendering, { params: { token, version: 1, format: "pdf" } }),
    ).toEqual(new Uint8Array([1, 2, 3]));
    // Another browser, another link, a person who is signed in: none of them is the holder.
    expect(await visitor(service.url).refusal(opinionRoutes.getLinkOpinion, link)).toBe("link-not-valid");
    expect(await patient.refusal(opinionRoutes.getLinkOpinion, link)).toBe("link-not-valid");
    holder.cookies.set("overread_link", { value: "the holder's own secret", path: "/" });
    expect(await holder.refusal(opinionRoutes.getLinkOpinion, { params: { token: `${token}2` } })).toBe(
      "link-not-valid",
    );
    service.clock.advance({ minutes: 61 });
    expect(await holder.refusal(opinionRoutes.getLinkOpinion, link)).toBe("link-not-valid");
    service.clock.advance({ minutes: -61 });
    await holder.call(opinionRoutes.getLinkOpinion, link);
    await addEvent("revoked", null);
    expect(await holder.refusal(opinionRoutes.getLinkOpinion, link)).toBe("link-not-valid");
  });
});
