import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { encodeFrame } from "#dicom/encode-frame.ts";
import { bulkBytes, frameBytes } from "#dicom/frames.ts";
import type { DicomJson } from "#dicom/json.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { explicitLittle } from "#dicom/transfer-syntaxes.ts";
import { type Cast, givenCast } from "#tests/kit/cases.ts";
import { givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { ctSlice, multipartOf, testUid } from "#tests/kit/synthetic-images.ts";
import type { Visitor } from "#tests/kit/visitor.ts";

let service: TestService;
let cast: Cast;
let integrator: Visitor;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  integrator = await givenToken(service, cast.organisation);
});
afterAll(() => service.close());

type BodyPart = { type: string; location?: string; content: Uint8Array | string };

function related(parts: readonly BodyPart[], type = "application/dicom+json") {
  const boundary = "metadata-and-bulk";
  const pieces = parts.flatMap(({ type: own, location, content }) => [
    `--${boundary}\r\nContent-Type: ${own}\r\n${location === undefined ? "" : `Content-Location: ${location}\r\n`}\r\n`,
    content,
    "\r\n",
  ]);
  const content = Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece)));
  return { type: `multipart/related; type="${type}"; boundary=${boundary}`, content: new Uint8Array(content) };
}

const post = (raw: { type: string; content: Uint8Array<ArrayBuffer> }, study?: string) =>
  study === undefined
    ? integrator.send(dicomwebRoutes.storeInstances, { raw })
    : integrator.send(dicomwebRoutes.storeStudyInstances, { params: { study }, raw });

/** A slice as metadata whose pixel data are at `uri`, and those data. */
function sliceOf(study: number, n: number, uri: string): { json: DicomJson; pixels: Uint8Array; file: Uint8Array } {
  const file = ctSlice(n, { study });
  const { metadata, frameLocations } = readInstance(file);
  if (frameLocations === null) throw new Error("a slice has pixels");
  const json: DicomJson = { ...metadata, "7FE00010": { vr: "OW", BulkDataURI: uri } };
  return { json, pixels: frameBytes(file, frameLocations, 1), file };
}
const metadataPart = (sets: readonly unknown[]): BodyPart => ({
  type: "application/dicom+json",
  content: JSON.stringify(sets),
});
const fileAt = async (study: number, n: number) => {
  const path = `/dicomweb/studies/${testUid(study)}/series/${testUid(study, 1)}/instances/${testUid(study, 1, n)}`;
  const response = await integrator.raw(path, { headers: { accept: "application/dicom; transfer-syntax=*" } });
  return new Uint8Array(await response.arrayBuffer());
};
const withoutPixels = ({ "7FE00010": _, "00083002": __, ...rest }: DicomJson) => rest;

describe("metadata and bulk data", () => {
  it("become the objects that they describe", async () => {
    const study = 71;
    const slices = [1, 2].map((n) => sliceOf(study, n, `bulk/${n}`));
    const answer = await post(
      related([
        metadataPart(slices.map(({ json }) => json)),
        ...slices.map(({ pixels }, n) => ({
          type: "application/octet-stream",
          location: `bulk/${n + 1}`,
          content: pixels,
        })),
      ]),
      testUid(study),
    );
    expect(answer.status).toBe(200);
    for (const [n, { json, pixels }] of slices.entries()) {
      const file = await fileAt(study, n + 1);
      const { metadata, frameLocations, transferSyntaxUid } = readInstance(file);
      expect(transferSyntaxUid).toBe(explicitLittle);
      expect(withoutPixels(metadata)).toEqual(withoutPixels(json));
      expect(Buffer.compare(frameBytes(file, frameLocations ?? fail(), 1), pixels)).toBe(0);
    }
  });

  it("keep compressed frames as they came, and tell their transfer syntax from the frames themselves", async () => {
    const study = 72;
    const { json, pixels } = sliceOf(study, 1, "frames");
    const uid = "1.2.840.10008.1.2.4.80";
    const frame = await encodeFrame(pixels, json, explicitLittle, uid);
    const part = { type: "image/jls", location: "frames", content: frame };
    const twoFrames = { ...json, "00280008": { vr: "IS", Value: [2] } };
    expect((await post(related([metadataPart([twoFrames]), part, part]))).status).toBe(200);
    const file = await fileAt(study, 1);
    const { frameLocations, transferSyntaxUid, frames } = readInstance(file);
    expect([transferSyntaxUid, frames]).toEqual([uid, 2]);
    const kept = frameBytes(file, frameLocations ?? fail(), 2);
    expect(Buffer.compare(kept.subarray(0, frame.length), frame)).toBe(0);
  });

  it("take what an image's own head says where the metadata are silent", async () => {
    const study = 73;
    const { json, pixels } = sliceOf(study, 1, "frame");
    const frame = await encodeFrame(pixels, json, explicitLittle, "1.2.840.10008.1.2.4.90");
    const silent = Object.fromEntries(Object.entries(json).filter(([tag]) => !tag.startsWith("0028")));
    const part = { type: "image/jp2", location: "frame", content: frame };
    expect((await post(related([metadataPart([silent]), part]))).status).toBe(200);
    const { metadata, transferSyntaxUid } = readInstance(await fileAt(study, 1));
    expect(transferSyntaxUid).toBe("1.2.840.10008.1.2.4.90");
    expect([metadata["00280010"]?.Value, metadata["00280011"]?.Value]).toEqual([[64], [64]]);
  });

  it("may refer to other values than pixels, also inside sequences", async () => {
    const study = 74;
    const { json, pixels } = sliceOf(study, 1, "p");
    const long = Buffer.alloc(3000, 9);
    json["00420011"] = { vr: "OB", BulkDataURI: "http://sender.example/document" };
    json["00081115"] = { vr: "SQ", Value: [{ "00420011": { vr: "OB", BulkDataURI: "inner" } }] };
    const answer = await post(
      related([
        metadataPart([json]),
        { type: "application/octet-stream", location: "p", content: pixels },
        { type: "application/pdf", location: "http://sender.example/document", content: long },
        { type: "application/octet-stream", location: "inner", content: Buffer.from("four") },
      ]),
    );
    expect(answer.status).toBe(200);
    const file = await fileAt(study, 1);
    const { metadata } = readInstance(file);
    expect(Buffer.compare(bulkBytes(file, metadata["00420011"]?.BulkDataURI ?? ""), long)).toBe(0);
    expect(metadata["00081115"]?.Value).toEqual([{ "00420011": { vr: "OB", InlineBinary: "Zm91cg==" } }]);
  });

  it("are refused one by one where their bulk data did not come", async () => {
    const study = 75;
    const [good, lost] = [1, 2].map((n) => sliceOf(study, n, `b${n}`));
    const bulk = { type: "application/octet-stream", location: "b1", content: good?.pixels ?? "" };
    const answer = await post(related([metadataPart([good?.json, lost?.json]), bulk]));
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({
      "00081199": { Value: [{ "00081155": { Value: [testUid(study, 1, 1)] } }] },
      "00081198": { Value: [{ "00081155": { Value: [testUid(study, 1, 2)] }, "00081197": { Value: [0xa900] } }] },
    });
    const none = await post(related([metadataPart([lost?.json])]));
    expect(none.status).toBe(409);
  });

  it.each([
    ["no JSON", "{"],
    ["no tags", JSON.stringify([{ PatientName: { vr: "PN" } }])],
    ["no VR", JSON.stringify([{ "00100010": { vr: "??", Value: ["a"] } }])],
    ["two kinds of value", JSON.stringify([{ "00100010": { vr: "PN", Value: ["a"], InlineBinary: "AA==" } }])],
    ["a text for a sequence", JSON.stringify([{ "00081115": { vr: "SQ", Value: ["a"] } }])],
    ["a number for an element", "[1]"],
    ["nesting without end", `${'[{"00081115":{"vr":"SQ","Value":'.repeat(80)}[]${"}}]".repeat(80)}`],
  ])("are refused as a whole where they are %s", async (_, content) => {
    const answer = await post(related([{ type: "application/dicom+json", content }]));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("metadata");
  });

  it("are refused object by object where they name no object", async () => {
    const answer = await post(related([metadataPart([{ "00100010": { vr: "PN", Value: [{ Alphabetic: "A" }] } }])]));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ "0008119A": { Value: [{ "00081197": { Value: [0xc000] } }] } });
  });
});

describe("an image sent to another study", () => {
  it("is refused by name, and not kept", async () => {
    const study = 76;
    const raw = multipartOf([{ name: "a", bytes: ctSlice(1, { study }) }]);
    const answer = await post(raw, testUid(77));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      "00081198": { Value: [{ "00081155": { Value: [testUid(study, 1, 1)] }, "00081197": { Value: [0xa900] } }] },
    });
    expect((await integrator.raw(`/dicomweb/studies/${testUid(study)}/metadata`)).status).toBe(404);
  });
});

function fail(): never {
  throw new Error("the file has no frames");
}
