import type { Mark } from "#contract/finding.ts";
import { type Calibration, scaleAt } from "./calibration.ts";
import type { MeasuredValue } from "./measure-mark.ts";
import type { MarkWords } from "./viewer-types.ts";

const unitSigns: Readonly<Record<MeasuredValue["unit"], string>> = {
  mm: "mm",
  mm2: "mm²",
  px: "px",
  px2: "px²",
  deg: "°",
  HU: "HU",
  SUV: "SUV",
  s: "s",
  Hz: "Hz",
  "cm/s": "cm/s",
  "Bq/ml": "Bq/ml",
  raw: "",
  cm: "cm",
  cm2: "cm²",
};

/** A value as people read it: "12.3 mm", "45.0°", "37 HU". */
export function valueText({ value, unit }: Pick<MeasuredValue, "value" | "unit">): string {
  const digits =
    unit === "s"
      ? 3
      : unit === "HU" || unit === "raw" || unit === "px" || unit === "px2" || Math.abs(value) >= 1000
        ? 0
        : 1;
  const sign = unitSigns[unit];
  return `${value.toFixed(digits)}${sign === "" || unit === "deg" ? sign : ` ${sign}`}`;
}

/** What stands beside a mark in the picture. Says on which scale a length rests unless it is that of the patient. */
export function markLines(
  mark: Pick<Mark, "tool" | "text">,
  values: readonly MeasuredValue[],
  calibration: Calibration,
  points: readonly (readonly [number, number])[],
  words: MarkWords,
): string[] {
  const of = (name: MeasuredValue["name"]) => values.find((each) => each.name === name);
  const { basis } = scaleAt(calibration, points);
  const note = words.basis[basis] === "" ? "" : ` ${words.basis[basis]}`;
  const lines: string[] = [];
  const length = of("length");
  if (length !== undefined) lines.push(`${valueText(length)}${note}`);
  const angle = of("angle");
  if (angle !== undefined) lines.push(valueText(angle));
  const [width, height, area] = [of("width"), of("height"), of("area")];
  if (width !== undefined && height !== undefined) {
    lines.push(`${valueText(width).split(" ")[0] ?? ""} × ${valueText(height)}${note}`);
  } else if (width !== undefined || height !== undefined) {
    for (const each of [width, height]) if (each !== undefined) lines.push(`${valueText(each)}${note}`);
  }
  if (area !== undefined) lines.push(`${words.area} ${valueText(area)}${width === undefined ? note : ""}`);
  for (const name of ["time", "frequency", "velocity", "value"] as const) {
    const each = of(name);
    if (each !== undefined) lines.push(valueText(each));
  }
  const [mean, deviation] = [of("mean"), of("standard-deviation")];
  if (mean !== undefined && deviation !== undefined) {
    lines.push(
      `${words.mean} ${mean.value.toFixed(1)} ${unitSigns[mean.unit]} · ${words.deviation} ${deviation.value.toFixed(1)}`,
    );
  }
  const [minimum, maximum] = [of("minimum"), of("maximum")];
  if (minimum !== undefined && maximum !== undefined) {
    lines.push(`${words.range} ${valueText({ value: minimum.value, unit: "raw" })} – ${valueText(maximum)}`);
  }
  if (mark.text !== "") lines.push(mark.text);
  return lines;
}
