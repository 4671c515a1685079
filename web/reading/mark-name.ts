import { useTranslation } from "react-i18next";
import type { Mark } from "#contract/finding.ts";
import { valueText } from "../viewer/mark-lines.ts";

/** How a mark is called in the report: "Length 12.3 mm", "Arrow: nodule". */
export function useMarkName(): (mark: Mark) => string {
  const { t } = useTranslation("reading");
  return (mark) => {
    const value = (name: string) => mark.values.find((each) => each.name === name);
    const tool = t(`marks.${mark.tool}`);
    if (mark.tool === "arrow") return `${tool}: ${mark.text}`;
    if (mark.tool === "ellipse") {
      const [width, height, mean] = [value("width"), value("height"), value("mean")];
      if (width === undefined || height === undefined) return tool;
      const sizes = `${width.value.toFixed(1)} × ${valueText(height)}`;
      return mean === undefined ? `${tool} ${sizes}` : `${tool} ${sizes}, ${t("marks.mean")} ${valueText(mean)}`;
    }
    const main = value(mark.tool);
    return main === undefined ? tool : `${tool} ${valueText(main)}`;
  };
}
