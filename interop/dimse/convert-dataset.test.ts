import { describe, expect, it } from "vitest";
import { frameBytes } from "#dicom/frames.ts";
import { text } from "#dicom/json.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { readMeta } from "#dicom/read-meta.ts";
import { writeHead } from "#dicom/rewrite-file.ts";
import { sampleElements, sampleFile, sampleFragments } from "#dicom/sample-file.ts";
import { convertDataset } from "./convert-dataset.ts";
import { datasetOf } from "./dataset-of.ts";

const explicitLittle = "1.2.840.10008.1.2.1";
const implicitLittle = "1.2.840.10008.1.2";
const rle = "1.2.840.10008.1.2.5";

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Twelve samples of 16 bits in two segments of one literal run each, PS3.5 annex G. */
function rleFile(): Uint8Array {
  const samples = Array.from({ length: 12 }, (_, i) => i * 1000);
  const segment = (bytes: number[]) => Buffer.from([bytes.length - 1, ...bytes, 0]);
  const [high, low] = [segment(samples.map((one) => one >> 8)), segment(samples.map((one) => one & 255))];
  const head = Buffer.alloc(64);
  head.writeUInt32LE(2, 0);
  head.writeUInt32LE(64, 4);
  head.writeUInt32LE(64 + high.length, 8);
  return sampleFile([sampleFragments([0], [Buffer.concat([head, high, low])])], rle);
}

/** The converted data set as a file again, read by our reader. */
function readAgain(dataset: Uint8Array, transferSyntaxUid: string) {
  const file = Buffer.concat([
    writeHead({ sopClassUid: "1.2.840.10008.5.1.4.1.1.2", sopInstanceUid: "1.2.3.4", transferSyntaxUid }),
    dataset,
  ]);
  const instance = readInstance(file);
  if (instance.frameLocations === null) throw new Error("no image");
  return { instance, pixels: Buffer.from(frameBytes(file, instance.frameLocations, 1)) };
}

describe("convertDataset", () => {
  it.each([explicitLittle, implicitLittle])("decompresses for a peer that takes %s only", async (syntax) => {
    const dataset = await convertDataset(cut(rleFile(), 100), syntax);
    if (dataset === null) throw new Error("not converted");
    const { instance, pixels } = readAgain(dataset, syntax);
    expect(instance.warnings).toEqual([]);
    expect(text(instance.metadata, "00100010")).toBe("Müller^Jörg");
    expect([...new Uint16Array(pixels.buffer.slice(pixels.byteOffset, pixels.byteOffset + 24))]).toEqual(
      Array.from({ length: 12 }, (_, i) => i * 1000),
    );
  });

  it("gives nothing for what cannot be decompressed", async () => {
    const video = sampleFile([sampleFragments([], [Buffer.alloc(32)])], "1.2.840.10008.1.2.4.102");
    expect(await convertDataset(cut(video, 1000), explicitLittle)).toBeNull();
  });
});

describe("datasetOf", () => {
  it("leaves the head away, however the file is cut", async () => {
    const file = sampleFile();
    const expected = Buffer.from(file.subarray(readMeta(file).datasetOffset));
    for (const size of [1, 7, 100, 10_000]) {
      const parts: Uint8Array[] = [];
      for await (const part of datasetOf(cut(file, size))) parts.push(part);
      expect(Buffer.concat(parts).equals(expected), `pieces of ${size}`).toBe(true);
    }
    expect(sampleElements().length).toBeGreaterThan(10);
  });
});
