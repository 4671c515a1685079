import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseId } from "#contract/ids.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { sampleJpeg, sampleMp4, samplePdf, samplePng, sampleTiff } from "#dicom/pictures/sample-pictures.ts";
import { type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { verifyBundleBytes } from "../kit/bundle.ts";

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

type Query = {
  kind: "photograph" | "film" | "capture" | "document" | "clip";
  fileName?: string;
  date?: string;
  group?: string;
};
const picture = (caseId: CaseId, content: Uint8Array<ArrayBufferLike>, query: Query) => ({
  params: { caseId },
  query: { fileName: "IMG 1.JPG", group: randomUUID(), ...query },
  raw: { type: "application/octet-stream", content: Buffer.from(content) },
});

describe("a picture that is no DICOM", () => {
  it("becomes an image of the case's patient, and stays as it was received", async () => {
    const { caseId } = await givenRequest(cast);
    const group = randomUUID();
    const jpeg = await sampleJpeg({ orientation: 6 });
    const sent: [Uint8Array, Query][] = [
      [jpeg, { kind: "photograph", date: "2026-03-01" }],
      [samplePng(), { kind: "capture" }],
      [sampleTiff({ pages: 2 }), { kind: "film" }],
      [samplePdf(), { kind: "document", fileName: "letter.pdf" }],
      [sampleMp4(), { kind: "clip" }],
    ];
    for (const [bytes, query] of sent) {
      const { file } = await cast.patient.call(imageRoutes.addPicture, picture(caseId, bytes, { group, ...query }));
      expect([file.outcome, query.kind]).toEqual(["accepted", query.kind]);
    }
    const { studies } = await cast.patient.call(imageRoutes.listImages, { params: { caseId } });
    expect(studies).toHaveLength(1);
    expect(studies[0]).toMatchObject({ patientName: "Testmann^Erika", studyDate: "2026-03-01", identity: "matches" });
    expect(studies[0]?.series.map((one) => [one.modality, one.description, one.withheld === null]).sort()).toEqual([
      ["DOC", "Document", false],
      ["OT", "Photograph of films", true],
      ["OT", "Picture from a viewing program", false],
      ["XC", "Film clip", true],
      ["XC", "Photograph", true],
    ]);
    const film = studies[0]?.series.find((one) => one.description === "Photograph of films");
    expect(film?.warnings.join()).toMatch(/cannot be measured/);
    const photo = studies[0]?.series.find((one) => one.description === "Photograph");
    const place = { study: studies[0]?.studyInstanceUid ?? "", series: photo?.seriesInstanceUid ?? "" };
    const shown = await cast.patient.send(dicomwebRoutes.seriesThumbnail, { params: place });
    expect(shown.headers.get("content-type")).toBe("image/jpeg");

    const bundle = await cast.coordinator.bytes(opinionRoutes.exportCase, { params: { caseId } });
    expect((await verifyBundleBytes(bundle)).problems).toEqual([]);
    expect(Buffer.from(bundle).includes("originals/")).toBe(true);
  });

  it("sent again, and twice at once, is there once", async () => {
    const { caseId } = await givenRequest(cast);
    const jpeg = await sampleJpeg();
    const send = () => cast.patient.call(imageRoutes.addPicture, picture(caseId, jpeg, { kind: "photograph" }));
    const both = await Promise.all([send(), send()]);
    expect(both.map(({ file }) => file.outcome)).toContain("accepted");
    expect((await send()).file.outcome).toBe("already-there");
    const { studies } = await cast.patient.call(imageRoutes.listImages, { params: { caseId } });
    expect(studies.flatMap((one) => one.series).reduce((sum, one) => sum + one.instances, 0)).toBe(1);
  });

  it("is refused with what to do where it cannot become one", async () => {
    const { caseId } = await givenRequest(cast);
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic"), Buffer.alloc(100)]);
    const refused = async (bytes: Uint8Array) => {
      const response = await cast.patient.send(imageRoutes.addPicture, picture(caseId, bytes, { kind: "photograph" }));
      const { refusal, detail } = await response.json();
      return [refusal, String(detail)];
    };
    expect(await refused(heic)).toEqual(["wrong-media-type", expect.stringContaining("save it as JPEG")]);
    expect(await refused(Buffer.from("hello"))).toEqual(["wrong-media-type", expect.stringContaining("PDF")]);
    expect(await refused(Buffer.alloc(0))).toEqual(["not-readable", expect.anything()]);
    expect(await refused((await sampleJpeg()).subarray(0, 200))).toEqual([
      "not-readable",
      expect.stringContaining("cut off"),
    ]);
    const { studies } = await cast.patient.call(imageRoutes.listImages, { params: { caseId } });
    expect(studies).toEqual([]);
    const stranger = { ...picture(caseId, samplePng(), { kind: "film" }) };
    expect(await cast.reader.refusal(imageRoutes.addPicture, stranger)).toBe("not-found");
  });
});
