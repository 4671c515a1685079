import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from "@zip.js/zip.js";
import { describe, expect, it } from "vitest";
import { sampleDisc } from "#dicom/sample-disc.ts";
import { imageForTests } from "./image-for-tests.ts";
import { openZip } from "./open-zip.ts";
import { newOpening, scanWithin } from "./scan-within.ts";
import type { ScannedFile } from "./scanned.ts";
import { isUnsafeName, refuseEntry, refuseZip, zipLimits } from "./zip-limits.ts";

async function zipOf(entries: Record<string, string | Uint8Array>, password?: string): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter("application/zip"), { useWebWorkers: false, level: 6 });
  for (const [name, content] of Object.entries(entries)) {
    const reader = typeof content === "string" ? new TextReader(content) : new Uint8ArrayReader(content);
    await writer.add(name, reader, password === undefined ? {} : { password });
  }
  return writer.close();
}

async function open(blob: Blob): Promise<ScannedFile[]> {
  const files: ScannedFile[] = [];
  for await (const each of openZip(blob, "cd.zip")) files.push(each);
  return files;
}
const told = (files: ScannedFile[]) =>
  Object.fromEntries(
    files.map((each) => [each.path, each.result.kind === "refused" ? each.result.code : each.result.kind]),
  );

describe("openZip", () => {
  it("gives every file in it with its content", async () => {
    const image = imageForTests();
    const files = await open(await zipOf({ "DICOM/IM1": image, "report.txt": "Impression: …", "DICOM/nothing": "" }));
    expect(told(files)).toEqual({
      "cd.zip/DICOM/IM1": "image",
      "cd.zip/report.txt": "document",
      "cd.zip/DICOM/nothing": "empty",
    });
    const found = files.find((each) => each.path.endsWith("IM1"));
    expect(new Uint8Array((await found?.blob.arrayBuffer()) ?? new ArrayBuffer())).toEqual(image);
  });

  it("opens a ZIP in the ZIP, but none in that; refuses a name that leads out, and what is locked", async () => {
    const bytesOf = async (entries: Record<string, string | Uint8Array>) =>
      new Uint8Array(await (await zipOf(entries)).arrayBuffer());
    const inner = await bytesOf({ IM1: imageForTests(), "deep.zip": await bytesOf({ a: "b" }) });
    expect(told(await open(await zipOf({ "inner.zip": inner, "../../etc/passwd": "x" })))).toEqual({
      "cd.zip/inner.zip/IM1": "image",
      "cd.zip/inner.zip/deep.zip": "nested-zip",
      "cd.zip/../../etc/passwd": "unsafe-name",
    });
    expect(told(await open(await zipOf({ IM1: imageForTests() }, "secret")))).toEqual({
      "cd.zip/IM1": "zip-encrypted",
    });
  });

  it("opens a disc image as a folder, and refuses one that is cut", async () => {
    const disc = sampleDisc({ DICOM: { "Bild 1": imageForTests() }, "note.txt": new Uint8Array(3) }, { joliet: true });
    const scan = async (image: Uint8Array) => {
      const files: ScannedFile[] = [];
      for await (const each of scanWithin(new Blob([image.slice()]), "cd.iso", { ...newOpening(), depth: 0 }))
        files.push(each);
      return told(files);
    };
    expect(await scan(disc)).toEqual({ "cd.iso/note.txt": "not-dicom", "cd.iso/DICOM/Bild 1": "image" });
    expect(await scan(disc.subarray(0, disc.length - 4096))).toMatchObject({ "cd.iso": "disc-broken" });
  });

  it("refuses a bomb without unpacking it", async () => {
    const files = await open(await zipOf({ bomb: new Uint8Array(40 * 1024 * 1024) }));
    expect(told(files)).toEqual({ "cd.zip": "zip-bomb" });
  });

  it("unpacks of a large file that is no image its beginning only, and takes one that is", async () => {
    const noise = (bytes: Uint8Array) => {
      for (let at = 1024; at < bytes.length; at += 300) bytes[at] = (at * 7) % 251;
      return bytes;
    };
    const large = noise(new Uint8Array(4 * 1024 ** 2));
    const image = new Uint8Array(2 * 1024 ** 2);
    image.set(imageForTests());
    noise(image.subarray(imageForTests().length));
    const files = await open(await zipOf({ "zeros.dcm": large, "setup.exe": large, IM1: image }));
    expect(told(files)).toMatchObject({ "cd.zip/zeros.dcm": "not-dicom", "cd.zip/setup.exe": "not-dicom" });
    expect(files.map((each) => each.blob.size)).toEqual([0, 0, image.length]);
  });

  it("says of a ZIP that is cut or no ZIP that it is broken", async () => {
    const whole = await zipOf({ IM1: imageForTests() });
    expect(told(await open(whole.slice(0, whole.size - 30)))).toEqual({ "cd.zip": "zip-broken" });
    expect(told(await open(new Blob(["PK no"])))).toEqual({ "cd.zip": "zip-broken" });
  });

  it("refuses an entry whose content is not what the checksum says", async () => {
    const bytes = new Uint8Array(
      await (await zipOf({ IM1: "a text that is long enough to be found again" })).arrayBuffer(),
    );
    const at = bytes.indexOf(0x50, 60) - 30;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect(told(await open(new Blob([bytes])))).toEqual({ "cd.zip/IM1": "zip-broken" });
  });
});

describe("the limits", () => {
  const entry = { filename: "a", directory: false, encrypted: false, compressedSize: 10, uncompressedSize: 10 };
  it("refuse too many entries and too many bytes", () => {
    expect(refuseZip(Array.from({ length: zipLimits.entries + 1 }, () => entry))).toBe("zip-too-many");
    expect(refuseZip([{ ...entry, compressedSize: zipLimits.total, uncompressedSize: zipLimits.total + 1 }])).toBe(
      "zip-bomb",
    );
    const tenGigabytes = { ...entry, compressedSize: (10 * 1024 ** 3) / 229, uncompressedSize: 10 * 1024 ** 3 };
    expect(refuseZip([tenGigabytes])).toBe("zip-bomb");
    expect(refuseEntry({ ...entry, compressedSize: zipLimits.entry, uncompressedSize: zipLimits.entry + 1 })).toBe(
      "too-large",
    );
    expect(refuseZip([{ ...entry, uncompressedSize: zipLimits.ratioFrom }])).toBeNull();
    expect(refuseEntry({ ...entry, uncompressedSize: zipLimits.ratioFrom + 1 })).toBe("zip-bomb");
  });
  it.each(["/etc/passwd", "\\\\server\\x", "C:\\x", "a/../../b", "a\\..\\b", "a\u0000b"])("call %j unsafe", (name) => {
    expect(isUnsafeName(name)).toBe(true);
  });
  it.each(["DICOM/IM1", "a..b/c", "Ärzte/bild 1.dcm"])("let %j pass", (name) => {
    expect(isUnsafeName(name)).toBe(false);
  });
});
