import { writePart10 } from "#dicom/write-part10.ts";
import { type Echo, gallbladder } from "./gallbladder.ts";
import { randomFrom } from "./random.ts";
import { commonTags, type PhantomImage, type PhantomStudy, referenceOf } from "./study-tags.ts";

export const loopSize = { columns: 560, rows: 440, frames: 36 };
const frameTime = 50;
/** mm per pixel of the picture. */
const pixel = 0.36;
/** The probe is a curved array: its radius, the sector's half angle, the depth that is seen. mm and radians. */
const probe = { radius: 46, half: 0.56, depth: 142 };
const lines = 224;
const samples = 420;
const top = 14;

/** A loop of the upper abdomen while the patient breathes: liver, gallbladder, and a stone with its shadow. */
export function ultrasoundLoop(study: PhantomStudy, stone: number | null): PhantomImage {
  const { columns, rows, frames } = loopSize;
  const echo = gallbladder(`${study.seed}/tissue`, stone);
  const map = scanConversion();
  const scatter = scatterers(study.seed);
  const size = columns * rows;
  const pixels = new Uint8Array(size * frames * 3);
  for (let frame = 0; frame < frames; frame++) {
    const breath = 5 * Math.sin((2 * Math.PI * frame) / frames);
    const polar = beamSpace(echo, scatter, breath);
    for (let at = 0; at < size; at++) {
      const grey = shown(map, polar, at);
      const to = (frame * size + at) * 3;
      pixels.fill(grey, to, to + 3);
    }
    drawDepthScale(pixels.subarray(frame * size * 3, (frame + 1) * size * 3));
  }
  return written(study, pixels);
}

/** For each pixel of the picture the beam and the sample that it shows; -1 outside the sector. */
function scanConversion(): Float32Array {
  const { columns, rows } = loopSize;
  const map = new Float32Array(columns * rows * 2).fill(-1);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const across = (x + 0.5 - columns / 2) * pixel;
      const down = (y + 0.5 - top) * pixel + probe.radius * Math.cos(probe.half);
      const angle = Math.atan2(across, down);
      const depth = Math.hypot(across, down) - probe.radius;
      if (Math.abs(angle) >= probe.half || depth < 0 || depth >= probe.depth) continue;
      const at = (y * columns + x) * 2;
      map[at] = ((angle + probe.half) / (2 * probe.half)) * (lines - 1);
      map[at + 1] = (depth / probe.depth) * (samples - 1);
    }
  }
  return map;
}

type Scatter = { real: Float32Array; imaginary: Float32Array; lines: number; samples: number };

/** Many small reflectors, blurred by the pulse (short) and the beam (wide): their interference is the speckle. */
function scatterers(seed: string): Scatter {
  const random = randomFrom(`${seed}/speckle`);
  const tall = samples + 80;
  const part = () => {
    const white = Float32Array.from({ length: lines * tall }, () => random.normal());
    const across = new Float32Array(white.length);
    for (let i = 0; i < white.length; i++) {
      across[i] =
        (white[i] ?? 0) +
        0.8 * ((white[i - tall] ?? 0) + (white[i + tall] ?? 0)) +
        0.4 * ((white[i - 2 * tall] ?? 0) + (white[i + 2 * tall] ?? 0));
    }
    const soft = new Float32Array(white.length);
    for (let i = 0; i < white.length; i++)
      soft[i] = ((across[i] ?? 0) + 0.6 * ((across[i - 1] ?? 0) + (across[i + 1] ?? 0))) / 2.2;
    return soft;
  };
  return { real: part(), imaginary: part(), lines, samples: tall };
}

/** The log-compressed envelope along each beam. Tissue moves with the breath and takes its speckle with it. */
function beamSpace(echo: Echo, scatter: Scatter, breath: number): Uint8Array {
  const polar = new Uint8Array(lines * samples);
  const shift = Math.round((breath / probe.depth) * samples) + 40;
  for (let line = 0; line < lines; line++) {
    const angle = (line / (lines - 1) - 0.5) * 2 * probe.half;
    let passed = 1;
    for (let sample = 0; sample < samples; sample++) {
      const depth = (sample / samples) * probe.depth;
      const r = probe.radius + depth;
      const [x, y] = [r * Math.sin(angle), r * Math.cos(angle) - probe.radius];
      const { level, loss, mirror } = echo(x, y - breath);
      passed *= 1 - loss * 0.34;
      const at = line * scatter.samples + sample + shift;
      const speckle = Math.hypot((scatter.real[at] ?? 0) * level + mirror, (scatter.imaginary[at] ?? 0) * level);
      const power = speckle * passed * (0.75 + 0.25 * Math.min(1, depth / 20));
      polar[line * samples + sample] = Math.max(0, Math.min(255, 148 + 82 * Math.log10(power + 0.012)));
    }
  }
  return polar;
}

function shown(map: Float32Array, polar: Uint8Array, at: number): number {
  const line = map[at * 2] ?? -1;
  if (line < 0) return 0;
  const sample = map[at * 2 + 1] ?? 0;
  const [i, j] = [Math.min(lines - 2, Math.floor(line)), Math.min(samples - 2, Math.floor(sample))];
  const [a, b] = [line - i, sample - j];
  const of = (l: number, s: number) => polar[l * samples + s] ?? 0;
  return (of(i, j) * (1 - b) + of(i, j + 1) * b) * (1 - a) + (of(i + 1, j) * (1 - b) + of(i + 1, j + 1) * b) * a;
}

/** Ticks for each centimetre at the right border, as machines draw them. */
function drawDepthScale(frame: Uint8Array): void {
  const { columns, rows } = loopSize;
  for (let cm = 0; cm * 10 <= probe.depth; cm++) {
    const y = Math.round(top + (cm * 10) / pixel);
    if (y >= rows) return;
    const length = cm % 5 === 0 ? 12 : 5;
    for (let x = columns - 8 - length; x < columns - 8; x++)
      frame.fill(170, (y * columns + x) * 3, (y * columns + x) * 3 + 3);
  }
}

/** The pixel of a place: mm to the right of the middle, mm below the probe. */
export function loopPoint(across: number, down: number): [number, number] {
  return [across / pixel + loopSize.columns / 2, (down + probe.radius * (1 - Math.cos(probe.half))) / pixel + top];
}

function written(study: PhantomStudy, pixels: Uint8Array): PhantomImage {
  const { columns, rows, frames } = loopSize;
  const series = {
    modality: "US",
    number: 1,
    description: "Gallbladder, long axis",
    bodyPart: "ABDOMEN",
    sopClass: "1.2.840.10008.5.1.4.1.1.3.1",
  };
  const dataset = {
    ...commonTags(study, series, 1),
    ...loopTags(frames, columns, rows),
    PixelData: pixels.buffer,
    _vrMap: { PixelData: "OB" },
  };
  return {
    name: "US1/LOOP0001",
    bytes: writePart10(dataset, series.sopClass),
    reference: referenceOf(study, series, 1),
  };
}

/** US multi-frame image, PS3.3 A.7; region calibration C.8.5.5. */
function loopTags(frames: number, columns: number, rows: number) {
  return {
    ImageType: ["ORIGINAL", "PRIMARY", "ABDOMINAL"],
    PatientOrientation: "",
    TransducerType: "CURVED LINEAR",
    SamplesPerPixel: 3,
    PhotometricInterpretation: "RGB",
    PlanarConfiguration: 0,
    Rows: rows,
    Columns: columns,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
    NumberOfFrames: frames,
    FrameTime: frameTime,
    FrameIncrementPointer: 0x00181063,
    CineRate: 1000 / frameTime,
    RecommendedDisplayFrameRate: 1000 / frameTime,
    LossyImageCompression: "00",
    UltrasoundColorDataPresent: 0,
    SequenceOfUltrasoundRegions: [
      {
        RegionSpatialFormat: 1,
        RegionDataType: 1,
        RegionFlags: 2,
        RegionLocationMinX0: 0,
        RegionLocationMinY0: 0,
        RegionLocationMaxX1: columns - 1,
        RegionLocationMaxY1: rows - 1,
        PhysicalUnitsXDirection: 3,
        PhysicalUnitsYDirection: 3,
        PhysicalDeltaX: pixel / 10,
        PhysicalDeltaY: pixel / 10,
      },
    ],
  };
}
