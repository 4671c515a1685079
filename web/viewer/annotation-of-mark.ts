import { cache, metaData, type Types } from "@cornerstonejs/core";
import type { Types as ToolTypes } from "@cornerstonejs/tools";
import { z } from "zod";
import type { Mark } from "#contract/finding.ts";
import { calibrationOfMark } from "./calibration.ts";
import { numberOf, textOf } from "./dicom-json.ts";
import { type ImagePlane, type ImagePoint, imagePointOf, normalOf, type Vector, worldOf } from "./image-plane.ts";
import { measureMark } from "./measure-mark.ts";
import type { RealValues } from "./pixel-statistics.ts";
import type { ViewerFrame } from "./series-frames.ts";
import { isActivity } from "./suv.ts";
import { markTools } from "./viewer-types.ts";

type Annotation = ToolTypes.Annotation;

/** What Cornerstone calls the tools that draw marks. */
export const markToolNames = {
  length: "Length",
  bidirectional: "Bidirectional",
  angle: "Angle",
  cobb: "CobbAngle",
  ellipse: "EllipticalROI",
  rectangle: "RectangleROI",
  freehand: "PlanarFreehandROI",
  probe: "Probe",
  arrow: "ArrowAnnotate",
  text: "Label",
} as const satisfies Record<Mark["tool"], string>;

export const markToolOf = (annotation: Annotation): Mark["tool"] | null =>
  markTools.find((tool) => markToolNames[tool] === annotation.metadata?.toolName) ?? null;

/** Points that a mark of each tool has; fewer is none. */
const pointsNeeded: Readonly<Record<Mark["tool"], number>> = {
  length: 2,
  bidirectional: 4,
  angle: 3,
  cobb: 4,
  ellipse: 4,
  rectangle: 4,
  freehand: 3,
  probe: 1,
  arrow: 2,
  text: 1,
};
/** The contract's most, and the way between two points of an outline, in pixels: the hand is not more exact. */
const mostPoints = 1000;
const outlineStep = 0.4;

/** An outline with its points as far apart as is of use: the drawing tool makes several for each pixel of the screen. */
function thinned(points: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= outlineStep) kept.push(point);
  }
  const step = Math.ceil(kept.length / mostPoints);
  return step <= 1 ? kept : kept.filter((_, index) => index % step === 0);
}
/** Cornerstone counts corners row by row, the contract goes round. The same exchange leads back. */
const roundCorners = <T>([a, b, c, d]: readonly T[]): T[] =>
  [a, b, d, c].flatMap((each) => (each === undefined ? [] : [each]));

const contour = z.object({ contour: z.object({ polyline: z.array(z.tuple([z.number(), z.number(), z.number()])) }) });

/** What Cornerstone drew, in space, in the contract's order. */
export function drawnPointsOf(tool: Mark["tool"], data: Annotation["data"]): readonly Vector[] {
  if (tool === "freehand") {
    const parsed = contour.safeParse({
      contour: { polyline: Array.from(data.contour?.polyline ?? [], (each) => [...each]) },
    });
    return parsed.success ? parsed.data.contour.polyline : [];
  }
  const points: readonly Vector[] = data.handles?.points ?? [];
  if (tool === "rectangle") return roundCorners(points);
  return tool === "text" || tool === "probe" ? points.slice(0, 1) : points;
}

const vector = z.tuple([z.number(), z.number(), z.number()]);
const displayed = z.object({
  rowCosines: vector,
  columnCosines: vector,
  imagePositionPatient: vector,
  rowPixelSpacing: z.number().positive(),
  columnPixelSpacing: z.number().positive(),
});

/**
 * Where Cornerstone draws an image. It gives a place of its own to images that have none (radiographs, ultrasound), so this is not
 * the patient's space: only a way to and from the pixels.
 */
export function drawnPlaneOf(imageId: string): ImagePlane | null {
  const plane: unknown = metaData.get("imagePlaneModule", imageId);
  const tuple = (value: unknown) =>
    value === undefined ? undefined : Array.from(z.array(z.coerce.number()).parse(value));
  const given = z.looseObject({}).safeParse(plane).data;
  if (given === undefined) return null;
  const parsed = displayed.safeParse({
    ...given,
    rowCosines: tuple(given.rowCosines ?? [1, 0, 0]),
    columnCosines: tuple(given.columnCosines ?? [0, 1, 0]),
    imagePositionPatient: tuple(given.imagePositionPatient ?? [0, 0, 0]),
    rowPixelSpacing: given.rowPixelSpacing ?? 1,
    columnPixelSpacing: given.columnPixelSpacing ?? 1,
  });
  if (!parsed.success) return null;
  return {
    origin: parsed.data.imagePositionPatient,
    row: parsed.data.rowCosines,
    column: parsed.data.columnCosines,
    rowSpacing: parsed.data.rowPixelSpacing,
    columnSpacing: parsed.data.columnPixelSpacing,
  };
}

/** The pixels of a frame in real values, where it is grey and loaded. */
export function realValuesOf(frame: ViewerFrame): RealValues | null {
  const image = cache.getImage(frame.imageId);
  if (image === undefined || image.color) return null;
  const lut = z
    .looseObject({ rescaleSlope: z.coerce.number().catch(1), rescaleIntercept: z.coerce.number().catch(0) })
    .safeParse(metaData.get("modalityLutModule", frame.imageId)).data;
  const scaled = image.preScale?.scaled === true;
  const slope = scaled ? 1 : (lut?.rescaleSlope ?? 1);
  const intercept = scaled ? 0 : (lut?.rescaleIntercept ?? 0);
  const pixels = image.getPixelData();
  // PS3.3 C.11.1.1.2: for CT the output is in Hounsfield units unless RescaleType says otherwise.
  const type = textOf(frame.dataSet, "00281054");
  const isHounsfield = frame.facts.modality === "CT" && (type === "" || type === "HU");
  const suv = frame.suv?.factor ?? null;
  const otherwise = isActivity(frame.dataSet) ? "Bq/ml" : "raw";
  return {
    columns: numberOf(frame.dataSet, "00280011") ?? image.columns,
    rows: numberOf(frame.dataSet, "00280010") ?? image.rows,
    unit: isHounsfield ? "HU" : suv === null ? otherwise : "SUV",
    at: (index) => ((pixels[index] ?? 0) * slope + intercept) * (suv ?? 1),
  };
}

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * Points that Cornerstone drew, in image pixel coordinates, to a thousandth of a pixel; null where the frame has no geometry. Its order is the
 * contract's: an ellipse has its ends top, bottom, left, right.
 */
export function imagePointsOf(drawn: readonly Vector[], frame: ViewerFrame): [number, number][] | null {
  const plane = drawnPlaneOf(frame.imageId);
  if (plane === null) return null;
  return drawn.map((point) => {
    const [x, y] = imagePointOf(plane, point);
    return [thousandths(x), thousandths(y)];
  });
}

/** The mark that an annotation stands for. Values and patient coordinates are worked out from the rounded pixel coordinates. */
export function markOfAnnotation(annotation: Annotation, frame: ViewerFrame): Mark | null {
  const tool = markToolOf(annotation);
  if (tool === null || annotation.annotationUID === undefined) return null;
  const drawn = imagePointsOf(drawnPointsOf(tool, annotation.data), frame);
  const points = drawn !== null && tool === "freehand" ? thinned(drawn) : drawn;
  if (points === null || points.length < pointsNeeded[tool] || points.flat().some(Number.isNaN)) return null;
  const { plane } = frame;
  return {
    id: annotation.annotationUID,
    tool,
    image: frame.reference,
    points,
    values: measureMark(tool, points, frame.calibration, realValuesOf(frame)),
    text: tool === "arrow" || tool === "text" ? (annotation.data.label ?? "").slice(0, 500) : "",
    calibration: calibrationOfMark(frame.calibration, points),
    frameOfReferenceUid: plane === null ? null : textOf(frame.dataSet, "00200052") || null,
    worldPoints:
      plane === null
        ? null
        : points.map((point) => {
            const [x, y, z] = worldOf(plane, point);
            return [thousandths(x), thousandths(y), thousandths(z)];
          }),
  };
}

/** Cornerstone's own order of points; its text keeps two. */
function handlesOf(tool: Mark["tool"], points: readonly Types.Point3[]): Types.Point3[] {
  if (tool === "rectangle") return roundCorners(points);
  return tool === "text" ? points.flatMap((each): Types.Point3[] => [each, [...each]]) : [...points];
}

/** The annotation that draws a mark on its frame. */
export function annotationOfMark(mark: Mark, frame: ViewerFrame): Annotation | null {
  const plane = drawnPlaneOf(frame.imageId);
  if (plane === null) return null;
  const point = (each: ImagePoint): Types.Point3 => [...worldOf(plane, each)];
  const points = mark.points.map(point);
  const isOutline = mark.tool === "freehand";
  return {
    annotationUID: mark.id,
    highlighted: false,
    invalidated: true,
    isLocked: false,
    isVisible: true,
    metadata: {
      toolName: markToolNames[mark.tool],
      referencedImageId: frame.imageId,
      FrameOfReferenceUID: frameOfReferenceOf(frame),
      viewPlaneNormal: [...normalOf(plane)],
      viewUp: [-plane.column[0], -plane.column[1], -plane.column[2]],
    },
    data: {
      label: mark.text,
      handles: {
        points: isOutline ? [] : handlesOf(mark.tool, points),
        activeHandleIndex: null,
        textBox: {
          hasMoved: false,
          worldPosition: [0, 0, 0],
          worldBoundingBox: {
            topLeft: [0, 0, 0],
            topRight: [0, 0, 0],
            bottomLeft: [0, 0, 0],
            bottomRight: [0, 0, 0],
          },
        },
        ...(mark.tool === "arrow" ? { arrowFirst: true } : {}),
      },
      ...(isOutline ? { contour: { polyline: points, closed: true } } : {}),
      cachedStats: {},
      initialRotation: 0,
    },
  };
}

/** Images without a frame of reference are kept apart from each other by their series. */
export const frameOfReferenceOf = (frame: ViewerFrame): string =>
  textOf(frame.dataSet, "00200052") || frame.reference.seriesInstanceUid;
