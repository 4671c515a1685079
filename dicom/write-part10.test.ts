import { describe, expect, it } from "vitest";
import { frameBytes } from "./frames.ts";
import { items, number, text } from "./json.ts";
import { readInstance } from "./read-instance.ts";
import { newUid } from "./uid.ts";
import { writePart10 } from "./write-part10.ts";

const ct = "1.2.840.10008.5.1.4.1.1.2";
const pixels = Uint16Array.from({ length: 12 }, (_, i) => i * 100);

describe.each(["1.2.840.10008.1.2.1", "1.2.840.10008.1.2"])("written in %s and read again", (syntax) => {
  const file = writePart10(
    {
      SOPInstanceUID: newUid(),
      StudyInstanceUID: newUid(),
      SeriesInstanceUID: newUid(),
      SpecificCharacterSet: "ISO_IR 192",
      Modality: "CT",
      PatientName: "Müller^Jörg=山田",
      PatientID: "A-17",
      PatientBirthDate: "19600229",
      Rows: 3,
      Columns: 4,
      BitsAllocated: 16,
      BitsStored: 16,
      HighBit: 15,
      PixelRepresentation: 0,
      SamplesPerPixel: 1,
      PhotometricInterpretation: "MONOCHROME2",
      PixelSpacing: [0.5, 0.25],
      ReferencedImageSequence: [{ ReferencedSOPClassUID: ct, ReferencedSOPInstanceUID: "1.2.3" }],
      PixelData: pixels.buffer,
      _vrMap: { PixelData: "OW" },
    },
    ct,
    syntax,
  );
  it("says the same", () => {
    const instance = readInstance(file);
    expect(instance.warnings).toEqual([]);
    expect(instance).toMatchObject({
      sopClassUid: ct,
      transferSyntaxUid: syntax,
      frames: 1,
      patient: { name: "Müller^Jörg" },
    });
    expect(instance.metadata["00100010"]?.Value).toEqual([{ Alphabetic: "Müller^Jörg", Ideographic: "山田" }]);
    expect(number(instance.metadata, "00280030")).toBe(0.5);
    expect(text(items(instance.metadata, "00081140")[0] ?? {}, "00081155")).toBe("1.2.3");
    if (instance.frameLocations === null) throw new Error("no frames");
    expect(Array.from(frameBytes(file, instance.frameLocations, 1))).toEqual(Array.from(new Uint8Array(pixels.buffer)));
  });
});

it("new UIDs are valid and differ", () => {
  const uids = Array.from({ length: 1000 }, newUid);
  expect(new Set(uids).size).toBe(1000);
  for (const uid of uids) expect(uid).toMatch(/^2\.25\.(0|[1-9][0-9]{0,38})$/);
});
