import { type DicomJson, frameGroup, items, numbers, text, texts } from "./json.ts";

export type SlicePlane = "axial" | "coronal" | "sagittal" | "oblique";

/** Which side and view an image shows, as a hanging needs it. */
export type ImageView = {
  /** R, L, B, U or "" (PS3.3 sections C.8.11.1 and C.7.3.1). */
  laterality: string;
  /** ViewPosition, or what ViewCodeSequence says in its words: CC, MLO, PA, AP, LAT …; "" where neither does. */
  view: string;
  /** The direction of the rows, first value of PatientOrientation (PS3.3 section C.7.6.1.1.1). */
  rowsTowards: string;
};

/** Views of PS3.16 CID 4014 (mammography) and CID 4010 (radiography), by the codes of SNOMED CT and of its older writing. */
const viewCodes: Readonly<Record<string, string>> = {
  "399162004": "CC",
  "R-10242": "CC",
  "399368009": "MLO",
  "R-10226": "MLO",
  "399260004": "ML",
  "R-10224": "ML",
  "399352003": "LM",
  "R-10228": "LM",
  "272479007": "PA",
  "R-10214": "PA",
  "399348003": "AP",
  "R-10206": "AP",
  "399067008": "LAT",
  "R-10236": "LAT",
};

/** Views that are seen from the side, by any of their names. */
const fromTheSide = new Set(["LL", "RL", "LAT", "LATERAL", "LLD", "RLD"]);

function viewOf(json: DicomJson): string {
  const [code] = items(json, "00540220");
  const position = text(json, "00185101").trim().toUpperCase();
  const view = position || (code === undefined ? "" : (viewCodes[text(code, "00080100")] ?? ""));
  return fromTheSide.has(view) ? "LAT" : view;
}

/** The side and view of a radiograph or mammogram. */
export function imageView(json: DicomJson): ImageView {
  const anatomy = frameGroup(json, 1, "00209071");
  const sides = [anatomy === null ? "" : text(anatomy, "00209072"), text(json, "00200062"), text(json, "00200060")];
  return {
    laterality: sides.find((side) => side !== "") ?? "",
    view: viewOf(json),
    rowsTowards: texts(json, "00200020")[0] ?? "",
  };
}

const names: readonly SlicePlane[] = ["sagittal", "coronal", "axial"];

/** How a slice lies in the body, within 30 degrees; null where it says nothing of its orientation (PS3.3 section C.7.6.2.1.1). */
export function slicePlane(json: DicomJson): SlicePlane | null {
  const orientation = numbers(frameGroup(json, 1, "00209116") ?? json, "00200037");
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = orientation;
  if (orientation.length !== 6) return null;
  const normal = [b * f - c * e, c * d - a * f, a * e - b * d].map(Math.abs);
  const length = Math.hypot(...normal);
  const strongest = Math.max(...normal);
  if (length === 0) return null;
  return strongest / length > Math.cos(Math.PI / 6) ? (names[normal.indexOf(strongest)] ?? "oblique") : "oblique";
}
