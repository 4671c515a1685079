import { writePart10 } from "#dicom/write-part10.ts";
import { breastView, type Calcification, type ViewName } from "./breast.ts";
import { commonTags, greyTags, type PhantomImage, type PhantomStudy, referenceOf } from "./study-tags.ts";

/** Pixels of the detector, mm. */
export const mammogramPixel = 0.2;
export const mammogramSize = { columns: 832, rows: 1152 };

export type MammogramView = PhantomImage & {
  side: "L" | "R";
  view: ViewName;
  /** Pixel of a place in the breast: mm from the chest wall, and mm below (or to the outer side of) the nipple's level. */
  find: (forward: number, down: number) => [number, number];
};

/**
 * Four views of both breasts. A cluster lies where `cluster` says, the same place in both views of its side: `forward` mm from the
 * chest wall, `down` mm from the level of the nipple.
 */
export function mammogram(
  study: PhantomStudy,
  cluster: { side: "L" | "R"; forward: number; down: number; grains: number } | null,
): MammogramView[] {
  const views = [
    { side: "R", view: "CC" },
    { side: "L", view: "CC" },
    { side: "R", view: "MLO" },
    { side: "L", view: "MLO" },
  ] as const;
  return views.map(({ side, view }, index) => {
    const here: Calcification | null = cluster?.side === side ? cluster : null;
    const pixels = breastView({ seed: study.seed, side, view, cluster: here, pixel: mammogramPixel, ...mammogramSize });
    return written(study, index + 1, side, view, pixels);
  });
}

function written(
  study: PhantomStudy,
  number: number,
  side: "L" | "R",
  view: ViewName,
  pixels: Uint16Array,
): MammogramView {
  const { columns, rows } = mammogramSize;
  const series = {
    modality: "MG",
    number,
    description: `${side} ${view}`,
    bodyPart: "BREAST",
    sopClass: "1.2.840.10008.5.1.4.1.1.1.2",
  };
  const dataset = {
    ...commonTags(study, series, 1),
    ...mammographyTags(side, view),
    ...greyTags(columns, rows, { allocated: 16, stored: 12, signed: false }, pixels),
  };
  const bytes = writePart10(dataset, series.sopClass);
  const find = (forward: number, down: number): [number, number] => {
    const x = forward / mammogramPixel;
    return [side === "L" ? x : columns - x, rows / 2 + down / mammogramPixel];
  };
  return { name: `MG/${side}${view}`, bytes, reference: referenceOf(study, series, 1), side, view, find };
}

const code = (value: string, meaning: string) => ({
  CodeValue: value,
  CodingSchemeDesignator: "SCT",
  CodeMeaning: meaning,
});

/** Digital mammography, PS3.3 A.27 and C.8.11.7; views from CID 4014. */
function mammographyTags(side: "L" | "R", view: ViewName) {
  const craniocaudal = view === "CC";
  // The outer side lies above, and the chest wall at the border, to the right for a right breast.
  const medial = side === "L" ? "R" : "L";
  const toNipple = side === "L" ? "L" : "R";
  return {
    ImageType: ["ORIGINAL", "PRIMARY"],
    PresentationIntentType: "FOR PRESENTATION",
    ImageLaterality: side,
    PatientOrientation: [side === "L" ? "A" : "P", craniocaudal ? medial : `F${medial}`],
    ViewPosition: view,
    OrganExposed: "BREAST",
    PositionerType: "MAMMOGRAPHIC",
    PositionerPrimaryAngle: craniocaudal ? 0 : toNipple === "L" ? -45 : 45,
    AnatomicRegionSequence: [code("76752008", "Breast")],
    ViewCodeSequence: [
      {
        ...(craniocaudal ? code("399162004", "cranio-caudal") : code("399368009", "medio-lateral oblique")),
        ViewModifierCodeSequence: [],
      },
    ],
    BreastImplantPresent: "NO",
    PartialView: "NO",
    KVP: 28,
    BodyPartThickness: 54,
    CompressionForce: 96,
    AnodeTargetMaterial: "TUNGSTEN",
    DetectorType: "DIRECT",
    ImagerPixelSpacing: [mammogramPixel, mammogramPixel],
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
}
