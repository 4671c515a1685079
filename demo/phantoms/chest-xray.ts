import { writePart10 } from "#dicom/write-part10.ts";
import { type Grid, newCanvas } from "./canvas.ts";
import { type ChestFindings, paintChest } from "./chest.ts";
import { randomFrom } from "./random.ts";
import { blurred, resized } from "./resample.ts";
import { grain } from "./scanner-noise.ts";
import { commonTags, greyTags, type PhantomImage, type PhantomStudy, referenceOf } from "./study-tags.ts";

const voxel = 1.4;
const deep = 3;
/** Columns towards the patient's left, rows towards the feet, slices from front to back. */
const grid: Grid = [
  { count: 259, along: 0, start: -181, step: voxel },
  { count: 251, along: 2, start: 158, step: -voxel },
  { count: 86, along: 1, start: -138, step: deep },
];
/** Pixels of the detector, mm. */
const pixel = 0.33;
const columns = 1098;
const rows = 1064;

export type ChestXray = PhantomImage & {
  /** Pixel of a point in the patient: column, row. */
  find: (x: number, z: number) => [number, number];
};

/** A PA chest film: the chest's attenuation summed from front to back, its contrast evened as film processors do. */
export function chestXray(study: PhantomStudy, findings: ChestFindings): ChestXray {
  const density = resized(attenuation(findings), { columns: grid[0].count, rows: grid[1].count }, { columns, rows });
  const pixels = developed(density, study.seed);
  const series = {
    modality: "DX",
    number: 1,
    description: "Chest PA",
    bodyPart: "CHEST",
    sopClass: "1.2.840.10008.5.1.4.1.1.1.1",
  };
  const dataset = {
    ...commonTags(study, series, 1),
    ...xrayTags,
    ...greyTags(columns, rows, { allocated: 16, stored: 12, signed: false }, pixels),
    ImagerPixelSpacing: [pixel, pixel],
    PixelSpacing: [pixel, pixel],
    PixelSpacingCalibrationType: "GEOMETRY",
    PixelSpacingCalibrationDescription: "Mid chest plane",
  };
  const bytes = writePart10(dataset, series.sopClass);
  const scale = columns / (grid[0].count * voxel);
  const find = (x: number, z: number): [number, number] => [
    (x - grid[0].start + voxel / 2) * scale,
    (grid[1].start + voxel / 2 - z) * scale,
  ];
  return { name: "DX1/IM0001", bytes, reference: referenceOf(study, series, 1), find };
}

/** The line integral of attenuation, in mm of water. */
function attenuation(findings: ChestFindings): Float32Array {
  const canvas = newCanvas(grid, [-1000]);
  paintChest(canvas, findings);
  const [values] = canvas.channels;
  const size = grid[0].count * grid[1].count;
  const sum = new Float32Array(size);
  if (values === undefined) return sum;
  for (let at = 0; at < values.length; at++) {
    const hu = values[at] ?? -1000;
    // At 120 kV bone takes more than its HU say.
    const water = (1000 + hu + (hu > 150 ? 0.5 * (hu - 150) : 0)) / 1000;
    sum[at % size] = (sum[at % size] ?? 0) + Math.max(0, water) * deep;
  }
  return sum;
}

/** From attenuation to film: large differences flattened, edges kept, the noise of few photons where it is dense. 12 bits. */
function developed(density: Float32Array, seed: string): Uint16Array {
  const size = { columns, rows };
  const wide = blurred(density, size, 60);
  const close = blurred(density, size, 3);
  const noise = grain(randomFrom(`${seed}/quanta`), columns, rows);
  const pixels = new Uint16Array(columns * rows);
  for (let i = 0; i < pixels.length; i++) {
    const value = density[i] ?? 0;
    const even = 0.52 * (wide[i] ?? 0) + 1.0 * (value - (wide[i] ?? 0)) + 1.4 * (value - (close[i] ?? 0));
    const grey = 3700 / (1 + Math.exp(-(even - 66) / 24)) + 120;
    const quanta = 9 * Math.exp(Math.min(230, value) / 170) * (noise[i] ?? 0);
    pixels[i] = Math.max(0, Math.min(4095, Math.round(value < 6 ? 60 + quanta / 3 : grey + quanta)));
  }
  return pixels;
}

const code = (value: string, meaning: string, scheme = "SCT") => ({
  CodeValue: value,
  CodingSchemeDesignator: scheme,
  CodeMeaning: meaning,
});

/** DX image, PS3.3 A.26: for presentation, front to back, patient upright. */
const xrayTags = {
  ImageType: ["ORIGINAL", "PRIMARY"],
  PresentationIntentType: "FOR PRESENTATION",
  ImageLaterality: "U",
  PatientOrientation: ["L", "F"],
  ViewPosition: "PA",
  AnatomicRegionSequence: [code("51185008", "Chest")],
  ViewCodeSequence: [code("399348003", "postero-anterior")],
  PatientOrientationCodeSequence: [code("10904000", "erect")],
  KVP: 125,
  ExposureTime: 8,
  XRayTubeCurrent: 320,
  Exposure: 3,
  DistanceSourceToDetector: 1800,
  PositionerType: "",
  DetectorType: "DIRECT",
  PixelIntensityRelationship: "LOG",
  PixelIntensityRelationshipSign: -1,
  RescaleIntercept: 0,
  RescaleSlope: 1,
  RescaleType: "US",
  PresentationLUTShape: "IDENTITY",
  LossyImageCompression: "00",
  AcquisitionContextSequence: [],
  WindowCenter: 2048,
  WindowWidth: 4096,
};
