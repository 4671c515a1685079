import { z } from "zod";
import { cross, type Vector } from "./image-plane.ts";
import { type EdgeLetters, edgeLettersOf, oppositeOf } from "./orientation-letters.ts";
import type { ViewerFrame } from "./series-frames.ts";

/**
 * The letters at the four edges of a frame: from its plane and how the camera looks at it, else as the radiograph itself states them,
 * PatientOrientation (0020,0020): first the direction of the rows, then that of the columns (PS3.3 C.7.6.1.1.1).
 */
export function lettersFor(
  camera: { viewUp?: Vector; viewPlaneNormal?: Vector },
  frame: Pick<ViewerFrame, "plane" | "dataSet">,
): EdgeLetters | null {
  if (frame.plane !== null) {
    const { viewUp, viewPlaneNormal } = camera;
    if (viewUp === undefined || viewPlaneNormal === undefined) return null;
    return edgeLettersOf(cross(viewUp, viewPlaneNormal), viewUp);
  }
  const [right, bottom] = z.array(z.string()).safeParse(frame.dataSet["00200020"]?.Value).data ?? [];
  if (right === undefined || bottom === undefined || right === "" || bottom === "") return null;
  return { right, left: oppositeOf(right), bottom, top: oppositeOf(bottom) };
}
