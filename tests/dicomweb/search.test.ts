import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseRoutes } from "#contract/routes/cases.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { givenCast } from "#tests/kit/cases.ts";
import { type GivenOrganisation, givenOrganisation, givenPerson, givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf } from "#tests/kit/synthetic-images.ts";
import type { Visitor } from "#tests/kit/visitor.ts";
import { sampleSlice } from "../images/sample-study.ts";
import { partsOf } from "./parts-of.ts";

let service: TestService;
let hospital: GivenOrganisation;
let integrator: Visitor;
type Item = Record<string, { vr: string; Value?: unknown[] }>;

const at = (item: Item | undefined, tag: string) => item?.[tag]?.Value?.[0];
const search = async (who: Visitor, path: string): Promise<Item[]> => {
  const response = await who.raw(`/dicomweb${path}`);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return JSON.parse(await response.text());
};
const studies = async (query: string, who = integrator) =>
  (await search(who, `/studies?${query}`)).map((item) => at(item, "0020000D"));

beforeAll(async () => {
  service = await startService();
  hospital = await givenOrganisation(service);
  integrator = await givenToken(service, hospital);
  const study = (n: number, name: string, date: string, time: string, modality = "CT") =>
    [1, 2, 3].map((k) => ({
      name: `${n}/${k}`,
      bytes: sampleSlice({
        study: `1.2.50.${n}`,
        series: `1.2.50.${n}.${k === 3 ? 2 : 1}`,
        sop: `1.2.50.${n}.9.${k}`,
        number: k,
        name,
        patientId: `P${n}`,
        more: [
          { tag: "00080020", vr: "DA", value: date },
          { tag: "00080030", vr: "TM", value: time },
          { tag: "00080050", vr: "SH", value: `ACC_${n}%` },
          { tag: "00080060", vr: "CS", value: k === 3 ? "SEG" : modality },
          { tag: "00200011", vr: "IS", value: k === 3 ? "2" : "1" },
          {
            tag: "00400275",
            vr: "SQ",
            value: [
              [
                { tag: "00401001", vr: "SH", value: "RP7" },
                { tag: "00400009", vr: "SH", value: "SPS 7" },
              ],
            ],
          },
        ],
      }),
    }));
  const files = [
    ...study(1, "Äpfel^Änne=苹果^安妮", "20200131", "0915"),
    ...study(2, "BIRNE^BERTA", "20210615", "101112.5", "MR"),
    ...study(3, "birnbaum^Carl", "20220101", "235959"),
  ];
  const stored = await integrator.send(dicomwebRoutes.storeInstances, { raw: multipartOf(files) });
  expect(stored.status, await stored.text()).toBe(200);
});
afterAll(() => service.close());

const [first, second, third] = ["1.2.50.1", "1.2.50.2", "1.2.50.3"];

describe("a search for studies", () => {
  it("gives the newest first, with names in every writing and counts", async () => {
    const found = await search(integrator, "/studies");
    expect(found.map((item) => at(item, "0020000D"))).toEqual([third, second, first]);
    expect(found[2]).toMatchObject({
      "00100010": { vr: "PN", Value: [{ Alphabetic: "Äpfel^Änne", Ideographic: "苹果^安妮" }] },
      "00080061": { vr: "CS", Value: ["CT", "SEG"] },
      "00201206": { vr: "IS", Value: [2] },
      "00201208": { vr: "IS", Value: [3] },
      "00081190": { vr: "UR", Value: [`${service.url}/dicomweb/studies/1.2.50.1`] },
      "00080090": { vr: "PN" },
    });
  });

  it.each([
    ["PatientName=birn*", [third, second]],
    ["PatientName=BIRNE^B?RTA", [second]],
    ["00100010=birn", []],
    ["PatientID=P1", [first]],
    ["PatientID=p1", []],
    ["AccessionNumber=ACC_2%25", [second]],
    ["AccessionNumber=ACC?2*", [second]],
    ["AccessionNumber=ACC%25", []],
    ["StudyDate=20210615", [second]],
    ["StudyDate=20210615-", [third, second]],
    ["StudyDate=-20210614", [first]],
    ["StudyDate=20200131-20210615", [second, first]],
    ["StudyTime=0900-1000", [first]],
    ["StudyTime=1011", [second]],
    ["StudyTime=235959-", [third]],
    ["StudyInstanceUID=1.2.50.1,1.2.50.3", [third, first]],
    ["StudyInstanceUID=1.2.50.1%5C1.2.50.2", [second, first]],
    ["ModalitiesInStudy=MR", [second]],
    ["ModalitiesInStudy=MR%5CCT", [third, second, first]],
    ["ModalitiesInStudy=C*&PatientName=*%5EC*", [third]],
    ["PatientName=", [third, second, first]],
    ["limit=1", [third]],
    ["limit=1&offset=1", [second]],
    ["limit=5&offset=9", []],
    ["StudyDate=20210615&PatientID=P1", []],
    // Names: words in any order, without accents, and in the other scripts.
    ["PatientName=anne%20apfel&fuzzymatching=true", [first]],
    ["PatientName=carl%20birn&fuzzymatching=true", [third]],
    ["PatientName=arl&fuzzymatching=true", []],
    ["PatientName=%E8%8B%B9%E6%9E%9C*", [first]],
    ["PatientName=%E6%9E%9C*", []],
    // Date and time as one span.
    ["StudyDate=20200131-20210615&StudyTime=0914-1012", [second, first]],
    ["StudyDate=20200201-20210616&StudyTime=1000-0900", [second]],
    ["StudyDate=20200131-20220102&StudyTime=0916-0100", [third, second]],
    ["StudyDate=20210615&StudyTime=1011-", [second]],
    // Attributes that no index holds, beside one that does.
    ["PatientID=P1&Rows=3", [first]],
    ["PatientID=P1&Rows=4", []],
    ["PatientID=P1&RequestAttributesSequence.RequestedProcedureID=RP*", [first]],
    ["PatientID=P1&00400275.00401001=RP7", [first]],
    ["PatientID=P1&RequestAttributesSequence.RequestedProcedureID=XX", []],
    ["PatientID=P1&IssuerOfPatientID=%22%22&emptyvaluematching=true", [first]],
    ["PatientID=P1&AccessionNumber=%22%22&emptyvaluematching=true", []],
  ])("by %s", async (query, expected) => {
    expect(await studies(query)).toEqual(expected);
  });

  it("warns where there is more, and counts where there is not", async () => {
    const more = await integrator.raw("/dicomweb/studies?limit=2");
    expect(more.headers.get("warning")).toMatch(/299 .*additional results/);
    expect(more.headers.get("x-total-count")).toBeNull();
    const all = await integrator.raw("/dicomweb/studies?limit=2&offset=2");
    expect([all.headers.get("warning"), all.headers.get("x-total-count")]).toEqual([null, "3"]);
  });

  it("includes of a sequence what is asked for", async () => {
    const one = async (fields: string) => (await search(integrator, `/studies?PatientID=P1&includefield=${fields}`))[0];
    expect((await one("RequestAttributesSequence.RequestedProcedureID"))?.["00400275"]?.Value).toEqual([
      { "00401001": { vr: "SH", Value: ["RP7"] } },
    ]);
    expect((await one("RequestAttributesSequence"))?.["00400275"]?.Value?.[0]).toHaveProperty("00400009");
    expect(await one("00400275.00400009,00400275")).toMatchObject({ "00400275": { Value: [{ "00401001": {} }] } });
  });

  it("includes the fields that are asked for, by keyword, tag or all", async () => {
    const [plain] = await search(integrator, "/studies?PatientID=P1");
    expect(plain).not.toHaveProperty("00080060");
    const [some] = await search(integrator, "/studies?PatientID=P1&includefield=Modality,0020000E&includefield=Rows");
    expect([at(some, "00080060"), at(some, "0020000E"), at(some, "00280010")]).toEqual(["CT", "1.2.50.1.1", 3]);
    const [all] = await search(integrator, "/studies?PatientID=P1&includefield=all");
    expect(all).toMatchObject({ "00100020": { Value: ["P1"] } });
    expect(all).not.toHaveProperty("00280010");
  });

  it.each([
    ["PatentName=x", "no attribute PatentName"],
    ["Rows=3", "Rows can be searched by together with StudyInstanceUID"],
    ["PatientID=*&Rows=3", "Rows can be searched by together with StudyInstanceUID"],
    ["PatientID=P1&Rows=x", "Rows: a number"],
    ["PatientID=P1&PixelData=x", "its VR is OW"],
    ["PatientID=P1&RequestAttributesSequence=x", "name an attribute in it"],
    ["PatientID=P1&AcquisitionDateTime=yesterday", "AcquisitionDateTime: a DT"],
    ["Modality=CT", "belongs to the series level"],
    ["StudyDate=yesterday", "StudyDate: a date"],
    ["StudyDate=-", "StudyDate: a date"],
    ["StudyDate=20210230", "StudyDate: a date"],
    ["StudyTime=2561", "StudyTime: a time"],
    ["StudyInstanceUID=..%2F", "StudyInstanceUID"],
    ["limit=-1", "limit"],
    ["includefield=Nonsense", "Nonsense"],
    ["RequestAttributesSequence.Modality=CT", "together with StudyInstanceUID"],
    ["PatientID.Modality=CT", "PatientID is no sequence"],
  ])("refuses %s and says why", async (query, say) => {
    const response = await integrator.raw(`/dicomweb/studies?${query}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(say);
  });

  it("answers in DICOM JSON, or in XML with a part for each", async () => {
    const json = await integrator.raw("/dicomweb/studies", { headers: { accept: "application/json" } });
    expect(json.headers.get("content-type")).toMatch(/^application\/json/);
    const xml = { headers: { accept: 'multipart/related; type="application/dicom+xml"' } };
    const parts = await partsOf(await integrator.raw("/dicomweb/studies?PatientID=P1", xml));
    expect(parts).toHaveLength(1);
    expect(parts[0]?.body.toString()).toContain("<Ideographic><FamilyName>苹果</FamilyName>");
    expect((await integrator.raw("/dicomweb/studies?PatientID=nobody", xml)).status).toBe(204);
    expect((await integrator.raw("/dicomweb/studies", { headers: { accept: "text/html" } })).status).toBe(406);
  });
});

describe("a search for series and instances", () => {
  it("stays in the study or series of the address", async () => {
    const series = await search(integrator, "/studies/1.2.50.1/series");
    expect(series.map((item) => [at(item, "0020000E"), at(item, "00080060"), at(item, "00201209")])).toEqual([
      ["1.2.50.1.1", "CT", 2],
      ["1.2.50.1.2", "SEG", 1],
    ]);
    expect(series[0]).not.toHaveProperty("00100010");
    const instances = await search(integrator, "/studies/1.2.50.1/series/1.2.50.1.1/instances");
    expect(instances.map((item) => at(item, "00080018"))).toEqual(["1.2.50.1.9.1", "1.2.50.1.9.2"]);
    expect(await search(integrator, "/studies/1.2.50.1/instances?InstanceNumber=3")).toHaveLength(1);
    expect(await search(integrator, "/studies/1.2.50.9/instances")).toEqual([]);
  });

  it("across studies gives the attributes of the higher levels", async () => {
    const series = await search(integrator, "/series?Modality=SEG&PatientName=birn*");
    expect(series.map((item) => [at(item, "0020000E"), at(item, "00100020")])).toEqual([
      ["1.2.50.3.2", "P3"],
      ["1.2.50.2.2", "P2"],
    ]);
    const [instance] = await search(integrator, "/instances?SOPInstanceUID=1.2.50.2.9.1");
    expect([at(instance, "00100020"), at(instance, "00080060"), at(instance, "00280011")]).toEqual(["P2", "MR", 4]);
  });
});

describe("whoever searches", () => {
  it("finds nothing of another organisation, nor of cases that are none of theirs", async () => {
    const elsewhere = await givenOrganisation(service, { name: "Elsewhere" });
    expect(await studies("", await givenToken(service, elsewhere))).toEqual([]);
    expect(await studies("", await givenPerson(service, elsewhere, { roles: ["coordinator"] }))).toEqual([]);
    for (const roles of [["patient"], ["radiologist"], ["administrator"], ["quality-lead"]] as const) {
      expect(await studies("", await givenPerson(service, hospital, { roles: [...roles] }))).toEqual([]);
    }
    const agent = await givenToken(service, hospital, "agent");
    expect((await agent.raw("/dicomweb/studies")).status).toBe(403);
    expect((await fetch(`${service.url}/dicomweb/studies`)).status).toBe(401);
    expect(await studies("", await givenPerson(service, hospital, { roles: ["coordinator"] }))).toHaveLength(3);
  });

  it("finds the studies of their own case", async () => {
    const cast = await givenCast(service, hospital);
    const { id: caseId } = await cast.patient.call(caseRoutes.createCase, { body: { content: { step: "who" } } });
    const claimed = await cast.coordinator.raw(`/api/cases/${caseId}/studies`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-overread": "web" },
      body: JSON.stringify({ studyInstanceUid: first }),
    });
    expect(claimed.status).toBe(200);
    expect(await studies("", cast.patient)).toEqual([first]);
    expect(await studies("PatientID=P2", cast.patient)).toEqual([]);
  });
});
