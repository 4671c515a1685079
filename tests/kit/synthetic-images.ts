import { writePart10 } from "#dicom/write-part10.ts";

export type SyntheticPatient = { name: string; id: string; birthDate: string; sex: string };

/** Whom tests ask for, as the scanner writes her. */
export const erika: SyntheticPatient = { name: "Testmann^Erika", id: "P-100", birthDate: "19610412", sex: "F" };

const ctImage = "1.2.840.10008.5.1.4.1.1.2";
const side = 64;

/** A UID of the tests' own root with these numbers in it, so that a failure can be read. */
export const testUid = (...parts: number[]) => `2.25.4711.${parts.join(".")}`;

/** One axial CT slice, 64 × 64: air around a disc of water with a denser spot. Slice `n` lies n × 2 mm up. */
export function ctSlice(
  n: number,
  of: { study?: number; series?: number; patient?: SyntheticPatient; [keyword: string]: unknown } = {},
): Uint8Array {
  const { study = 1, series = 1, patient = erika, ...more } = of;
  const pixels = new Uint16Array(side * side).map((_, index) => {
    const x = (index % side) - side / 2;
    const y = Math.floor(index / side) - side / 2;
    if (Math.hypot(x - 8, y - 4) < 4) return 1124;
    return Math.hypot(x, y) < 26 ? 1024 + ((index * 7 + n) % 5) : 24;
  });
  const dataset = {
    SpecificCharacterSet: "ISO_IR 192",
    ImageType: ["ORIGINAL", "PRIMARY", "AXIAL"],
    SOPInstanceUID: testUid(study, series, n),
    StudyInstanceUID: testUid(study),
    SeriesInstanceUID: testUid(study, series),
    FrameOfReferenceUID: testUid(study, 9999),
    StudyDate: "20261002",
    StudyTime: "101500",
    AccessionNumber: "A-1",
    Modality: "CT",
    InstitutionName: "Harbour Hospital",
    StudyDescription: "CT chest",
    SeriesDescription: "Axial",
    PatientName: patient.name,
    PatientID: patient.id,
    PatientBirthDate: patient.birthDate,
    PatientSex: patient.sex,
    BodyPartExamined: "CHEST",
    StudyID: "1",
    SeriesNumber: series,
    InstanceNumber: n,
    ImagePositionPatient: [-32, -32, n * 2],
    ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
    SliceThickness: 2,
    PixelSpacing: [1, 1],
    SamplesPerPixel: 1,
    PhotometricInterpretation: "MONOCHROME2",
    Rows: side,
    Columns: side,
    BitsAllocated: 16,
    BitsStored: 12,
    HighBit: 11,
    PixelRepresentation: 0,
    WindowCenter: 40,
    WindowWidth: 400,
    RescaleIntercept: -1024,
    RescaleSlope: 1,
    RescaleType: "HU",
    PixelData: pixels.buffer,
    _vrMap: { PixelData: "OW" },
    ...more,
  };
  return writePart10(dataset, ctImage);
}

export const ctSeries = (slices: number, of: Parameters<typeof ctSlice>[1] = {}): Uint8Array[] =>
  Array.from({ length: slices }, (_, index) => ctSlice(index + 1, of));

/** Files as the browser sends them (RFC 2387), each under its name. */
export function multipartOf(files: readonly { name: string; bytes: Uint8Array }[]): {
  type: string;
  content: Uint8Array<ArrayBuffer>;
} {
  const boundary = "overread-test-boundary";
  const parts = files.flatMap(({ name, bytes }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Type: application/dicom\r\nContent-Location: ${encodeURIComponent(name)}\r\n\r\n`,
    ),
    bytes,
    Buffer.from("\r\n"),
  ]);
  const content = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  return {
    type: `multipart/related; type="application/dicom"; boundary=${boundary}`,
    content: new Uint8Array(content),
  };
}
