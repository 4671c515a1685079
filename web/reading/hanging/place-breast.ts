import type { ImageView } from "#contract/images.ts";
import type { Placement } from "../../viewer/viewer-types.ts";

/**
 * Mammograms hang back to back: the chest wall of the right breast, which hangs on the left, towards the middle, and that of the left
 * breast as well; all at the same size in the patient. Rows of the right breast then run backwards (to P), those of the left forwards
 * (to A), as PatientOrientation says; where it says nothing the picture is left as it was taken.
 */
export function placeBreast({
  laterality,
  rowsTowards,
}: Pick<ImageView, "laterality" | "rowsTowards">): Placement | null {
  if (laterality !== "R" && laterality !== "L") return null;
  const [wanted, opposite] = laterality === "R" ? ["P", "A"] : ["A", "P"];
  const main = Array.from(rowsTowards).find((letter) => letter === wanted || letter === opposite);
  return { mirrored: main === opposite, edge: laterality === "R" ? "right" : "left", sameSize: true };
}
