import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestForTests } from "#cases/request-for-tests.ts";
import { lapseOffers } from "#commands/cases/lapse-offers.ts";
import type { CaseId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { inScope, systemScope } from "#store/scope.ts";
import {
  type BegunCase,
  type Cast,
  givenCast,
  givenFirstReport,
  givenImages,
  givenReader,
  givenRequest,
  noduleReading,
} from "../kit/cases.ts";
import { atOnce, eventKinds, refusalOf, rowCounts } from "../kit/outcomes.ts";
import { ableReader, type GivenPerson, givenOrganisation, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

const complete = (caseId: CaseId, missingAccepted: string[] = [], reason = "") =>
  cast.coordinator.call(caseRoutes.completeCase, { params: { caseId }, body: { missingAccepted, reason } });
const offer = (caseId: CaseId, reader: GivenPerson = cast.reader, hours = 24) =>
  cast.coordinator.call(caseRoutes.offerCase, { params: { caseId }, body: { readerId: reader.id, hours } });
const stageOf = async (caseId: CaseId) =>
  (await cast.coordinator.call(caseRoutes.getCase, { params: { caseId } })).stage;

async function ready(): Promise<BegunCase> {
  const begun = await givenRequest(cast);
  await givenImages(cast, begun);
  await givenFirstReport(cast, begun);
  await complete(begun.caseId);
  return begun;
}

describe("completing", () => {
  it("names what is missing, and takes a reason for what may be missing but never for images or whose they are", async () => {
    const begun = await givenRequest(cast);
    const { caseId } = begun;
    const all = ["images", "identity", "slices", "first-report", "request", "consent"];
    const bare = await refusalOf(complete(caseId, all, "we want it so"));
    expect(bare.refusal).toBe("not-complete");
    expect(bare.detail).toContainEqual("No images have arrived yet.");
    await givenImages(cast, begun);
    expect(await refusalOf(complete(caseId))).toMatchObject({ detail: ["The first report has not arrived yet."] });
    expect(await refusalOf(complete(caseId, ["first-report"], " "))).toMatchObject({
      detail: [expect.stringContaining("give the reason")],
    });
    const both = await atOnce([1, 2].map(() => complete(caseId, ["first-report"], "there is none")));
    expect(both).toEqual({ done: 1, refused: ["wrong-stage"] });
    const { history } = await cast.coordinator.call(caseRoutes.getCase, { params: { caseId } });
    expect(history.at(-1)).toMatchObject({ stage: "ready", reason: "there is none" });
  });

  it("waits for a decision about images that name another patient", async () => {
    const begun = await givenRequest(cast, {
      patient: { ...requestForTests.patient, familyName: "Somebody", givenName: "Else", birthDate: "1999-09-09" },
    });
    await givenImages(cast, begun);
    const said = await refusalOf(complete(begun.caseId, ["identity", "first-report"], "never mind"));
    expect(said).toMatchObject({ refusal: "not-complete", detail: [expect.stringContaining("another patient")] });
  });

  it("is the coordinator's alone", async () => {
    const { caseId } = await givenRequest(cast);
    const sent = { params: { caseId }, body: { missingAccepted: [], reason: "" } };
    expect(await cast.patient.refusal(caseRoutes.completeCase, sent)).toBe("not-permitted");
    expect(await cast.reader.refusal(caseRoutes.completeCase, sent)).toBe("not-found");
  });
});

/** Nobody's session ends for being idle. */
async function anHourPasses(): Promise<void> {
  for (let step = 0; step < 6; step += 1) {
    service.clock.advance({ minutes: 10 });
    await Promise.all(Object.values(cast).map((one) => "call" in one && one.call(peopleRoutes.getMe, {})));
  }
}

describe("offering", () => {
  it("goes to eligible readers only, with every reason against the others", async () => {
    const { caseId } = await ready();
    const not = await givenPerson(service, cast.organisation, {
      roles: ["radiologist"],
      profile: { ...ableReader, modalities: ["US"], licences: [], institution: "Harbour Hospital" },
    });
    const expired = await givenPerson(service, cast.organisation, {
      roles: ["radiologist"],
      profile: {
        ...ableReader,
        licences: [{ jurisdiction: "DE", number: "1", validFrom: "2000-01-01", validUntil: "2001-01-01" }],
      },
    });
    const unknown = await givenPerson(service, cast.organisation, { roles: ["radiologist"] });
    const first = await refusalOf(offer(caseId, not));
    expect(first).toMatchObject({ refusal: "not-eligible" });
    expect(first.detail).toHaveLength(3);
    expect(await refusalOf(offer(caseId, expired))).toMatchObject({ refusal: "licence-expired" });
    expect(await refusalOf(offer(caseId, unknown))).toMatchObject({ refusal: "not-eligible" });
    expect(await refusalOf(offer(caseId, cast.patient))).toMatchObject({ refusal: "not-eligible" });
    const elsewhere = await givenPerson(service, await givenOrganisation(service), {
      roles: ["radiologist"],
      profile: ableReader,
    });
    expect(await refusalOf(offer(caseId, elsewhere))).toMatchObject({ refusal: "not-eligible" });
    expect(await rowCounts(service, caseId, ["offer"])).toEqual({ offer: 0 });
    const { readers } = await cast.coordinator.call(caseRoutes.listReaders, { params: { caseId } });
    expect(readers.find((one) => one.readerId === cast.reader.id)?.eligible).toBe(true);
    expect(readers.map((one) => one.readerId)).not.toContain(elsewhere.id);
  });

  it("never goes to somebody who has opened the first report", async () => {
    const { caseId } = await ready();
    const both = await givenPerson(service, cast.organisation, {
      roles: ["coordinator", "radiologist"],
      profile: ableReader,
    });
    await both.call(imageRoutes.listRecords, { params: { caseId } });
    expect(await refusalOf(offer(caseId, both))).toMatchObject({
      refusal: "not-eligible",
      detail: [expect.stringContaining("already seen records")],
    });
  });

  it("is made once, however often it is pressed", async () => {
    const { caseId } = await ready();
    expect(await atOnce([offer(caseId), offer(caseId), offer(caseId)])).toEqual({
      done: 1,
      refused: ["wrong-stage", "wrong-stage"],
    });
    expect(await rowCounts(service, caseId, ["offer"])).toEqual({ offer: 1 });
  });

  it("shows the reader the question, and neither images nor who read first", async () => {
    const { caseId } = await ready();
    const params = { caseId };
    await offer(caseId);
    const seen = await cast.reader.call(caseRoutes.getCase, { params });
    expect(seen).toMatchObject({
      blind: true,
      draft: null,
      request: { firstReading: { institution: "", radiologist: "" } },
    });
    expect(await cast.reader.refusal(imageRoutes.listImages, { params })).toBe("wrong-stage");
    expect(await cast.reader.refusal(readingRoutes.getMyReading, { params })).toBe("wrong-stage");
  });
});

describe("answering an offer", () => {
  const answer = (caseId: CaseId, offerId: string, who = cast.reader, how: "accepted" | "declined" = "accepted") =>
    who.send(caseRoutes.answerOffer, { params: { caseId, offerId }, body: { answer: how, reason: "on leave" } });

  it("accepts once", async () => {
    const { caseId } = await ready();
    const { id } = await offer(caseId);
    const statuses = await Promise.all([1, 2].map(async () => (await answer(caseId, id)).status));
    expect(statuses.toSorted()[0]).toBe(200);
    expect(statuses.toSorted()[1]).toBeGreaterThanOrEqual(400);
    expect(await stageOf(caseId)).toBe("reading");
  });

  it("declines: the case is ready again and gone from the reader's sight", async () => {
    const { caseId } = await ready();
    const { id } = await offer(caseId);
    expect((await answer(caseId, id, cast.reader, "declined")).status).toBe(200);
    expect(await stageOf(caseId)).toBe("ready");
    expect(await cast.reader.refusal(caseRoutes.getCase, { params: { caseId } })).toBe("not-found");
    const { offers } = await cast.coordinator.call(caseRoutes.getCase, { params: { caseId } });
    expect(offers).toMatchObject([{ answer: "declined", answerReason: "on leave" }]);
    expect(await refusalOf(offer(caseId))).toMatchObject({ detail: ["has declined this case"] });
  });

  it("is only for the one to whom it was made", async () => {
    const { caseId } = await ready();
    const { id } = await offer(caseId);
    const other = await ready();
    const otherOffer = await offer(other.caseId);
    const stranger = await givenPerson(service, cast.organisation, { roles: ["radiologist"], profile: ableReader });
    expect((await answer(caseId, id, stranger)).status).toBe(404);
    expect((await answer(caseId, id, cast.patient)).status).toBe(403);
    // The offer of one case in the address of another.
    expect((await answer(caseId, otherOffer.id)).status).toBe(404);
    expect(await stageOf(caseId)).toBe("offered");
  });

  it("comes too late after the hours, and the clock gives the case back, once", async () => {
    const { caseId } = await ready();
    const { id } = await offer(caseId, cast.reader, 1);
    await anHourPasses();
    expect(
      await refusalOf(
        cast.reader.call(caseRoutes.answerOffer, {
          params: { caseId, offerId: id },
          body: { answer: "accepted", reason: "" },
        }),
      ),
    ).toMatchObject({
      refusal: "wrong-stage",
      detail: ["this offer has expired"],
    });
    const lapsed = await Promise.all([lapseOffers(service.house), lapseOffers(service.house)]);
    expect(lapsed[0] + lapsed[1]).toBe(1);
    expect(await lapseOffers(service.house)).toBe(0);
    expect(await stageOf(caseId)).toBe("ready");
    expect(await cast.reader.refusal(caseRoutes.getCase, { params: { caseId } })).toBe("not-found");
    await offer(caseId);
    expect(await lapseOffers(service.house)).toBe(0);
    expect(await stageOf(caseId)).toBe("offered");
  });

  it("judges once more: a licence that has ended meanwhile", async () => {
    const { caseId } = await ready();
    const soon = new Date(service.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
    const licences = [{ jurisdiction: "DE", number: "1", validFrom: "2000-01-01", validUntil: soon }];
    const reader = await givenPerson(service, cast.organisation, {
      roles: ["radiologist"],
      profile: { ...ableReader, licences },
    });
    const { id } = await offer(caseId, reader, 100);
    await inScope(service.house.database, systemScope, (tx) =>
      sql`UPDATE reader_profile SET content = jsonb_set(content, '{licences,0,validUntil}', '"2001-01-01"') WHERE person_id = ${reader.id}`.execute(
        tx,
      ),
    );
    const sent = { params: { caseId, offerId: id }, body: { answer: "accepted" as const, reason: "" } };
    expect(await reader.refusal(caseRoutes.answerOffer, sent)).toBe("licence-expired");
    await reader.call(caseRoutes.answerOffer, { ...sent, body: { answer: "declined", reason: "" } });
    expect(await stageOf(caseId)).toBe("ready");
  });
});

describe("reopening", () => {
  it("while it is read: the reader keeps the draft and loses sight of the case until it is offered anew", async () => {
    const begun = await givenRequest(cast);
    const { caseId, study } = begun;
    const params = { caseId };
    await givenImages(cast, begun);
    await givenFirstReport(cast, begun);
    await givenReader(cast, begun);
    const content = noduleReading(study);
    await cast.reader.call(readingRoutes.getMyReading, { params });
    await cast.reader.call(readingRoutes.saveReading, { params, body: { baseRevision: 0, content } });
    const body = { reason: "a prior study was found" };
    expect(await cast.patient.refusal(caseRoutes.reopenCase, { params, body })).toBe("not-permitted");
    await cast.coordinator.call(caseRoutes.reopenCase, { params, body });
    expect(await cast.reader.refusal(readingRoutes.getMyReading, { params })).toBe("not-found");
    expect(await cast.reader.refusal(imageRoutes.listImages, { params })).toBe("not-found");
    await givenReader(cast, begun);
    expect(await cast.reader.call(readingRoutes.getMyReading, { params })).toMatchObject({ revision: 1, content });
    expect(await eventKinds(service, caseId)).toContain("case-reopened");
  });

  it("withdraws an offer that nobody has answered", async () => {
    const { caseId } = await ready();
    const { id } = await offer(caseId);
    await cast.coordinator.call(caseRoutes.reopenCase, { params: { caseId }, body: { reason: "a slice is missing" } });
    const { offers, stage } = await cast.coordinator.call(caseRoutes.getCase, { params: { caseId } });
    expect({ offers, stage }).toMatchObject({ offers: [{ id, answer: "withdrawn" }], stage: "gathering" });
    expect(await cast.reader.refusal(caseRoutes.getCase, { params: { caseId } })).toBe("not-found");
  });
});

describe("grants", () => {
  it("give and take a part, once", async () => {
    const { caseId } = await givenRequest(cast);
    const params = { caseId };
    const doctor = await givenPerson(service, cast.organisation, { roles: ["referrer"] });
    const body = { personId: doctor.id, part: "referrer" as const };
    const give = () => cast.coordinator.call(caseRoutes.giveGrant, { params, body });
    expect(await atOnce([give(), give()])).toEqual({ done: 1, refused: ["already-done"] });
    expect((await doctor.call(caseRoutes.getCase, { params })).myParts).toEqual(["referrer"]);
    const { grants } = await cast.coordinator.call(caseRoutes.listGrants, { params });
    const grantId = grants.find((one) => one.personId === doctor.id)?.id ?? "";
    await cast.coordinator.call(caseRoutes.revokeGrant, { params: { caseId, grantId } });
    expect(await cast.coordinator.refusal(caseRoutes.revokeGrant, { params: { caseId, grantId } })).toBe("not-found");
    expect(await doctor.refusal(caseRoutes.getCase, { params })).toBe("not-found");
    await give();
    expect((await doctor.call(caseRoutes.getCase, { params })).stage).toBe("gathering");
  });

  it("go only to people of the organisation with the role, and never to whoever reads the case", async () => {
    const { caseId } = await ready();
    const give = (personId: GivenPerson["id"], part: "patient" | "referrer") =>
      cast.coordinator.call(caseRoutes.giveGrant, { params: { caseId }, body: { personId, part } });
    const elsewhere = await givenPerson(service, await givenOrganisation(service), { roles: ["referrer"] });
    expect(await refusalOf(give(elsewhere.id, "referrer"))).toMatchObject({ refusal: "not-valid" });
    expect(await refusalOf(give(cast.reader.id, "referrer"))).toMatchObject({ refusal: "not-valid" });
    const both = await givenPerson(service, cast.organisation, {
      roles: ["radiologist", "referrer"],
      profile: ableReader,
    });
    await offer(caseId, both);
    expect(await refusalOf(give(both.id, "referrer"))).toMatchObject({
      detail: [expect.stringContaining("independent")],
    });
    expect(await cast.patient.refusal(caseRoutes.listGrants, { params: { caseId } })).toBe("not-permitted");
  });

  it("of the reader are not taken by this door, nor those of another case", async () => {
    const { caseId } = await ready();
    await offer(caseId);
    const other = await givenRequest(cast);
    const { grants } = await cast.coordinator.call(caseRoutes.listGrants, { params: { caseId } });
    const revoke = (inCase: CaseId, part: string) =>
      cast.coordinator.refusal(caseRoutes.revokeGrant, {
        params: { caseId: inCase, grantId: grants.find((one) => one.part === part)?.id ?? "" },
      });
    expect(await revoke(caseId, "reader")).toBe("not-found");
    expect(await revoke(other.caseId, "patient")).toBe("not-found");
  });
});
