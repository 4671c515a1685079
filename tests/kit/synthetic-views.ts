import { writePart10 } from "#dicom/write-part10.ts";
import { erika, testUid } from "./synthetic-images.ts";

export const mammography = "1.2.840.10008.5.1.4.1.1.1.2";
export const digitalRadiograph = "1.2.840.10008.5.1.4.1.1.1.1";

export const ultrasound = "1.2.840.10008.5.1.4.1.1.6.1";

export type ViewOf = { study: number; series: number; instance: number; date?: string; [keyword: string]: unknown };

/** A grey image of 8 bits whose pixels are given by column and row; everything else as the keywords say. */
export function greyImage(
  sopClass: string,
  { study, series, instance, date = "20261002", ...more }: ViewOf,
  columns: number,
  rows: number,
  at: (column: number, row: number) => number,
): Uint8Array {
  const pixels = new Uint8Array(columns * rows).map((_, index) => at(index % columns, Math.floor(index / columns)));
  return writePart10(
    {
      SpecificCharacterSet: "ISO_IR 192",
      SOPInstanceUID: testUid(study, series, instance),
      StudyInstanceUID: testUid(study),
      SeriesInstanceUID: testUid(study, series),
      StudyDate: date,
      StudyTime: "101500",
      AccessionNumber: "A-1",
      InstitutionName: "Harbour Hospital",
      PatientName: erika.name,
      PatientID: erika.id,
      PatientBirthDate: erika.birthDate,
      PatientSex: erika.sex,
      StudyID: "1",
      SeriesNumber: series,
      InstanceNumber: instance,
      SamplesPerPixel: 1,
      PhotometricInterpretation: "MONOCHROME2",
      Rows: rows,
      Columns: columns,
      BitsAllocated: 8,
      BitsStored: 8,
      HighBit: 7,
      PixelRepresentation: 0,
      WindowCenter: 128,
      WindowWidth: 256,
      PixelData: pixels.buffer,
      _vrMap: { PixelData: "OB" },
      ...more,
    },
    sopClass,
  );
}

type Breast = { laterality: "R" | "L"; view: "CC" | "MLO" };
export const breastViews: readonly Breast[] = [
  { laterality: "R", view: "CC" },
  { laterality: "L", view: "CC" },
  { laterality: "R", view: "MLO" },
  { laterality: "L", view: "MLO" },
];

/**
 * A mammogram: half a disc that lies against the chest wall, the nipple away from it. Left breasts have half of the pixels of right
 * ones at twice the distance, so that only those who count millimetres show them at the same size.
 * @param asTaken false: the detector wrote it the other way round, and PatientOrientation says so
 */
export function mammogram({ laterality, view }: Breast, of: ViewOf, asTaken = true): Uint8Array {
  const side = laterality === "R" ? 256 : 128;
  const spacing = laterality === "R" ? 0.4 : 0.8;
  const rows = side * 1.25;
  // As taken the chest wall of the right breast is at the right edge.
  const wallRight = (laterality === "R") === asTaken;
  const reach = 60 / spacing;
  const picture = (column: number, row: number) => {
    const x = wallRight ? side - column : column;
    const y = row - rows / 2;
    return Math.hypot(x, y) < reach ? 90 + ((column * 7 + row * 3) % 60) : 4;
  };
  const backwards = wallRight ? "P" : "A";
  return greyImage(
    mammography,
    {
      Modality: "MG",
      BodyPartExamined: "BREAST",
      StudyDescription: "Mammography",
      SeriesDescription: `${laterality} ${view}`,
      ImageLaterality: laterality,
      ViewPosition: view,
      PatientOrientation: [backwards, view === "CC" ? laterality : "FL"],
      ImagerPixelSpacing: [spacing, spacing],
      ...of,
    },
    side,
    rows,
    picture,
  );
}

/** An ultrasound picture whose 256 grey levels are colours of a palette: the brighter, the redder. */
export function palettePicture(of: ViewOf): Uint8Array {
  const table = (entry: (level: number) => number) =>
    Uint16Array.from({ length: 256 }, (_, level) => entry(level) << 8).buffer;
  const descriptor = [256, 0, 16];
  return greyImage(
    ultrasound,
    {
      Modality: "US",
      SeriesDescription: "Palette",
      PhotometricInterpretation: "PALETTE COLOR",
      RedPaletteColorLookupTableDescriptor: descriptor,
      GreenPaletteColorLookupTableDescriptor: descriptor,
      BluePaletteColorLookupTableDescriptor: descriptor,
      RedPaletteColorLookupTableData: table((level) => level),
      GreenPaletteColorLookupTableData: table((level) => 255 - level),
      BluePaletteColorLookupTableData: table(() => 90),
      _vrMap: {
        ...{
          PixelData: "OB",
          RedPaletteColorLookupTableDescriptor: "US",
          GreenPaletteColorLookupTableDescriptor: "US",
        },
        ...{ BluePaletteColorLookupTableDescriptor: "US", RedPaletteColorLookupTableData: "OW" },
        ...{ GreenPaletteColorLookupTableData: "OW", BluePaletteColorLookupTableData: "OW" },
      },
      ...of,
    },
    200,
    160,
    (column, row) => (column + row) % 256,
  );
}

/** A film of the chest: two dark lungs; from the side one. */
export function chestFilm(view: "PA" | "LL", of: ViewOf): Uint8Array {
  const [columns, rows] = [300, 340];
  const lung = (column: number, row: number, middle: number) =>
    ((column - middle) / 50) ** 2 + ((row - 160) / 110) ** 2 < 1;
  const picture = (column: number, row: number) => {
    const dark = view === "PA" ? lung(column, row, 90) || lung(column, row, 210) : lung(column, row, 150);
    return dark ? 40 + ((column + row) % 9) : 170;
  };
  return greyImage(
    digitalRadiograph,
    {
      Modality: "DX",
      BodyPartExamined: "CHEST",
      StudyDescription: "Chest",
      SeriesDescription: view,
      ViewPosition: view,
      PatientOrientation: view === "PA" ? ["L", "F"] : ["A", "F"],
      ImagerPixelSpacing: [1, 1],
      PixelSpacing: [0.9, 0.9],
      PixelSpacingCalibrationType: "GEOMETRY",
      ...of,
    },
    columns,
    rows,
    picture,
  );
}
