import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { testData } from "#tests/kit/test-data.ts";
import { decodeFrame, type Samples } from "./decode-frame.ts";
import { encodeFrame, encodings } from "./encode-frame.ts";
import { frameBytes } from "./frames.ts";
import type { DicomJson } from "./json.ts";
import { nativeFrame } from "./native-frame.ts";
import { readInstance } from "./read-instance.ts";
import { DicomRefused } from "./refused.ts";
import { sampleFile } from "./sample-file.ts";
import { type FrameWork, transcodeFile } from "./transcode-file.ts";
import { explicitLittle, implicitLittle } from "./transfer-syntaxes.ts";

const workFor =
  (to: string): FrameWork =>
  ({ frame, metadata, transferSyntaxUid }) =>
    to === explicitLittle
      ? nativeFrame(frame, metadata, transferSyntaxUid)
      : encodeFrame(frame, metadata, transferSyntaxUid, to);
const transcode = async (file: Uint8Array, to: string) =>
  new Uint8Array(Buffer.concat(await transcodeFile(file, to, workFor(to))));

async function samplesOf(file: Uint8Array): Promise<Samples[]> {
  const { frameLocations, metadata, transferSyntaxUid } = readInstance(file);
  if (frameLocations === null) return [];
  return await Promise.all(
    frameLocations.frames.map(
      async (_, n) => (await decodeFrame(frameBytes(file, frameLocations, n + 1), metadata, transferSyntaxUid)).data,
    ),
  );
}

/** The data set without what the encoding of the pixels changes. */
function description({ metadata }: { metadata: DicomJson }): DicomJson {
  const changed = /^(7FE0|FFFA|FFFC|00083002|00280004|00280006|00280102|00080005|00880200)/;
  const kept = Object.fromEntries(Object.entries(metadata).filter(([tag]) => !changed.test(tag)));
  // Where bulk data lie is another matter than how much of them there is.
  return JSON.parse(JSON.stringify(kept).replace(/bulk:\d+-/g, "bulk:"));
}

const plain = sampleFile([], explicitLittle);
const every = [explicitLittle, ...Object.keys(encodings)];

describe("a file in another transfer syntax", () => {
  it.each(every)("is the same object with the same samples: %s", async (to) => {
    const file = await transcode(plain, to);
    const before = readInstance(plain);
    const after = readInstance(file);
    expect(after.transferSyntaxUid).toBe(to);
    expect(after.sopInstanceUid).toBe(before.sopInstanceUid);
    expect(description(after)).toEqual(description(before));
    expect(await samplesOf(file)).toEqual(await samplesOf(plain));
    const back = await transcode(file, explicitLittle);
    expect(await samplesOf(back)).toEqual(await samplesOf(plain));
  });

  it("is written anew from Implicit VR Little Endian, which DICOMweb does not know", async () => {
    const implicit = sampleFile([], implicitLittle);
    const file = await transcode(implicit, explicitLittle);
    expect(readInstance(file).transferSyntaxUid).toBe(explicitLittle);
    expect(await samplesOf(file)).toEqual(await samplesOf(implicit));
  });

  it("is refused where the object has no images, or the encoding is not written here", async () => {
    const video = "1.2.840.10008.1.2.4.102";
    await expect(transcodeFile(plain, video, workFor(video))).rejects.toThrow(DicomRefused);
    const [to = ""] = Object.keys(encodings);
    const overlaid = sampleFile([{ tag: "60000102", vr: "US", value: [12] }], explicitLittle);
    await expect(transcode(overlaid, to)).rejects.toThrow(DicomRefused);
  });
});

const data = join(testData, "dicom");
/** Small ones only, and two encodings of each: every encoding is tried above. */
const largest = 150_000;
const real = [
  ...(existsSync(join(data, "transfer_syntaxes"))
    ? readdirSync(join(data, "transfer_syntaxes"), { recursive: true, encoding: "utf8" }).map(
        (name) => `transfer_syntaxes/${name}`,
      )
    : []),
].filter((name) => /\.dcm$/.test(name) && statSync(join(data, name)).size <= largest);

describe.skipIf(real.length === 0)("real files", () => {
  const folder = mkdtempSync(join(tmpdir(), "overread-transcode-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const dcmtk = hasDcmtk();

  it.each(real)("come back exactly: %s", async (name) => {
    const file = new Uint8Array(readFileSync(join(data, name)));
    let before: Samples[];
    try {
      if (readInstance(file).frames === 0) return;
      before = await samplesOf(file);
    } catch (error) {
      // What cannot be read at all is for other tests.
      if (error instanceof DicomRefused) return;
      throw error;
    }
    for (const to of [explicitLittle, "1.2.840.10008.1.2.4.80"]) {
      const made = await transcode(file, to).catch((error: unknown) => {
        if (error instanceof DicomRefused) return null;
        throw error;
      });
      if (made === null) continue;
      expect(description(readInstance(made)), to).toEqual(description(readInstance(file)));
      const after = await samplesOf(made);
      expect(after.length).toBe(before.length);
      for (const [n, samples] of after.entries())
        expect(Buffer.compare(bytesOf(samples), bytesOf(before[n])), to).toBe(0);
      if (dcmtk) {
        writeFileSync(join(folder, "made.dcm"), made);
        execFileSync("dcmdump", ["-q", join(folder, "made.dcm")], { stdio: "pipe" });
      }
    }
  });
});

const bytesOf = (data: Samples | undefined) =>
  data === undefined ? Buffer.alloc(0) : Buffer.from(data.buffer, data.byteOffset, data.byteLength);

function hasDcmtk(): boolean {
  try {
    execFileSync("dcmdump", ["--version"], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}
