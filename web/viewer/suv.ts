import { type DataSet, itemsOf, numberOf, textOf } from "./dicom-json.ts";

/** Why a PET image gives no SUV; each has its sentence in the message catalogue. */
export type SuvRefusal =
  | "not-corrected"
  | "no-weight"
  | "no-dose"
  | "no-half-life"
  | "no-times"
  | "decay-unknown"
  | "unit-unknown"
  | "no-factor";

/** Either the factor that makes stored activity into SUVbw (g/ml), or why there is none. */
export type Suv = { factor: number; refused: null } | { factor: null; refused: SuvRefusal };

const no = (refused: SuvRefusal): Suv => ({ factor: null, refused });
const by = (factor: number): Suv => ({ factor, refused: null });

/** Seconds since 1970 of DA and TM, or of a DT, without regard to zones: only differences are used (PS3.5 6.2). Null where unreadable. */
function secondsOf(date: string, time: string): number | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(date) ?? [];
  const [, hour, minute = "0", second = "0"] = /^(\d{2})(\d{2})?(\d{2}(?:\.\d{1,6})?)?/.exec(time) ?? [];
  if (year === undefined || hour === undefined) return null;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)) / 1000 + Number(second);
}
const secondsOfDateTime = (value: string): number | null => secondsOf(value.slice(0, 8), value.slice(8));

/** The time to which the series is decay-corrected where DecayCorrection is START: when the scan began. */
function scanStart(set: DataSet, halfLife: number): number | null {
  const acquired = secondsOf(textOf(set, "00080022"), textOf(set, "00080032"));
  const series = secondsOf(textOf(set, "00080021"), textOf(set, "00080031"));
  // A series that was made after its images were acquired has a time of its own that says nothing of the scan.
  if (series !== null && (acquired === null || series <= acquired)) return series;
  const reference = numberOf(set, "00541300");
  const duration = numberOf(set, "00181242");
  if (acquired === null || reference === null || duration === null || duration <= 0) return null;
  // Back from the moment of the average count rate in this frame.
  const rate = Math.LN2 / halfLife;
  const decay = rate * (duration / 1000);
  return acquired - reference / 1000 + Math.log(decay / (1 - Math.exp(-decay))) / rate;
}

/** When the dose was given: its date and time, else its time on the day of the scan or the day before. */
function doseStart(dose: DataSet, scan: number, scanDate: string): number | null {
  const stated = secondsOfDateTime(textOf(dose, "00181078"));
  if (stated !== null) return stated;
  const started = secondsOf(scanDate, textOf(dose, "00181072"));
  if (started === null) return null;
  return started > scan ? started - 86_400 : started;
}

/** The factor for images in Bq/ml: body weight in grams over the dose that is left. */
function becquerelFactor(set: DataSet): Suv {
  const weight = numberOf(set, "00101030");
  if (weight === null || weight <= 0) return no("no-weight");
  const [dose] = itemsOf(set, "00540016");
  const given = dose === undefined ? null : numberOf(dose, "00181074");
  if (dose === undefined || given === null || given <= 0) return no("no-dose");
  const correction = textOf(set, "00541102");
  if (correction === "ADMIN") return by((weight * 1000) / given);
  if (correction !== "START") return no("decay-unknown");
  const halfLife = numberOf(dose, "00181075");
  if (halfLife === null || halfLife <= 0) return no("no-half-life");
  const scan = scanStart(set, halfLife);
  const scanDate = textOf(set, "00080021") || textOf(set, "00080022");
  const started = scan === null ? null : doseStart(dose, scan, scanDate);
  if (scan === null || started === null || scan < started) return no("no-times");
  return by((weight * 1000) / (given * 2 ** (-(scan - started) / halfLife)));
}

/** Philips, whose counts come with a factor of their own: private (7053,xx00) SUV Scale Factor, (7053,xx09) Activity Concentration. */
function philipsFactor(set: DataSet): Suv {
  const block = ["10", "11", "12", "13"].find((each) => textOf(set, `705300${each}`) === "Philips PET Private Group");
  if (block === undefined) return no("no-factor");
  const suv = numberOf(set, `7053${block}00`);
  if (suv !== null && suv !== 0) return by(suv);
  const activity = numberOf(set, `7053${block}09`);
  if (activity === null || activity === 0) return no("no-factor");
  const rest = becquerelFactor(set);
  return rest.factor === null ? rest : by(activity * rest.factor);
}

/**
 * SUV by body weight of a PET image, as QIBA computes it: Units, CorrectedImage and DecayCorrection of PS3.3 C.8.9.1, dose and half-life
 * of C.8.9.2. Null for what is not PET.
 * @returns the factor for values after the rescale slope and intercept
 */
export function suvOf(set: DataSet): Suv | null {
  if (textOf(set, "00080060") !== "PT") return null;
  const units = textOf(set, "00541001");
  const type = textOf(set, "00541006");
  if (units === "GML") return type === "" || type === "BW" ? by(1) : no("unit-unknown");
  const corrected = (set["00280051"]?.Value ?? []).map(String);
  if (!corrected.includes("ATTN") || !(corrected.includes("DECY") || corrected.includes("DECAY")))
    return no("not-corrected");
  if (units === "BQML") return becquerelFactor(set);
  if (units === "CNTS") return philipsFactor(set);
  return no("unit-unknown");
}

/** Whether the values themselves are activity, which is told where no SUV can be. */
export const isActivity = (set: DataSet): boolean => textOf(set, "00541001") === "BQML";
