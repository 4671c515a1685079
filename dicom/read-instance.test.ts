import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { items, text } from "./json.ts";
import { readDate, readInstance, readTime } from "./read-instance.ts";
import { DicomRefused } from "./refused.ts";
import {
  concatenate,
  type SampleElement,
  sampleDataset,
  sampleElements,
  sampleFile,
  sampleHead,
} from "./sample-file.ts";

function codeOf(bytes: Uint8Array): string {
  try {
    readInstance(bytes);
    return "taken";
  } catch (error) {
    if (error instanceof DicomRefused) return error.code;
    throw error;
  }
}

const explicit = { explicit: true, little: true };
const implicit = { explicit: false, little: true };
const big = { explicit: true, little: false };

describe("a good file", () => {
  it("tells whose it is and what it shows", () => {
    const instance = readInstance(sampleFile());
    expect(instance).toMatchObject({
      sopInstanceUid: "1.2.3.4",
      studyInstanceUid: "1.2.3.1",
      seriesInstanceUid: "1.2.3.2",
      modality: "CT",
      instanceNumber: 7,
      frames: 1,
      rows: 3,
      columns: 4,
      patient: { name: "Müller^Jörg", id: "A-17", birthDate: "1960-02-29" },
      study: { date: "2026-01-31", time: "09:15:00", description: "Thorax" },
      warnings: [],
    });
  });

  it("keeps pixel data out of the metadata, as a place in the file", () => {
    const file = sampleFile();
    const { metadata } = readInstance(file);
    expect(metadata["7FE00010"]).toEqual({ vr: "OW", BulkDataURI: `bulk:${file.length - 24}-24` });
    expect(Object.keys(metadata).some((tag) => tag.startsWith("0002"))).toBe(false);
    expect(text(metadata, "00083002")).toBe("1.2.840.10008.1.2.1");
  });

  it.each([
    ["1.2.840.10008.1.2", implicit],
    ["1.2.840.10008.1.2.1", explicit],
    ["1.2.840.10008.1.2.2", big],
  ])("is the same data set in %s", (uid, layout) => {
    const file = concatenate([sampleHead(uid), sampleDataset(sampleElements(), layout)]);
    const { metadata, warnings } = readInstance(file);
    const reference = readInstance(sampleFile()).metadata;
    for (const tag of Object.keys(reference)) {
      if (tag !== "7FE00010" && tag !== "00083002") expect(metadata[tag]).toEqual(reference[tag]);
    }
    expect(warnings).toEqual([]);
  });

  it("is read where its data set is deflated", () => {
    const dataset = deflateRawSync(sampleDataset(sampleElements(), explicit));
    const instance = readInstance(concatenate([sampleHead("1.2.840.10008.1.2.1.99"), dataset]));
    expect(instance.patient.id).toBe("A-17");
    expect(instance.frameLocations?.deflated).toBe(true);
  });

  it.each([
    ["explicit little endian", explicit, "1.2.840.10008.1.2.1"],
    ["implicit little endian", implicit, "1.2.840.10008.1.2"],
    ["explicit big endian", big, "1.2.840.10008.1.2.2"],
  ])("without preamble and meta is recognised as %s, and says so", (_name, layout, uid) => {
    const instance = readInstance(sampleDataset(sampleElements(), layout));
    expect(instance.transferSyntaxUid).toBe(uid);
    expect(instance.warnings.join()).toContain("does not say how it is encoded");
  });

  it("is read as it is laid out where its head states another layout", () => {
    const file = concatenate([sampleHead("1.2.840.10008.1.2"), sampleDataset(sampleElements(), explicit)]);
    const instance = readInstance(file);
    expect(instance.patient.id).toBe("A-17");
    expect(instance.warnings.join()).toContain("states another encoding");
  });

  it("with UN of undefined length reads the sequence inside", () => {
    const inner = sampleDataset([{ tag: "00081150", vr: "UI", value: "1.2.3" }], implicit);
    const item = concatenate([Uint8Array.of(0xfe, 0xff, 0x00, 0xe0, inner.length, 0, 0, 0), inner]);
    const value = concatenate([item, Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0)]);
    const { metadata } = readInstance(sampleFile([{ tag: "00081140", vr: "UN", value, length: -1 }]));
    expect(text(items(metadata, "00081140")[0] ?? {}, "00081150")).toBe("1.2.3");
  });

  it("gives long binary values as bulk and short ones inline", () => {
    const { metadata } = readInstance(
      sampleFile([
        { tag: "00420011", vr: "OB", value: new Uint8Array(2000) },
        { tag: "00282000", vr: "OB", value: Uint8Array.of(1, 2, 3, 4) },
      ]),
    );
    expect(metadata["00420011"]?.BulkDataURI).toMatch(/^bulk:\d+-2000$/);
    expect(metadata["00282000"]?.InlineBinary).toBe("AQIDBA==");
  });
});

describe("a bad file is refused with its reason", () => {
  const good = sampleFile();
  const nested = (depth: number): Uint8Array => {
    const open = Uint8Array.of(
      0x40,
      0x00,
      0x30,
      0xa7,
      0x53,
      0x51,
      0,
      0,
      0xff,
      0xff,
      0xff,
      0xff,
      0xfe,
      0xff,
      0x00,
      0xe0,
      0xff,
      0xff,
      0xff,
      0xff,
    );
    return concatenate([sampleHead("1.2.840.10008.1.2.1"), ...Array.from({ length: depth }, () => open)]);
  };
  const us = (tag: string, value: number): SampleElement => ({ tag, vr: "US", value: [value] });
  const cases: Array<[string, Uint8Array, string]> = [
    ["empty", new Uint8Array(0), "empty-file"],
    ["128 zero bytes", new Uint8Array(128), "not-dicom"],
    ["only DICM", good.subarray(0, 132), "truncated"],
    ["text", new TextEncoder().encode("This is a letter, not an image. ".repeat(20)), "not-dicom"],
    [
      "random bytes behind DICM",
      concatenate([good.subarray(0, 132), Uint8Array.from({ length: 500 }, (_, i) => (i * 97 + 13) & 255)]),
      "not-dicom",
    ],
    ["cut in its meta", good.subarray(0, 170), "truncated"],
    ["cut in its pixels", good.subarray(0, good.length - 5), "truncated"],
    ["5,000 nested sequences", nested(5000), "too-deep"],
    [
      "a DICOMDIR",
      concatenate([sampleHead("1.2.840.10008.1.2.1", "1.2.840.10008.1.3.10"), good.subarray(300)]),
      "dicomdir",
    ],
    ["an unknown transfer syntax", sampleFile([], "1.2.3.4.5.6"), "unsupported-transfer-syntax"],
    ["no study", sampleFile([{ tag: "0020000D", vr: "UI", value: "" }]), "no-identity"],
    [
      "a UID that climbs folders",
      sampleFile([{ tag: "00080018", vr: "UI", value: "../../../../var/x-x" }]),
      "bad-identity",
    ],
    ["a UID of 100 digits", sampleFile([{ tag: "00080018", vr: "UI", value: `1.${"2".repeat(98)}` }]), "bad-identity"],
    ["a UID with SQL", sampleFile([{ tag: "0020000E", vr: "UI", value: "1.2' OR '1'='1" }]), "bad-identity"],
    ["65535 x 65535 with a few bytes", sampleFile([us("00280010", 65535), us("00280011", 65535)]), "truncated"],
    ["rows as UL", sampleFile([{ tag: "00280010", vr: "UL", value: [0x10000001] }]), "damaged"],
    ["-1 frames", sampleFile([{ tag: "00280008", vr: "IS", value: "-1" }]), "damaged"],
    ["0 bits allocated", sampleFile([us("00280100", 0)]), "damaged"],
    [
      "a length beyond the end",
      sampleFile([{ tag: "7FE00010", vr: "OW", value: new Uint8Array(8), length: 0xfffffff0 }]),
      "truncated",
    ],
    [
      "a sequence without end",
      sampleFile([{ tag: "00400275", vr: "SQ", value: [[us("00280010", 1)]], length: -1 }]),
      "damaged",
    ],
    [
      "encapsulated pixels without items",
      sampleFile(
        [{ tag: "7FE00010", vr: "OB", value: Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0), length: -1 }],
        "1.2.840.10008.1.2.4.70",
      ),
      "damaged",
    ],
  ];
  it.each(cases)("%s", (_name, bytes, code) => {
    const started = performance.now();
    expect(codeOf(bytes)).toBe(code);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("with two patient numbers", () => {
    const elements = sampleElements();
    const at = elements.findIndex(({ tag }) => tag === "00100020");
    elements.splice(at + 1, 0, { tag: "00100020", vr: "LO", value: "OTHER" });
    expect(codeOf(concatenate([sampleHead("1.2.840.10008.1.2.1"), sampleDataset(elements, explicit)]))).toBe(
      "ambiguous",
    );
  });

  it("that inflates to a thousand times its size", () => {
    const bomb = sampleElements([{ tag: "00091010", vr: "OB", value: new Uint8Array(50_000_000) }]);
    const file = concatenate([sampleHead("1.2.840.10008.1.2.1.99"), deflateRawSync(sampleDataset(bomb, explicit))]);
    expect(file.length).toBeLessThan(100_000);
    expect(codeOf(file)).toBe("too-large");
  });
});

describe("a file that is not quite right is taken with a warning", () => {
  it.each<[string, SampleElement[], string]>([
    [
      "more frames stated than present",
      [{ tag: "00280008", vr: "IS", value: "2000000000" }],
      "states 2000000000 frames but holds 1",
    ],
    ["an unknown character set", [{ tag: "00080005", vr: "CS", value: "ISO_IR 999" }], "unknown character set"],
    [
      "invalid UTF-8 in the name",
      [{ tag: "00100010", vr: "PN", value: Uint8Array.of(0xc3, 0x28, 0xff, 0xfe) }],
      "could not be read",
    ],
    ["another instance in the head", [{ tag: "00080018", vr: "UI", value: "1.2.3.99" }], "names another image"],
  ])("%s", (_name, change, sentence) => {
    expect(readInstance(sampleFile(change)).warnings.join(" ")).toContain(sentence);
  });

  it("rubbish or padding behind the pixel data", () => {
    expect(readInstance(concatenate([sampleFile(), new Uint8Array(100_000)])).warnings).toEqual([]);
    const rubbish = readInstance(concatenate([sampleFile(), Uint8Array.of(9, 9, 9, 9, 9, 9, 9, 9, 9, 9)]));
    expect(rubbish.warnings.join()).toContain("Behind the image data");
  });
});

describe("never anything but a decision", () => {
  const inner: SampleElement = {
    tag: "00081140",
    vr: "SQ",
    value: [[{ tag: "00081150", vr: "UI", value: "1.2.3" }], []],
  };
  const originals = [
    sampleFile([inner]),
    concatenate([sampleHead("1.2.840.10008.1.2"), sampleDataset(sampleElements([inner]), implicit)]),
  ];

  it("for a file cut at any byte", () => {
    for (const file of originals) {
      for (let length = 0; length < file.length; length++) expect(codeOf(file.subarray(0, length))).not.toBe("crashed");
    }
  });

  it("for any few bytes changed", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...originals),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }),
        (file, changes) => {
          const mutated = file.slice();
          for (const [at, byte] of changes) mutated[at % mutated.length] = byte;
          const started = performance.now();
          codeOf(mutated);
          return performance.now() - started < 1000;
        },
      ),
      { numRuns: 4000 },
    );
  });

  it("for any bytes at all behind a good head", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        codeOf(concatenate([sampleHead("1.2.840.10008.1.2.1"), bytes]));
        return true;
      }),
    );
  });
});

describe("dates and times", () => {
  it("reads the forms of PS3.5 and nothing else", () => {
    expect(readDate("19991231")).toBe("1999-12-31");
    expect(readDate("1999.12.31")).toBe("1999-12-31");
    expect(readDate("19990231")).toBeNull();
    expect(readDate("")).toBeNull();
    expect(readTime("235960.123456")).toBe("23:59:60");
    expect(readTime("07")).toBe("07:00:00");
    expect(readTime("2599")).toBeNull();
  });
});
