import { z } from "zod";
import { cross, dot, type ImagePlane, type Vector } from "./image-plane.ts";
import { type EdgeLetters, edgeLettersOf, oppositeOf } from "./orientation-letters.ts";
import type { ViewerFrame } from "./series-frames.ts";

export type Camera = { viewUp?: Vector; viewPlaneNormal?: Vector };

const asStored = { right: [1, 0, 0], up: [0, -1, 0] } as const;
const drawnFlat: Pick<ImagePlane, "row" | "column"> = { row: [1, 0, 0], column: [0, 1, 0] };

/** The letters of a direction on the screen, given those of the rows and the columns of the stored image. */
function turned(direction: Vector, drawn: Pick<ImagePlane, "row" | "column">, row: string, column: string): string {
  const along = dot(direction, drawn.row);
  const down = dot(direction, drawn.column);
  const letters = Math.abs(along) >= Math.abs(down) ? row : column;
  const part = Math.abs(along) >= Math.abs(down) ? along : down;
  return part >= 0 ? letters : oppositeOf(letters);
}

/**
 * The letters at the four edges of a frame: from its plane and how the camera looks at it, else as the radiograph itself states them,
 * PatientOrientation (0020,0020): first the direction of the rows, then that of the columns (PS3.3 C.7.6.1.1.1), turned and mirrored
 * as the picture is.
 * @param drawn axes on which a frame without a place in the patient is drawn
 */
export function lettersFor(
  { viewUp, viewPlaneNormal }: Camera,
  frame: Pick<ViewerFrame, "plane" | "dataSet">,
  drawn: Pick<ImagePlane, "row" | "column"> = drawnFlat,
): EdgeLetters | null {
  const seen =
    viewUp === undefined || viewPlaneNormal === undefined
      ? null
      : { right: cross(viewUp, viewPlaneNormal), up: viewUp };
  if (frame.plane !== null) return seen === null ? null : edgeLettersOf(seen.right, seen.up);
  const [row, column] = z.array(z.string()).safeParse(frame.dataSet["00200020"]?.Value).data ?? [];
  if (row === undefined || column === undefined || row === "" || column === "") return null;
  const { right, up } = seen ?? asStored;
  const toRight = turned(right, drawn, row, column);
  const toTop = turned(up, drawn, row, column);
  return { right: toRight, left: oppositeOf(toRight), top: toTop, bottom: oppositeOf(toTop) };
}
