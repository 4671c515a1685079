import { request } from "node:http";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookInCase } from "#commands/act-in-case.ts";
import { exportCase } from "#commands/custody/export-case.ts";
import type { EventKind } from "#contract/custody.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { chainText } from "#custody/bundle-manifest.ts";
import { verifyChain } from "#custody/chain.ts";
import { verifyBundleBytes } from "../kit/bundle.ts";
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
import { eventKinds } from "../kit/outcomes.ts";
import { givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { givenSigned, givenSigner } from "../kit/signed.ts";

let service: TestService;
let cast: Cast;
let signed: Awaited<ReturnType<typeof givenSigned>>;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  signed = await givenSigned(cast, await givenSigner(service, cast.reader));
});
afterAll(() => service.close());

const custody = (params: Pick<BegunCase, "caseId">, who = cast.patient) =>
  who.call(opinionRoutes.getCustody, { params });

describe("the chain of custody", () => {
  it("holds an event for every verb, with who did it", async () => {
    const { events, intact } = await custody(signed.params);
    expect(intact).toBe(true);
    const doneBy = (kind: EventKind) => events.filter((event) => event.kind === kind).map((event) => event.actor.name);
    const { patient, coordinator, reader } = cast;
    expect(
      Object.fromEntries(
        (["case-created", "request-submitted", "images-received", "record-received"] as const).map((kind) => [
          kind,
          new Set(doneBy(kind)),
        ]),
      ),
    ).toEqual({
      "case-created": new Set([patient.name]),
      "request-submitted": new Set([patient.name]),
      "images-received": new Set([patient.name]),
      "record-received": new Set([patient.name]),
    });
    for (const kind of ["case-completed", "reader-offered"] as const) expect(doneBy(kind)).toEqual([coordinator.name]);
    for (const kind of [
      "offer-answered",
      "reading-opened",
      "reading-sealed",
      "first-report-revealed",
      "comparison-confirmed",
      "opinion-signed",
    ] as const) {
      expect([kind, doneBy(kind)]).toEqual([kind, [reader.name]]);
    }
    // Each stage but the first one was moved to by an event.
    const { history } = await patient.call(caseRoutes.getCase, { params: signed.params });
    expect(doneBy("stage-moved")).toHaveLength(history.length - 1);
    expect(events.at(-1)?.kind === "custody-viewed" || events.some((event) => event.kind === "custody-viewed")).toBe(
      true,
    );
  });

  it("never forks, however many write at once", async () => {
    const begun = await givenRequest(cast);
    const params = { caseId: begun.caseId };
    const friends = await Promise.all(
      [1, 2, 3, 4].map(() => givenPerson(service, cast.organisation, { roles: ["referrer", "coordinator"] })),
    );
    const typed = (index: number) => ({ kind: "other" as const, title: "", text: `letter ${index}` });
    await Promise.all([
      ...friends.map((one) => one.call(caseRoutes.getCase, { params })),
      ...friends.map((one, index) => one.call(imageRoutes.addTypedRecord, { params, body: typed(index) })),
      ...friends.map((one) => one.call(opinionRoutes.getCustody, { params })),
      ...friends.map((one) => one.call(caseRoutes.giveGrant, { params, body: { personId: one.id, part: "referrer" } })),
    ]);
    const { events, verdict } = await custody(params);
    expect(verdict).toContain("none was changed");
    expect(events.filter((event) => event.kind === "record-received")).toHaveLength(4);
    expect(events.filter((event) => event.kind === "grant-given")).toHaveLength(4);
    expect(verifyChain(events)).toMatchObject({ sound: true, problems: [] });
  });

  it("says one sitting once: a page that polls is one view", async () => {
    const { caseId } = await givenRequest(cast);
    for (let count = 0; count < 3; count += 1) await cast.coordinator.call(caseRoutes.getCase, { params: { caseId } });
    const { events } = await custody({ caseId });
    expect(
      events.filter((event) => event.kind === "case-viewed" && event.actor.id === cast.coordinator.id),
    ).toHaveLength(1);
    service.clock.advance({ minutes: 11 });
    await cast.coordinator.call(caseRoutes.getCase, { params: { caseId } });
    const later = (await custody({ caseId })).events;
    expect(
      later.filter((event) => event.kind === "case-viewed" && event.actor.id === cast.coordinator.id),
    ).toHaveLength(2);
  });

  it("is shown to the patient, and to no reader before the seal", async () => {
    const begun = await givenRequest(cast);
    await givenImages(cast, begun);
    await givenFirstReport(cast, begun);
    await givenReader(cast, begun);
    const params = { caseId: begun.caseId };
    expect(await cast.reader.refusal(opinionRoutes.getCustody, { params })).toBe("blind-until-sealed");
    expect(await cast.reader.refusal(opinionRoutes.exportCase, { params })).toBe("blind-until-sealed");
    expect(await cast.adjudicator.refusal(opinionRoutes.getCustody, { params })).toBe("not-found");
    await givenSeal(cast, begun);
    expect((await custody(params, cast.reader)).intact).toBe(true);
    expect(await cast.reader.refusal(opinionRoutes.exportCase, { params })).toBe("not-permitted");
  });

  it("tells of a row that was changed beneath it, by whoever owns the database", async () => {
    const { caseId } = await givenRequest(cast);
    const owner = new pg.Client({ connectionString: service.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query("ALTER TABLE custody_event DISABLE ROW LEVEL SECURITY");
      await owner.query(
        "UPDATE custody_event SET canonical = replace(canonical, 'Erika Testmann', 'Nobody Atall') WHERE chain = $1 AND sequence = 2",
        [caseId],
      );
      await owner.query("ALTER TABLE custody_event ENABLE ROW LEVEL SECURITY");
    } finally {
      await owner.end();
    }
    const { intact, verdict } = await custody({ caseId });
    expect(intact).toBe(false);
    expect(verdict).toContain("2");
  });
});

describe("the exported case", () => {
  it("verifies offline whole, and is for the patient and the coordinator", async () => {
    for (const somebody of [cast.patient, cast.coordinator]) {
      const bundle = await somebody.bytes(opinionRoutes.exportCase, { params: signed.params });
      expect(await verifyBundleBytes(bundle)).toMatchObject({ problems: [] });
    }
    expect((await eventKinds(service, signed.caseId)).filter((kind) => kind === "case-exported")).toHaveLength(2);
  });

  it("gives the patient no reading before it is signed, and says so", async () => {
    const begun = await givenRequest(cast);
    await givenImages(cast, begun);
    await givenFirstReport(cast, begun);
    await givenReader(cast, begun);
    await givenSeal(cast, begun);
    const params = { caseId: begun.caseId };
    const bundle = await cast.patient.bytes(opinionRoutes.exportCase, { params });
    expect(Buffer.from(bundle).toString("latin1")).not.toMatch(/readings\/[0-9a-f]{8}/);
    expect(Buffer.from(bundle).includes("Solid nodule")).toBe(false);
    const verdict = await verifyBundleBytes(bundle);
    expect(verdict.problems).toEqual([]);
    expect(verdict.warnings.map((one) => one.message).join(" ")).toContain("not yet signed");
    const whole = await cast.coordinator.bytes(opinionRoutes.exportCase, { params });
    expect(Buffer.from(whole).includes("Solid nodule")).toBe(true);
    expect(await verifyBundleBytes(whole)).toMatchObject({ problems: [], warnings: [] });
  });

  it.each([
    ["an image", "DICM"],
    ["a report", "No pulmonary nodule"],
    ["a sealed reading", "overread-reading-1"],
    ["the chain", '"kind":"case-created"'],
    ["the manifest", "overread-bundle-1"],
  ])("shows one byte changed in %s", async (_, mark) => {
    const bundle = Uint8Array.from(await cast.coordinator.bytes(opinionRoutes.exportCase, { params: signed.params }));
    const at = Buffer.from(bundle).indexOf(mark);
    expect(at).toBeGreaterThan(0);
    bundle[at] = (bundle[at] ?? 0) ^ 1;
    expect((await verifyBundleBytes(bundle)).problems.length).toBeGreaterThan(0);
  });

  it("dropped half-way leaves the service well and the chain sound", async () => {
    const { caseId } = signed;
    const cookie = `overread_session=${cast.coordinator.cookies.get("overread_session")?.value ?? ""}`;
    await new Promise<void>((resolve, reject) => {
      const asked = request(`${service.url}/api/cases/${caseId}/bundle`, { headers: { cookie } }, (response) => {
        response.once("data", () => {
          response.destroy();
          resolve();
        });
      });
      asked.once("error", reject);
      asked.end();
    });
    expect((await custody(signed.params)).intact).toBe(true);
    const again = await cast.coordinator.bytes(opinionRoutes.exportCase, { params: signed.params });
    expect(await verifyBundleBytes(again)).toMatchObject({ problems: [] });
    expect((await cast.patient.call(peopleRoutes.getMe, {})).me?.id).toBe(cast.patient.id);
  });

  it("breaks off where the store gives other bytes than were received: never a bundle that looks whole", async () => {
    const { objects } = service.house;
    const stream: typeof objects.stream = async (sha256) => {
      const whole = await objects.stream(sha256);
      whole.setEncoding("latin1");
      const { Readable } = await import("node:stream");
      return Readable.from([Buffer.from("other bytes")]);
    };
    const house = { ...service.house, objects: { ...objects, stream } };
    const exported = await exportCase(house, cast.coordinator.scope, signed.caseId);
    const read = async () => {
      for await (const _ of exported.stream);
    };
    await expect(read()).rejects.toThrow();
  });

  it("records one view where a page asks several times at once", async () => {
    const begun = await givenRequest(cast);
    const look = () => cast.coordinator.call(caseRoutes.getCase, { params: { caseId: begun.caseId } });
    await Promise.all([look(), look(), look(), look()]);
    const { events } = await custody(begun);
    const views = events.filter(({ kind, actor }) => kind === "case-viewed" && actor.name === cast.coordinator.name);
    expect(views).toHaveLength(1);
  });

  it("holds the chain as the database has it", async () => {
    const { events } = await custody(signed.params);
    const text = chainText(events);
    const seen = await lookInCase(service.house, cast.patient.scope, signed.caseId, "view-custody", ({ tx }) =>
      tx.selectFrom("custody_event").select("hash").where("chain", "=", signed.caseId).orderBy("sequence").execute(),
    );
    expect(text.trim().split("\n")).toHaveLength(seen.length);
  });
});
