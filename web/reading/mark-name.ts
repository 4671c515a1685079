import { useTranslation } from "react-i18next";
import type { Mark } from "#contract/finding.ts";
import { valueText } from "../viewer/mark-lines.ts";

/** How a mark is called in the report: "Length 12.3 mm", "Arrow: nodule". */
export function useMarkName(): (mark: Mark) => string {
  const { t } = useTranslation("reading");
  return (mark) => {
    const value = (name: string) => mark.values.find((each) => each.name === name);
    const tool = t(`marks.${mark.tool}`);
    if (mark.tool === "arrow" || mark.tool === "text") return `${tool}: ${mark.text}`;
    const [length, width, height, area] = [value("length"), value("width"), value("height"), value("area")];
    const across = length ?? height;
    const size =
      width === undefined || across === undefined
        ? area
        : { ...across, text: `${across.value.toFixed(1)} × ${valueText(width)}` };
    const main = mark.tool === "length" ? (length ?? value("time") ?? value("velocity") ?? height ?? width) : size;
    const shown = main ?? value("angle") ?? value("value") ?? value("velocity") ?? value("frequency");
    const mean = value("mean");
    const words = shown === undefined ? tool : `${tool} ${"text" in shown ? shown.text : valueText(shown)}`;
    return mean === undefined ? words : `${words}, ${t("marks.mean")} ${valueText(mean)}`;
  };
}
