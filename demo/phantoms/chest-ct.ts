import { type Grid, newCanvas, sliceOf } from "./canvas.ts";
import { type ChestFindings, paintChest, paintTable } from "./chest.ts";
import { randomFrom } from "./random.ts";
import { grain } from "./scanner-noise.ts";
import { type PhantomSeries, writeSlices } from "./slices.ts";
import type { PhantomStudy } from "./study-tags.ts";

const side = 384;
const field = 360;
const pixel = field / side;

/** From the top of the lungs to below the domes of the diaphragm. `thickness` in mm. */
function axialGrid(thickness: number): Grid {
  const start = pixel / 2 - field / 2;
  return [
    { count: side, along: 0, start, step: pixel },
    { count: side, along: 1, start: start + 4, step: pixel },
    { count: Math.floor(240 / thickness), along: 2, start: 118, step: -thickness },
  ];
}

/** A CT of the chest in HU, slices from the head down, as a scanner of a hospital sends it. */
export function chestCt(study: PhantomStudy, findings: ChestFindings, thickness = 3): PhantomSeries {
  const grid = axialGrid(thickness);
  const canvas = newCanvas(grid, [-1000]);
  paintTable(canvas);
  paintChest(canvas, findings);
  const random = randomFrom(`${study.seed}/noise`);
  const series = {
    modality: "CT",
    number: 2,
    description: `Chest axial ${thickness} mm`,
    bodyPart: "CHEST",
    sopClass: "1.2.840.10008.5.1.4.1.1.2",
  };
  const pixelsOf = (slice: number) => {
    const values = sliceOf(canvas, 0, slice);
    const noise = grain(random, side, side);
    // Thin slices and the shoulders let fewer photons through.
    const z = 118 - slice * thickness;
    const sigma = (11 + 9 * Math.max(0, (z - 60) / 60)) * Math.sqrt(3 / thickness);
    const pixels = new Int16Array(side * side);
    for (let i = 0; i < pixels.length; i++) {
      pixels[i] = Math.max(-1024, Math.round((values[i] ?? 0) + sigma * (noise[i] ?? 0)));
    }
    return pixels;
  };
  return writeSlices(study, series, grid, pixelsOf, {
    ImageType: ["ORIGINAL", "PRIMARY", "AXIAL"],
    ProtocolName: "Chest",
    KVP: 120,
    XRayTubeCurrent: 210,
    ConvolutionKernel: "Br40",
    GantryDetectorTilt: 0,
    ReconstructionDiameter: field,
    ...(findings.blood > 100 ? { ContrastBolusAgent: "Iodinated contrast" } : {}),
    RescaleIntercept: 0,
    RescaleSlope: 1,
    RescaleType: "HU",
    WindowCenter: [-500, 40],
    WindowWidth: [1500, 400],
    WindowCenterWidthExplanation: ["LUNG", "MEDIASTINUM"],
  });
}
