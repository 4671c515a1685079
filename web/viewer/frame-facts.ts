import { type DataSet, groupOf, numberOf, numbersOf, textOf } from "./dicom-json.ts";

/** What stands on a viewport beside the picture: whose it is, of when, of what. */
export type FrameFacts = {
  patientName: string;
  patientId: string;
  /** YYYYMMDD as in the image; "" where it is not stated. */
  birthDate: string;
  sex: string;
  studyDate: string;
  studyDescription: string;
  seriesNumber: string;
  seriesDescription: string;
  modality: string;
  bodyPart: string;
  laterality: string;
  view: string;
  instanceNumber: string;
  /** Millimetres. */
  thickness: number | null;
  /** null: not lossy; else the compression ratio, 0 where it is not stated (PS3.3 C.7.6.1.1.5). */
  lossy: number | null;
};

/** DICOM writes names as Family^Given^Middle^Prefix^Suffix (PS3.5 6.2.1); people read "Family, Given Middle". */
export function readableName(name: string): string {
  const [family = "", given = "", middle = "", prefix = "", suffix = ""] = name.split("^").map((each) => each.trim());
  const first = [prefix, given, middle].filter((each) => each !== "").join(" ");
  return [family, [first, suffix].filter((each) => each !== "").join(" ")].filter((each) => each !== "").join(", ");
}

function lateralityOf(set: DataSet, frameNumber: number): string {
  const anatomy = groupOf(set, "00209071", frameNumber);
  const stated = [
    anatomy === null ? "" : textOf(anatomy, "00209072"),
    textOf(set, "00200062"),
    textOf(set, "00200060"),
  ];
  return stated.find((each) => each !== "") ?? "";
}

/** The facts of one frame. Tags: PS3.6. */
export function factsOf(set: DataSet, frameNumber: number): FrameFacts {
  const measures = groupOf(set, "00289110", frameNumber) ?? set;
  return {
    patientName: readableName(textOf(set, "00100010")),
    patientId: textOf(set, "00100020"),
    birthDate: textOf(set, "00100030"),
    sex: textOf(set, "00100040"),
    studyDate: textOf(set, "00080020"),
    studyDescription: textOf(set, "00081030"),
    seriesNumber: textOf(set, "00200011"),
    seriesDescription: textOf(set, "0008103E"),
    modality: textOf(set, "00080060"),
    bodyPart: textOf(set, "00180015"),
    laterality: lateralityOf(set, frameNumber),
    view: textOf(set, "00185101"),
    instanceNumber: textOf(set, "00200013"),
    thickness: numberOf(measures, "00180050"),
    lossy: textOf(set, "00282110") === "01" ? (numbersOf(set, "00282112").at(-1) ?? 0) : null,
  };
}

/** Frames a second that the data asks for, PS3.3 C.7.6.5; null where it does not say. */
export function frameRateOf(set: DataSet): number | null {
  const asked = numberOf(set, "00082144") ?? numberOf(set, "00180040");
  if (asked !== null && asked > 0) return Math.min(asked, 60);
  const time = numberOf(set, "00181063");
  if (time !== null && time > 0) return Math.min(1000 / time, 60);
  // FrameTimeVector: the first value belongs to no step between frames (PS3.3 C.7.6.5.1.2).
  const steps = numbersOf(set, "00181065").slice(1);
  const all = steps.reduce((sum, step) => sum + step, 0);
  return all > 0 ? Math.min((1000 * steps.length) / all, 60) : null;
}
