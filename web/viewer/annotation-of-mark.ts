import { cache, metaData, type Types } from "@cornerstonejs/core";
import type { Types as ToolTypes } from "@cornerstonejs/tools";
import { z } from "zod";
import type { Mark } from "#contract/finding.ts";
import { numberOf, textOf } from "./dicom-json.ts";
import { type ImagePlane, type ImagePoint, imagePointOf, normalOf, type Vector, worldOf } from "./image-plane.ts";
import { measureMark, type RealValues } from "./measure-mark.ts";
import type { ViewerFrame } from "./series-frames.ts";

type Annotation = ToolTypes.Annotation;

export const toolNames = {
  length: "Length",
  angle: "Angle",
  ellipse: "EllipticalROI",
  arrow: "ArrowAnnotate",
} as const;
const markTools: Readonly<Record<string, Mark["tool"]>> = {
  Length: "length",
  Angle: "angle",
  EllipticalROI: "ellipse",
  ArrowAnnotate: "arrow",
};
export const markToolOf = (annotation: Annotation): Mark["tool"] | null =>
  markTools[annotation.metadata?.toolName ?? ""] ?? null;

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
  const units = textOf(frame.dataSet, "00541001");
  // PS3.3 C.11.1.1.2: for CT the output is in Hounsfield units unless RescaleType says otherwise.
  const type = textOf(frame.dataSet, "00281054");
  const isHounsfield = frame.facts.modality === "CT" && (type === "" || type === "HU");
  return {
    columns: numberOf(frame.dataSet, "00280011") ?? image.columns,
    rows: numberOf(frame.dataSet, "00280010") ?? image.rows,
    unit: isHounsfield ? "HU" : units === "GML" ? "SUV" : "raw",
    at: (index) => (pixels[index] ?? 0) * slope + intercept,
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
  const points = imagePointsOf(annotation.data.handles?.points ?? [], frame);
  if (points === null) return null;
  const { plane } = frame;
  return {
    id: annotation.annotationUID,
    tool,
    image: frame.reference,
    points,
    values: measureMark(tool, points, frame.calibration, realValuesOf(frame)),
    text: tool === "arrow" ? (annotation.data.label ?? "").slice(0, 500) : "",
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

/** The annotation that draws a mark on its frame. */
export function annotationOfMark(mark: Mark, frame: ViewerFrame): Annotation | null {
  const plane = drawnPlaneOf(frame.imageId);
  if (plane === null) return null;
  const point = (each: ImagePoint): Types.Point3 => [...worldOf(plane, each)];
  return {
    annotationUID: mark.id,
    highlighted: false,
    invalidated: true,
    isLocked: false,
    isVisible: true,
    metadata: {
      toolName: toolNames[mark.tool],
      referencedImageId: frame.imageId,
      FrameOfReferenceUID: frameOfReferenceOf(frame),
      viewPlaneNormal: [...normalOf(plane)],
      viewUp: [-plane.column[0], -plane.column[1], -plane.column[2]],
    },
    data: {
      label: mark.text,
      handles: {
        points: mark.points.map(point),
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
      cachedStats: {},
      initialRotation: 0,
    },
  };
}

/** Images without a frame of reference are kept apart from each other by their series. */
export const frameOfReferenceOf = (frame: ViewerFrame): string =>
  textOf(frame.dataSet, "00200052") || frame.reference.seriesInstanceUid;
