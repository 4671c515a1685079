import type { Point } from "./points.ts";

const SIDES = { left: "left", right: "right", bilateral: "both sides", midline: "midline", "not-stated": "" } as const;

export function sideWords(point: Point): string {
  return SIDES[point.side] === "" ? "no side" : SIDES[point.side];
}

function millimetres(size: number): string {
  return `${Math.round(size * 10) / 10} mm`;
}

export function sizeWords(point: Point): string {
  return point.size === null ? "no size" : millimetres(point.size);
}

/** A point in a few words: "pulmonary nodule, right upper lobe, 6 mm". */
export function wordsFor(point: Point): string {
  const named = point.observations[0] ?? point.words.slice(0, 80);
  const side = point.side === "left" || point.side === "right" ? `${point.side} ` : "";
  const place = point.level ?? point.site;
  const where = place === null ? side.trim() : `${side}${place}`;
  const parts = [
    named,
    where,
    point.side === "bilateral" ? "both sides" : "",
    point.size === null ? "" : millimetres(point.size),
  ];
  return parts.filter((part) => part !== "").join(", ");
}
