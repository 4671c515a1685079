import { randomUUID } from "node:crypto";
import type { Finding, ImageReference, Mark } from "#contract/finding.ts";
import type { Point } from "./phantoms/shapes.ts";
import { findPoint, type PhantomSeries, patientPoint } from "./phantoms/slices.ts";

type At = [number, number];

/** A length between two places of the patient, on the slice nearest to the first. */
export function lengthInPatient(series: PhantomSeries, from: Point, to: Point, text = ""): Mark {
  const { image, at, slice } = findPoint(series, from);
  const end = findPoint(series, to).at;
  const points: At[] = [rounded(at), rounded(end)];
  const worldPoints = points.map((point) => patientPoint(series.grid, point, slice));
  const [a, b] = worldPoints;
  const value = a === undefined || b === undefined ? 0 : Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  return {
    ...emptyMark(image.reference, text),
    tool: "length",
    points,
    values: [{ name: "length", value: Math.round(value * 10) / 10, unit: "mm" }],
    frameOfReferenceUid: series.frameOfReferenceUid,
    worldPoints,
  };
}

/** An arrow whose tip is at a place of the patient; its shaft comes from `away` pixels. */
export function arrowInPatient(series: PhantomSeries, tip: Point, away: At, text: string): Mark {
  const { image, at, slice } = findPoint(series, tip);
  const points: At[] = [rounded(at), rounded([at[0] + away[0], at[1] + away[1]])];
  return {
    ...emptyMark(image.reference, text),
    tool: "arrow",
    points,
    values: [],
    frameOfReferenceUid: series.frameOfReferenceUid,
    worldPoints: points.map((point) => patientPoint(series.grid, point, slice)),
  };
}

/** A mark on a projection, which has no place in space. A length is measured with `pixel`, mm. */
export function markOnFilm(image: ImageReference, points: [At, At], of: { pixel: number | null; text: string }): Mark {
  const [from, to] = points.map(rounded);
  if (from === undefined || to === undefined) throw new TypeError("a mark has two points");
  const length = of.pixel === null ? null : Math.hypot(from[0] - to[0], from[1] - to[1]) * of.pixel;
  return {
    ...emptyMark(image, of.text),
    tool: length === null ? "arrow" : "length",
    points: [from, to],
    values: length === null ? [] : [{ name: "length", value: Math.round(length * 10) / 10, unit: "mm" }],
    frameOfReferenceUid: null,
    worldPoints: null,
  };
}

const rounded = ([x, y]: At): At => [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
const emptyMark = (image: ImageReference, text: string) => ({ id: randomUUID(), image, text });

/** A finding with what most of them leave open. */
export function findingOf(
  given: Pick<Finding, "observation" | "anatomy" | "side"> & Partial<Finding>,
  marks: readonly Mark[] = [],
): Finding {
  return {
    id: randomUUID(),
    presence: "present",
    size: null,
    certainty: "definite",
    severity: given.presence === "absent" ? "normal" : "minor",
    category: null,
    description: "",
    recommendation: "",
    images: marks.map((mark) => mark.image),
    markIds: marks.map((mark) => mark.id),
    ...given,
  };
}
