import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personName } from "#dicom/json.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { DicomRefused } from "#dicom/refused.ts";
import { testData } from "#tests/kit/test-data.ts";
import { element, imageForTests } from "./image-for-tests.ts";
import { readHeader } from "./read-header.ts";
import { scanBlob } from "./scan-blob.ts";

const charsets = join(testData, "dicom/charset");

const read = (bytes: Uint8Array) => readHeader(bytes, bytes.length);
const scan = (bytes: Uint8Array<ArrayBuffer>, path = "IM1") => scanBlob(new Blob([bytes]), path);

describe("readHeader", () => {
  it("reads who and what an image is", () => {
    expect(read(imageForTests())).toEqual({
      kind: "header",
      header: {
        sopClassUid: "1.2.840.10008.5.1.4.1.1.2",
        sopInstanceUid: "1.2.3.1",
        studyInstanceUid: "1.2.3",
        seriesInstanceUid: "1.2.3.4",
        patientName: "Testmann^Erika",
        patientId: "P-1",
        patientBirthDate: "19610412",
        patientSex: "",
        studyDate: "20260301",
        studyDescription: "",
        seriesDescription: "Axial 5 mm",
        seriesNumber: "",
        modality: "CT",
        bodyPart: "",
        institution: "",
        frames: 1,
      },
    });
  });

  it("reads a file without preamble and file meta information", () => {
    expect(read(imageForTests({ preamble: false }))).toMatchObject({ kind: "header", header: { patientId: "P-1" } });
  });

  it("reads names in the character set that the file names", () => {
    const latin = new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x5e, 0x4a, 0xf6, 0x72, 0x67]);
    expect(read(imageForTests({ charset: "ISO_IR 100", name: latin }))).toMatchObject({
      header: { patientName: "Müller^Jörg" },
    });
    expect(read(imageForTests({ name: "Müller^Jörg" }))).toMatchObject({ header: { patientName: "Müller^Jörg" } });
  });

  it("knows an index of the disc and a file without identity", () => {
    expect(read(imageForTests({ sopClass: "1.2.840.10008.1.3.10" }))).toEqual({ kind: "problem", code: "dicomdir" });
    expect(read(imageForTests({ sop: "" }))).toEqual({ kind: "problem", code: "no-identity" });
    expect(read(imageForTests({ study: "../../etc" }))).toEqual({ kind: "problem", code: "no-identity" });
  });

  it("tells that an image was cut short, from its beginning alone", () => {
    const whole = imageForTests({ pixels: 100_000 });
    expect(readHeader(whole.subarray(0, 2000), whole.length).kind).toBe("header");
    expect(readHeader(whole.subarray(0, 2000), 50_000)).toEqual({ kind: "problem", code: "truncated" });
  });

  it("asks for more where a long element stands before what it needs", () => {
    const whole = imageForTests();
    const at = 132 + 34 + 28;
    const long = element([0x00080000 + 0x0001, "UT", "x".repeat(100_000)]);
    const bytes = new Uint8Array([...whole.subarray(0, at), ...long, ...whole.subarray(at)]);
    const first = readHeader(bytes.subarray(0, 65_536), bytes.length);
    expect(first.kind).toBe("more");
    expect(read(bytes).kind).toBe("header");
  });

  it("never throws and never hangs, whatever the bytes", () => {
    const whole = imageForTests();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(whole.length),
        (changes, cut) => {
          const bytes = whole.slice(0, cut);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          expect(["header", "problem", "more", "deflated"]).toContain(read(bytes).kind);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("scanBlob", () => {
  it("reads a deflated image", async () => {
    const whole = imageForTests({ transferSyntax: "1.2.840.10008.1.2.1.99" });
    const at =
      132 +
      element([0x00020002, "UI", "1.2.840.10008.5.1.4.1.1.2"]).length +
      element([0x00020010, "UI", "1.2.840.10008.1.2.1.99"]).length;
    const bytes = new Uint8Array([...whole.subarray(0, at), ...deflateRawSync(whole.subarray(at))]);
    expect(await scan(bytes)).toMatchObject({ kind: "image", header: { patientId: "P-1" } });
  });

  it.each([
    ["nothing", new Uint8Array(), { kind: "refused", code: "empty" }],
    ["a program", new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), { kind: "refused", code: "not-dicom" }],
    ["a PDF", new TextEncoder().encode("%PDF-1.7 …"), { kind: "document", mediaType: "application/pdf" }],
    ["a ZIP", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), { kind: "zip" }],
  ])("tells %s from an image", async (_what, bytes, result) => {
    expect(await scan(new Uint8Array(bytes))).toEqual(result);
  });

  it("takes plain text for a paper only where the name says so", async () => {
    const text = new TextEncoder().encode("Impression: no fracture.");
    expect(await scan(text, "report.txt")).toEqual({ kind: "document", mediaType: "text/plain" });
    expect(await scan(text, "AUTORUN.INF")).toEqual({ kind: "refused", code: "not-dicom" });
  });

  it("says that a file which went away cannot be read", async () => {
    const gone = new Blob([imageForTests()]);
    gone.slice = () => {
      throw new DOMException("gone", "NotReadableError");
    };
    expect(await scanBlob(gone, "IM1")).toEqual({ kind: "refused", code: "unreadable" });
  });
});

describe("names in every character set", () => {
  /** As the service reads it: its three writings parted by "=". */
  const asService = (bytes: Uint8Array): string => {
    const { metadata } = readInstance(bytes);
    const { Alphabetic = "", Ideographic = "", Phonetic = "" } = personName(metadata, "00100010") ?? {};
    return [Alphabetic, Ideographic, Phonetic].join("=").replace(/=+$/, "");
  };
  const inScan = (bytes: Uint8Array): string => {
    const reading = read(bytes);
    return reading.kind === "header" ? reading.header.patientName.replace(/=+$/, "") : reading.kind;
  };

  // The name of PS3.5 annex H.3.1, and one in Latin-1.
  it.each([
    [
      "\\ISO 2022 IR 87",
      "59616d6164615e5461726f753d1b24423b33451b28425e1b24424240cf3a1b28423d1b2442246424732465321b28425e1b244224",
    ],
    ["ISO_IR 100", "4de56c6c65725e4af67267"],
    ["ISO_IR 144", "bbee5ec1cccb"],
    ["GB18030", "cdf55ed0a1b6ab"],
  ])("read as the service reads them: %s", (charset, hex) => {
    const bytes = imageForTests({ charset, name: Buffer.from(hex, "hex") });
    expect(inScan(bytes)).toBe(asService(bytes));
    expect(inScan(bytes)).not.toMatch(/^\s*$/);
  });

  it.skipIf(!existsSync(charsets))("of real files read as the service reads them", () => {
    let read = 0;
    for (const name of readdirSync(charsets)) {
      const bytes = readFileSync(join(charsets, name));
      // Some are pieces of files, without the UIDs that both ask for.
      if (inScan(bytes) === "problem") expect(() => readInstance(bytes)).toThrow(DicomRefused);
      else {
        read += 1;
        expect([name, inScan(bytes)]).toEqual([name, asService(bytes)]);
      }
    }
    expect(read).toBeGreaterThan(8);
  });
});
