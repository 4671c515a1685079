import type { Reason } from "#contract/case.ts";
import type { Agreement, RadpeerScore, Significance } from "#contract/comparison.ts";
import type { Certainty, Mark, Severity, Side } from "#contract/finding.ts";
import type { OpinionPoint } from "#contract/opinion.ts";

export const agreementLabel: Record<Agreement, string> = {
  agree: "Both agree",
  refined: "Agreed, described more exactly",
  "missed-by-first": "Not in the first reading",
  "not-confirmed": "Not confirmed",
  "side-or-level": "Different side or level",
  measurement: "Different measurement",
  category: "Different grading",
  recommendation: "Different recommendation",
  certainty: "Different certainty",
};

export const significanceLabel: Record<Significance, string> = { none: "none", minor: "minor", major: "major" };

export const sideLabel: Record<Side, string> = {
  left: "left",
  right: "right",
  bilateral: "both sides",
  midline: "midline",
  "not-stated": "",
};

export const certaintyLabel: Record<Certainty, string> = {
  definite: "definite",
  probable: "probable",
  possible: "possible",
  unlikely: "unlikely",
};

export const severityLabel: Record<Severity, string> = {
  normal: "normal",
  incidental: "incidental",
  minor: "minor",
  moderate: "moderate",
  major: "major",
  critical: "critical",
};

export const reasonLabel: Record<Reason, string> = {
  "uncertain-diagnosis": "The diagnosis is uncertain",
  "critical-decision": "A critical decision depends on it",
  "symptoms-do-not-fit": "The symptoms do not fit the first report",
  "quality-or-legal-review": "Review of quality, or for a legal or insurance question",
};

export const settledAsLabel: Record<NonNullable<OpinionPoint["settledAs"]>, string> = {
  first: "the first reading stands",
  second: "the second reading stands",
  both: "both stand",
  neither: "neither stands",
  "new-version": "neither stands; a new version does",
  "not-settled": "it cannot be settled on these images",
};

export const adequacyLabel = {
  yes: "The images can answer the question.",
  "with-limits": "The images can answer the question, with limits.",
  no: "The images cannot answer the question.",
} as const;

/** RADPEER 2016 (ACR), in the wording of its own scale. */
export const radpeerLabel: Record<RadpeerScore, string> = {
  "1": "1: concur with the first interpretation",
  "2a": "2a: difference not ordinarily expected to be made (understandable miss), unlikely to be clinically significant",
  "2b": "2b: difference not ordinarily expected to be made (understandable miss), likely to be clinically significant",
  "3a": "3a: difference that should be made most of the time, unlikely to be clinically significant",
  "3b": "3b: difference that should be made most of the time, likely to be clinically significant",
};

type MeasuredValue = Mark["values"][number];

const unitLabel: Record<MeasuredValue["unit"], string> = {
  mm: " mm",
  mm2: " mm²",
  cm: " cm",
  cm2: " cm²",
  px: " px",
  px2: " px²",
  deg: "°",
  HU: " HU",
  SUV: " SUV",
  s: " s",
  Hz: " Hz",
  "cm/s": " cm/s",
  "Bq/ml": " Bq/ml",
  raw: "",
};

/** A measured value for a page: "8.2 mm", "31.4°". One decimal; whole numbers without. */
export function measuredText({ value, unit }: Pick<MeasuredValue, "value" | "unit">): string {
  return `${numberText(value)}${unitLabel[unit]}`;
}

/** A number with at most one decimal, never in exponent form. */
export function numberText(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return (Object.is(rounded, -0) ? 0 : rounded).toFixed(Number.isInteger(rounded) ? 0 : 1);
}

/** Millimetres of a finding: "12 × 8 mm". */
export function sizeText(millimetres: readonly number[]): string {
  return `${millimetres.map(numberText).join(" × ")} mm`;
}

const months = "January February March April May June July August September October November December".split(" ");

/** A day as YYYY-MM-DD out of that or of DICOM's YYYYMMDD (PS3.5 section 6.2, DA); null when it is no day. */
export function isoDay(day: string | null): string | null {
  const [, year, month, date] = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(day ?? "") ?? [];
  const iso = `${year}-${month}-${date}`;
  const known = new Date(iso);
  return Number.isNaN(known.getTime()) || known.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** "2026-06-02" or "20260602" as "2 June 2026", the same in every reader's country; what is no day is given back as it is. */
export function dayText(day: string): string {
  const [year, month, date] = isoDay(day)?.split("-") ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? day : `${Number(date)} ${name} ${year}`;
}

/** An instant as "2 June 2026, 10:15 UTC". */
export function instantText(instant: string): string {
  const utc = new Date(instant).toISOString();
  return `${dayText(utc)}, ${utc.slice(11, 16)} UTC`;
}
