/**
 * SOP classes that carry, or may carry, what somebody has read out of the images. PS3.4 Table B.5-1 gives the classes; the UIDs
 * and their names are those of PS3.6 Table A-1. A class ending in "." stands for all below it, so that later additions to a
 * family are withheld as well.
 */
export const withheldClasses: ReadonlyArray<{ uid: string; reason: string }> = [
  // Basic Text (…88.11) to Enhanced X-Ray Radiation Dose SR (…88.76): reports, Key Object Selection (…88.59), CAD (…88.50, .65, .69).
  { uid: "1.2.840.10008.5.1.4.1.1.88.59", reason: "Key images chosen by an earlier reader." },
  { uid: "1.2.840.10008.5.1.4.1.1.88.50", reason: "Marks of a computer-aided detection (mammography)." },
  { uid: "1.2.840.10008.5.1.4.1.1.88.65", reason: "Marks of a computer-aided detection (chest)." },
  { uid: "1.2.840.10008.5.1.4.1.1.88.69", reason: "Marks of a computer-aided detection (colon)." },
  { uid: "1.2.840.10008.5.1.4.1.1.88.", reason: "A structured report: it may hold an earlier reading." },
  // Encapsulated PDF (…104.1), CDA (…104.2), STL (…104.3), OBJ (…104.4), MTL (…104.5).
  { uid: "1.2.840.10008.5.1.4.1.1.104.", reason: "An enclosed document or model: it may hold an earlier reading." },
  // Grayscale (…11.1) to Variable Modality LUT Softcopy Presentation State (…11.12).
  { uid: "1.2.840.10008.5.1.4.1.1.11.", reason: "Marks and settings of an earlier reader (presentation state)." },
  { uid: "1.2.840.10008.5.1.4.1.1.131", reason: "The screen layout of an earlier reader (structured display)." },
  { uid: "1.2.840.10008.5.1.4.1.1.66", reason: "Raw data, which cannot be shown." },
  { uid: "1.2.840.10008.5.1.4.1.1.66.2", reason: "Points marked by an earlier reader (spatial fiducials)." },
  { uid: "1.2.840.10008.5.1.4.1.1.66.4", reason: "Regions outlined in an earlier analysis (segmentation)." },
  { uid: "1.2.840.10008.5.1.4.1.1.66.5", reason: "Regions outlined in an earlier analysis (surface segmentation)." },
  { uid: "1.2.840.10008.5.1.4.1.1.66.6", reason: "Results of an earlier analysis (tractography)." },
  { uid: "1.2.840.10008.5.1.4.1.1.66.7", reason: "Regions outlined in an earlier analysis (label map segmentation)." },
  { uid: "1.2.840.10008.5.1.4.1.1.66.8", reason: "Results of an earlier analysis (height map segmentation)." },
  { uid: "1.2.840.10008.5.1.4.1.1.30", reason: "A map computed in an earlier analysis (parametric map)." },
  { uid: "1.2.840.10008.5.1.4.1.1.90.1", reason: "An assessment of the images (content assessment)." },
  { uid: "1.2.840.10008.5.1.4.1.1.91.1", reason: "Marks of an earlier analysis (microscopy annotations)." },
  // RT Dose (…481.2), Structure Set (…481.3), plans, records, physician intent: they say what was found and where. RT Image
  // (…481.1) is a picture and is shown.
  { uid: "1.2.840.10008.5.1.4.1.1.481.", reason: "Planning of a treatment: it tells what was found." },
  { uid: "1.2.840.10008.5.1.4.34.", reason: "Planning of a treatment: it tells what was found." },
  // Lensometry to Visual Acuity and spectacle data are measurements with an opinion in them (Ophthalmic, …78.1 to …78.8).
  { uid: "1.2.840.10008.5.1.4.1.1.78.", reason: "Results of an examination, not an image." },
  { uid: "1.2.840.10008.5.1.4.1.1.79.1", reason: "Results of an earlier analysis (macular grid thickness report)." },
];

export const shownClasses: ReadonlySet<string> = new Set(["1.2.840.10008.5.1.4.1.1.481.1"]);

/** Secondary Capture (…7) and its multi-frame kinds (…7.1 to …7.4). */
export function isSecondaryCapture(sopClassUid: string): boolean {
  return /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.7(\.[1-4])?$/.test(sopClassUid);
}

/** Modalities whose objects are never the examination itself, PS3.3 section C.7.3.1.1.1. */
export const withheldModalities: Readonly<Record<string, string>> = {
  SR: "A report: it may hold an earlier reading.",
  DOC: "A document: it may hold an earlier reading.",
  KO: "Key images chosen by an earlier reader.",
  PR: "Marks and settings of an earlier reader.",
  SEG: "Regions outlined in an earlier analysis.",
  ANN: "Marks of an earlier analysis.",
  ASMT: "An assessment of the images.",
  RTSTRUCT: "Planning of a treatment: it tells what was found.",
  RTPLAN: "Planning of a treatment: it tells what was found.",
  RTDOSE: "Planning of a treatment: it tells what was found.",
  PLAN: "Planning of a treatment: it tells what was found.",
};
