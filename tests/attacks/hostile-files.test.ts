import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseId } from "#contract/ids.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { type SampleElement, sampleFile, sampleFragments } from "#dicom/sample-file.ts";
import { type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf } from "#tests/kit/synthetic-images.ts";

let service: TestService;
let cast: Cast;
let caseId: CaseId;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  ({ caseId } = await givenRequest(cast));
});
afterAll(() => service.close());

const send = async (files: { name: string; bytes: Uint8Array }[]) =>
  (await cast.patient.call(imageRoutes.addImages, { params: { caseId }, raw: multipartOf(files) })).files;
let last = 0;
/** A file of its own study with these changes. */
const file = (change: SampleElement[], syntax?: string) => {
  last += 1;
  const uids = [
    { tag: "00080018", vr: "UI", value: `1.2.80.${last}.1.1` },
    { tag: "0020000D", vr: "UI", value: `1.2.80.${last}` },
    { tag: "0020000E", vr: "UI", value: `1.2.80.${last}.1` },
  ];
  return sampleFile([...uids, ...change], syntax);
};
const us = (tag: string, value: number): SampleElement => ({ tag, vr: "US", value: [value] });
const jpeg = "1.2.840.10008.1.2.4.50";

describe("an image that lies about itself", () => {
  const uid = (value: string) => [{ tag: "00080018", vr: "UI", value }];
  it.each<[string, SampleElement[], string]>([
    ["65535 × 65535 with some bytes", [us("00280010", 65535), us("00280011", 65535)], "truncated"],
    ["a negative number of frames", [{ tag: "00280008", vr: "IS", value: "-1" }], "damaged"],
    ["no bits", [us("00280100", 0)], "damaged"],
    ["a length past the end", [{ tag: "7FE00010", vr: "OW", value: "12345678", length: 0xfffffff0 }], "truncated"],
    ["a path for a UID", uid("../../../../var/x-x"), "bad-identity"],
    ["SQL for a UID", uid("1.2' OR '1'='1"), "bad-identity"],
    ["a UID of 100 characters", uid(`1.${"2".repeat(98)}`), "bad-identity"],
  ])("with %s is refused", async (_, change, code) => {
    const good = file([]);
    const [bad, other] = await send([
      { name: "bad", bytes: file(change) },
      { name: "good", bytes: good },
    ]);
    expect(bad).toMatchObject({ outcome: "refused", code, reason: expect.stringMatching(/\.$/) });
    expect(other?.outcome).toBe("accepted");
  });

  it("of an unknown transfer syntax, or nested without end, is refused", async () => {
    const nested = Array.from({ length: 100 }).reduce<SampleElement>(
      (inner) => ({ tag: "00081140", vr: "SQ", value: [[inner]] }),
      { tag: "00080060", vr: "CS", value: "CT" },
    );
    const sent = await send([
      { name: "a", bytes: file([], "1.2.3.4.5.6") },
      { name: "b", bytes: file([nested]) },
    ]);
    expect(sent.map((one) => one.code)).toEqual(["unsupported-transfer-syntax", "too-deep"]);
  });

  it("whose JPEG claims 65500 × 65500 is kept, and never decoded", async () => {
    const claim = Buffer.from("ffd8ffc0000b08ffdcffdc01011100ffd900", "hex");
    const bytes = file(
      [sampleFragments([0], [claim]), us("00280010", 65500), us("00280011", 65500), us("00280100", 8)],
      jpeg,
    );
    const [sent] = await send([{ name: "flood", bytes }]);
    expect(sent?.outcome).toBe("accepted");
    const place = { study: `1.2.80.${last}`, series: `1.2.80.${last}.1`, instance: `1.2.80.${last}.1.1` };
    const shown = await cast.patient.send(dicomwebRoutes.renderedInstance, { params: place });
    expect(shown.status).toBe(422);
    expect(await shown.json()).toMatchObject({ refusal: "not-readable" });
  });
});

describe("a file that is something else as well", () => {
  it.each([
    ["a web page", "<html><script>alert(1)</script>", true],
    ["a program", "MZ\u0090\0", true],
    ["a TIFF", "II*\0\u0010\0\0\0", false],
  ])("%s in the preamble is stored as received and given out plain", async (_, preamble, cleared) => {
    const bytes = Buffer.from(file([]));
    bytes.write(preamble, 0, "latin1");
    const [sent] = await send([{ name: "two", bytes }]);
    expect(sent?.outcome).toBe("accepted");
    const archive = await givenToken(service, cast.organisation);
    const path = `/dicomweb/studies/1.2.80.${last}/series/1.2.80.${last}.1/instances/1.2.80.${last}.1.1`;
    for (const accept of ["application/dicom", 'multipart/related; type="application/dicom"']) {
      const given = await archive.raw(path, { headers: { accept } });
      expect(given.headers.get("x-content-type-options")).toBe("nosniff");
      expect(given.headers.get("content-disposition")).toBe("attachment");
      const body = Buffer.from(await given.arrayBuffer());
      expect(body.includes(Buffer.from(preamble, "latin1"))).toBe(!cleared);
      expect(body.includes(bytes.subarray(128))).toBe(true);
      if (accept === "application/dicom") expect(body.length).toBe(bytes.length);
    }
    expect(Buffer.from(await service.house.objects.read(sent?.sha256 ?? "")).equals(bytes)).toBe(true);
  });
});

describe("a name", () => {
  it("of a record loses its folders and what could break or turn a line", async () => {
    const named = { kind: "other" as const, title: "", fileName: "../../etc/\u202egpj.exe\r\nX: y" };
    const { record } = await cast.patient.call(imageRoutes.addRecord, {
      params: { caseId },
      query: named,
      raw: { type: "text/plain", content: "A letter." },
    });
    expect([record.fileName, record.title]).toEqual(["gpj.exeX: y", "gpj.exeX: y"]);
  });

  it("of a patient that holds markup is told as it is, as text", async () => {
    const bytes = file([{ tag: "00100010", vr: "PN", value: "<script>alert(1)</script>" }]);
    await send([{ name: "x", bytes }]);
    const { studies } = await cast.patient.call(imageRoutes.listImages, { params: { caseId } });
    const study = studies.find((one) => one.studyInstanceUid === `1.2.80.${last}`);
    expect(study?.identityDifferences.join(" ")).toContain("<script>alert(1)</script>");
  });
});
