import { type DicomElement, type DicomJson, items } from "./json.ts";

/** Elements by tag as they shall be shown; one without Value empties the attribute. */
export type Correction = DicomJson;

/** When and why; who stands in the record that is kept beside the images. */
export type CorrectionFacts = { at: Date; system: string };

const originalAttributes = "04000561";
const studyDate = "00080020";
/** Series Date, Acquisition Date, Content Date. */
const otherDates = ["00080021", "00080022", "00080023"];
const laterality = "00200060";
const imageLaterality = "00200062";
const frameLaterality = "00209072";
const frameAnatomy = "00209071";

/**
 * What has to be laid over an image's data set so that it shows a correction: the corrected elements, every other place where the same
 * thing stands (the side is also said per image and per frame), and an item of the Original Attributes Sequence that keeps what stood
 * there (PS3.3 section C.12.1.1.9).
 * @param metadata the data set as received
 * @param before what was laid over it until now
 */
export function correctionOf(
  metadata: DicomJson,
  before: Correction | null,
  change: Correction,
  facts: CorrectionFacts,
): Correction {
  const shown = { ...metadata, ...before };
  const whole = { ...change, ...elsewhere(shown, change) };
  const changed = Object.keys(whole).filter((tag) => !isSame(shown[tag], whole[tag]));
  if (changed.length === 0) return before ?? {};
  const original: DicomJson = {};
  for (const tag of changed) original[tag] = shown[tag] ?? { vr: whole[tag]?.vr ?? "UN" };
  const item: DicomJson = {
    "04000550": { vr: "SQ", Value: [original] },
    "04000562": { vr: "DT", Value: [dateTime(facts.at)] },
    "04000563": { vr: "LO", Value: [facts.system] },
    "04000564": { vr: "LO" },
    "04000565": { vr: "CS", Value: ["CORRECT"] },
  };
  const corrected: Correction = { ...before };
  for (const tag of changed) {
    const element = whole[tag];
    if (element !== undefined) corrected[tag] = element;
  }
  corrected[originalAttributes] = { vr: "SQ", Value: [...items(shown, originalAttributes), item] };
  return corrected;
}

/**
 * The day of a series, its acquisition and its content goes with the study's where it was the same. The side stands in the series, in
 * the image of some kinds, and in each frame of an enhanced one.
 */
function elsewhere(shown: DicomJson, change: Correction): Correction {
  const more: Correction = {};
  const date = change[studyDate];
  if (date !== undefined) {
    for (const tag of otherDates) {
      if (shown[tag] !== undefined && isSame(shown[tag], shown[studyDate])) more[tag] = date;
    }
  }
  const side = change[laterality];
  if (side === undefined) return more;
  if (shown[imageLaterality] !== undefined) more[imageLaterality] = side;
  for (const group of ["52009229", "52009230"]) {
    const frames = items(shown, group);
    if (!frames.some((frame) => items(frame, frameAnatomy).length > 0)) continue;
    more[group] = { vr: "SQ", Value: frames.map((frame) => withSide(frame, side)) };
  }
  return more;
}

/** The tags of a data set that `correctionOf` looks at, beside those that are changed. */
export const correctionLooksAt: readonly string[] = [
  originalAttributes,
  studyDate,
  ...otherDates,
  imageLaterality,
  "52009229",
  "52009230",
];

function withSide(frame: DicomJson, side: DicomElement): DicomJson {
  const anatomy = items(frame, frameAnatomy);
  if (anatomy.length === 0) return frame;
  return {
    ...frame,
    [frameAnatomy]: { vr: "SQ", Value: anatomy.map((one) => ({ ...one, [frameLaterality]: side })) },
  };
}

const isSame = (a: DicomElement | undefined, b: DicomElement | undefined): boolean =>
  JSON.stringify(a?.Value ?? []) === JSON.stringify(b?.Value ?? []);

/** DT, PS3.5 Table 6.2-1. */
function dateTime(at: Date): string {
  return `${at.toISOString().replace(/[-:TZ]/g, "")}000+0000`;
}
