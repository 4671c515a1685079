import type { Finding, Mark } from "#contract/finding.ts";
import { certaintyLabel, measuredText, severityLabel, sideLabel, sizeText } from "./labels.ts";

/** What and where, in one line: "Nodule, right upper lobe (right), 12 × 8 mm". An absent one: "No nodule, …". */
export function findingTitle(finding: Finding): string {
  const { observation, anatomy, side, size, presence } = finding;
  const what = observation.trim() || "Finding";
  const named = presence === "absent" ? `No ${lowerFirst(what)}` : upperFirst(what);
  const sideWord = sideLabel[side];
  const saysSide = sideWord === "" || new RegExp(`\\b${sideWord}\\b`, "i").test(`${what} ${anatomy}`);
  const where = [anatomy.trim(), saysSide ? "" : sideWord].filter((part) => part !== "").join(", ");
  return [named, where, size === null ? "" : sizeText(size.millimetres)].filter((part) => part !== "").join(", ");
}

/** The reader's judgement of a finding: "definite; moderate; Lung-RADS 4A". */
export function findingJudgement({ certainty, severity, category }: Finding): string {
  return [certaintyLabel[certainty], severityLabel[severity], category?.trim() ?? ""]
    .filter((part) => part !== "")
    .join("; ");
}

/** A finding whole, as it stands in the doctor's table. */
export function describeFinding(finding: Finding): string {
  const parts = [`${findingTitle(finding)} (${findingJudgement(finding)}).`, finding.description.trim()];
  return parts.filter((part) => part !== "").join(" ");
}

/** The values of a mark as text: "length 8.2 mm"; an arrow has its words alone. */
export function markText(mark: Mark): string {
  return [mark.text.trim(), ...mark.values.map(valueText)].filter((part) => part !== "").join(", ");
}

/** One value of a mark: "standard deviation 12.1 HU". */
export function valueText(value: Mark["values"][number]): string {
  return `${value.name.replaceAll("-", " ")} ${measuredText(value)}`;
}

export function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Lower-cases the first letter unless the word is an abbreviation ("CT", "L5"). */
export function lowerFirst(text: string): string {
  return /^\p{Lu}[\p{Lu}\d]/u.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}
