import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Part } from "#contract/case.ts";
import type { Role } from "#contract/people.ts";
import { refusalBody } from "#contract/refusals.ts";
import type { Route } from "#contract/route.ts";
import { routeTable } from "#contract/route-table.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { insertGrant } from "#store/grants.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type Cast, givenCast } from "../kit/cases.ts";
import { ableReader, type GivenPerson, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { testUid } from "../kit/synthetic-images.ts";
import { attempts } from "./attempts.ts";
import { type BaitedCase, canaries, givenBaitedCase, offerBaited } from "./canaries.ts";

/** Whatever else a blind reader is, the reader stays blind. */
const disguises: { name: string; roles: Role[]; parts: Part[] }[] = [
  { name: "a reader and nothing else", roles: ["radiologist"], parts: [] },
  { name: "a reader who is coordinator", roles: ["radiologist", "coordinator"], parts: [] },
  {
    name: "a reader who is quality lead and administrator",
    roles: ["radiologist", "quality-lead", "administrator"],
    parts: [],
  },
  {
    name: "a reader who is adjudicator, patient and referrer of the case",
    roles: ["radiologist", "adjudicator", "patient", "referrer"],
    parts: ["adjudicator", "patient", "referrer"],
  },
];
const stagesOfBlindness = ["offered", "reading"] as const;

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

for (const disguise of disguises) {
  for (const stage of stagesOfBlindness) {
    describe(`${disguise.name}, case ${stage}`, () => {
      let blind: BlindReader;
      beforeAll(async () => {
        blind = await givenBlindReader(disguise, stage);
      });

      // Doors that end the session come last.
      const names = Object.keys(routeTable) as (keyof typeof routeTable)[];
      const ordered = names.toSorted((a, b) => Number(a === "signOut") - Number(b === "signOut"));
      it.each(ordered)("learns nothing through %s", async (name) => {
        const route: Route = routeTable[name];
        for (const instance of ["image", "report", "capture"] as const) {
          const response = await knock(blind, route, attempts[name], instance);
          const said = Buffer.from(await response.arrayBuffer());
          expect(foundCanaries(said)).toEqual([]);
          if (route.blind === "refused") expectClosed(route, response, said);
        }
      });
    });
  }
}

describe("the database", () => {
  it("gives a blind reader nothing of the first report either, whatever is asked", async () => {
    const { reader, baited } = await givenBlindReader(
      { roles: ["radiologist", "coordinator"], parts: ["patient"] },
      "reading",
    );
    const closed = ["case_record", "record_text", "received_file", "comparison_draft", "opinion"] as const;
    await inScope(service.house.database, reader.scope, async (tx) => {
      for (const table of closed) {
        const rows = await tx.selectFrom(table).selectAll().where("case_id", "=", baited.caseId).execute();
        expect([table, rows]).toEqual([table, []]);
      }
    });
    const records = await inScope(service.house.database, systemScope, (tx) =>
      tx.selectFrom("case_record").select("id").where("case_id", "=", baited.caseId).execute(),
    );
    expect(records).toHaveLength(1);
  });
});

type BlindReader = { reader: GivenPerson; baited: BaitedCase; offerId: string; cast: Cast };

async function givenBlindReader(
  disguise: { roles: Role[]; parts: Part[] },
  stage: (typeof stagesOfBlindness)[number],
): Promise<BlindReader> {
  const cast = await givenCast(service);
  const profile = { ...ableReader, institution: "Hillside" };
  const reader = await givenPerson(service, cast.organisation, {
    roles: disguise.roles,
    name: "Dr. Bea Blind",
    profile,
  });
  const baited = await givenBaitedCase(cast);
  const { id: offerId } = await offerBaited({ ...cast, reader }, baited.caseId);
  if (stage === "reading") {
    const params = { caseId: baited.caseId, offerId };
    await reader.call(caseRoutes.answerOffer, { params, body: { answer: "accepted", reason: "" } });
  }
  // Parts that no door would give to the reader of a case: the rule must hold even so.
  await inScope(service.house.database, systemScope, async (tx) => {
    for (const part of disguise.parts) {
      const grant = { organisationId: cast.organisation.id, caseId: baited.caseId, personId: reader.id, part };
      await insertGrant(tx, { ...grant, by: "test", at: service.clock.now() });
    }
  });
  return { reader, baited, offerId, cast };
}

type Aim = "image" | "report" | "capture";

async function knock(
  { reader, baited, cast }: BlindReader,
  route: Route,
  attempt: (typeof attempts)[keyof typeof attempts],
  aim: Aim,
): Promise<Response> {
  const { caseId, study, recordId } = baited;
  const series = { image: 1, report: 2, capture: 3 }[aim];
  const uuid = "00000000-0000-4000-8000-000000000000";
  const params: Record<string, string> = {
    caseId,
    recordId,
    offerId: uuid,
    grantId: uuid,
    deliveryId: uuid,
    pairId: uuid,
    questionId: uuid,
    itemId: uuid,
    findingId: uuid,
    passkeyId: "none",
    sessionId: uuid,
    invitationId: uuid,
    tokenId: uuid,
    peerId: uuid,
    transferId: uuid,
    personId: cast.patient.id,
    token: "t".repeat(43),
    version: "1",
    format: "pdf",
    language: "de",
    type: "DiagnosticReport",
    id: uuid,
    sha256: "ab".repeat(32),
    studyInstanceUid: testUid(study),
    seriesInstanceUid: testUid(study, series),
    study: testUid(study),
    series: testUid(study, series),
    instance: testUid(study, series, 1),
    frames: "1",
    offset: "0-1000",
  };
  const path = route.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? "unknown"));
  const query = new URLSearchParams(attempt.query);
  const headers: Record<string, string> = route.method === "GET" ? {} : { "x-overread": "web", origin: service.url };
  if (attempt.raw !== undefined) headers["content-type"] = attempt.raw.type;
  else if (attempt.body !== undefined) headers["content-type"] = "application/json";
  const body = attempt.raw?.content ?? (attempt.body === undefined ? null : JSON.stringify(attempt.body));
  return await reader.raw(query.size === 0 ? path : `${path}?${query}`, { method: route.method, headers, body });
}

/** In the bytes as they come: texts, JSON, DICOM and multipart alike. UTF-16 is looked for too, in case a PDF holds it. */
function foundCanaries(said: Buffer): string[] {
  const texts = [said.toString("latin1"), said.toString("utf16le")].map((text) => text.toLowerCase());
  return Object.values(canaries).filter((canary) => texts.some((text) => text.includes(canary)));
}

/** A closed door says which rule closes it; one that is closed to this person anyway may say that instead. */
function expectClosed(route: Route, response: Response, said: Buffer): void {
  expect(response.ok).toBe(false);
  const { refusal } = refusalBody.parse(JSON.parse(said.toString("utf8")));
  if (route.access.kind === "case") expect(refusal).toBe("blind-until-sealed");
  else expect(["blind-until-sealed", "not-found", "wrong-stage", "not-permitted"]).toContain(refusal);
}
