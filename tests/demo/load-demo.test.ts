import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { loadDemo } from "#demo/load-demo.ts";
import { startService, type TestService } from "../kit/service.ts";
import { type Visitor, visitor } from "../kit/visitor.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService({ settings: { demo: true } });
  await loadDemo(service.house);
}, 600_000);
afterAll(() => service.close());

/** Signed in with one click, as whoever tries the demonstration does. */
async function as(name: string): Promise<Visitor> {
  const browser = visitor(service.url);
  const { people } = await browser.call(peopleRoutes.demoPeople, {});
  const person = people.find((one) => one.name.includes(name));
  if (person === undefined) throw new Error(`there is no ${name}`);
  await browser.call(peopleRoutes.demoSignIn, { body: { personId: person.id } });
  return browser;
}

async function caseAt(browser: Visitor, stage: string) {
  const { cases } = await browser.call(caseRoutes.listCases, {});
  const found = cases.find((one) => one.stage === stage);
  if (found === undefined) throw new Error(`no case is ${stage}`);
  return found;
}

describe("the demonstration", () => {
  it("has a person for every role, and readers with licences", async () => {
    const { people } = await visitor(service.url).call(peopleRoutes.demoPeople, {});
    expect([...new Set(people.flatMap((person) => person.roles))]).toHaveLength(7);
    expect(people.filter((person) => person.roles.includes("radiologist"))).toHaveLength(2);
    const administrator = await as("Petersen");
    const rows = (await administrator.call(peopleRoutes.listPeople, {})).people;
    const readers = rows.filter((row) => row.profile !== null);
    expect(readers.every((row) => (row.profile?.licences.length ?? 0) > 0)).toBe(true);
    expect(new Set(readers.map((row) => row.profile?.institution)).size).toBe(2);
  });

  it("shows the coordinator a case at every stage, none of them from the future", async () => {
    const coordinator = await as("Sommer");
    const { cases } = await coordinator.call(caseRoutes.listCases, {});
    expect(cases.map((one) => one.stage).toSorted()).toEqual([
      "adjudicating",
      "comparing",
      "delivered",
      "draft",
      "gathering",
      "offered",
      "reading",
      "ready",
    ]);
    expect(cases.every((one) => new Date(one.stageSince) <= service.clock.now())).toBe(true);
    expect(cases.some((one) => one.unopenedDelivery)).toBe(true);
    const gathering = await caseAt(coordinator, "gathering");
    const { checklist } = await coordinator.call(caseRoutes.getCase, { params: { caseId: gathering.id } });
    expect(checklist.find((item) => item.item === "first-report")?.state).toBe("missing");
  });

  it("lets the reader go on with a draft, blind", async () => {
    const reader = await as("Okafor");
    const params = { caseId: (await caseAt(reader, "reading")).id };
    const { content } = await reader.call(readingRoutes.getMyReading, { params });
    expect(content.findings.map((finding) => finding.observation)).toContain("meniscal tear");
    expect(await reader.refusal(readingRoutes.getComparison, { params })).toBe("blind-until-sealed");
    const { studies } = await reader.call(imageRoutes.listImages, { params });
    expect(studies[0]?.series).toHaveLength(3);
  });

  it("compares readings that differ in side and size", async () => {
    const reader = await as("Hartwig");
    const params = { caseId: (await caseAt(reader, "comparing")).id };
    const { content, missing } = await reader.call(readingRoutes.getComparison, { params });
    const agreements = content.pairs.map((pair) => pair.agreement);
    expect(agreements).toContain("side-or-level");
    expect(agreements).toContain("agree");
    expect(missing).not.toEqual([]);
  });

  it("has a difference for the third reader to settle", async () => {
    const adjudicator = await as("Solberg");
    const params = { caseId: (await caseAt(adjudicator, "adjudicating")).id };
    const { points } = await adjudicator.call(adjudicationRoutes.getAdjudication, { params });
    expect(points.map((point) => `${point.a} ${point.b}`).join()).toContain("rib fracture");
  });

  it("gives the patient a signed answer in every form, with pictures and an unbroken chain", async () => {
    const patient = await as("Brandt");
    const params = { caseId: (await caseAt(patient, "delivered")).id };
    const { versions } = await patient.call(opinionRoutes.getOpinion, { params });
    const [opinion] = versions;
    expect(opinion?.renderings.map((one) => one.format).toSorted()).toEqual([
      "dicom-pdf",
      "dicom-sr",
      "fhir",
      "hl7",
      "html",
      "pdf",
    ]);
    expect(opinion?.content.points).toContainEqual(
      expect.objectContaining({ agreement: "missed-by-first", settledAs: "second" }),
    );
    const findingId = opinion?.content.findings[0]?.id ?? "";
    const png = await patient.bytes(opinionRoutes.getOpinionPicture, { params: { ...params, findingId } });
    expect(png.length).toBeGreaterThan(10_000);
    expect((await patient.call(opinionRoutes.getCustody, { params })).intact).toBe(true);
  });

  it("is loaded once", async () => {
    await loadDemo(service.house);
    const { people } = await visitor(service.url).call(peopleRoutes.demoPeople, {});
    expect(people).toHaveLength(8);
  });
});
