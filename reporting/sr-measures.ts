import type { Finding, ImageReference, Mark } from "#contract/finding.ts";
import { markText } from "./describe-finding.ts";
import { element, measurementName, sizeName } from "./sr-codes.ts";
import { type Relationship, type SrCode, type SrDataset, srItem, srText } from "./sr-item.ts";
import { unitCode } from "./unit-codes.ts";

/** The size of a finding as numbers of its own; where it was measured its marks say. */
export function sizeItems({ size }: Finding): SrDataset[] {
  return (size?.millimetres ?? []).flatMap((value, index) => {
    const name = sizeName[index];
    return name === undefined ? [] : [numberItem("HAS PROPERTIES", name, value, "mm")];
  });
}

/** A mark: its words and values, each inferred from the region that was drawn, selected from its image (PS3.3 Table A.35.3-2). */
export function markItem(mark: Mark, relationship: Relationship): SrDataset[] {
  const numbers = mark.values.map(({ name, value, unit }) =>
    numberItem("HAS PROPERTIES", measurementName[name], value, unit),
  );
  const text = markText(mark) || mark.tool;
  return srText(element.mark, text, relationship, [...numbers, regionItem(mark)]);
}

export function numberItem(
  relationship: Relationship,
  name: SrCode,
  value: number,
  unit: Mark["values"][number]["unit"],
): SrDataset {
  const { code, meaning } = unitCode[unit];
  const units = [{ CodeValue: code, CodingSchemeDesignator: "UCUM", CodeMeaning: meaning }];
  return srItem(relationship, "NUM", name, {
    MeasuredValueSequence: [{ NumericValue: decimalString(value), MeasurementUnitsCodeSequence: units }],
  });
}

/** DS: at most 16 characters (PS3.5 section 6.2). */
export function decimalString(value: number): string {
  for (let digits = 15; digits > 0; digits -= 1) {
    const text = String(Number(value.toPrecision(digits)));
    if (text.length <= 16) return text;
  }
  return "0";
}

/** SCOORD (PS3.3 section C.18.6): column and row, 0,0 being the outer corner of the first pixel, as marks have them. */
export function regionItem(mark: Mark, relationship: Relationship = "INFERRED FROM"): SrDataset {
  const { type, points } = graphic(mark);
  return srItem(relationship, "SCOORD", element.region, { GraphicType: type, GraphicData: points.flat() }, [
    imageItem(mark.image, "SELECTED FROM"),
  ]);
}

export function graphic({ tool, points }: Mark): { type: string; points: (readonly [number, number])[] } {
  const [a, b, c, d] = points;
  if ((tool === "arrow" || tool === "probe" || tool === "text") && a !== undefined)
    return { type: "POINT", points: [a] };
  if (tool === "ellipse" && a !== undefined && b !== undefined && c !== undefined && d !== undefined) {
    // The ends of the major axis come first (PS3.3 section C.18.6.1.2).
    const upright = Math.hypot(a[0] - b[0], a[1] - b[1]) >= Math.hypot(c[0] - d[0], c[1] - d[1]);
    return { type: "ELLIPSE", points: upright ? [a, b, c, d] : [c, d, a, b] };
  }
  // A closed outline ends where it began (PS3.3 section C.18.6.1.2).
  if ((tool === "rectangle" || tool === "freehand") && a !== undefined)
    return { type: "POLYLINE", points: [...points, a] };
  return { type: "POLYLINE", points };
}

export function imageItem(image: ImageReference, relationship: Relationship): SrDataset {
  return srItem(relationship, "IMAGE", null, { ReferencedSOPSequence: [referencedImage(image)] });
}

export function referencedImage({ sopClassUid, sopInstanceUid, frameNumber }: ImageReference): SrDataset {
  const frame = frameNumber > 1 || multiFrame.has(sopClassUid) ? { ReferencedFrameNumber: frameNumber } : {};
  return { ReferencedSOPClassUID: sopClassUid, ReferencedSOPInstanceUID: sopInstanceUid, ...frame };
}

/** Image storage classes whose instances are multi-frame by their nature (PS3.4 Table B.5-1): there even frame 1 is named. */
const multiFrame = new Set(
  [
    ...[
      "2.1",
      "2.2",
      "3.1",
      "4.1",
      "4.3",
      "4.4",
      "6.2",
      "7.1",
      "7.2",
      "7.3",
      "7.4",
      "12.1",
      "12.1.1",
      "12.2",
      "12.2.1",
    ],
    ...["13.1.1", "13.1.2", "13.1.3", "13.1.4", "13.1.5", "14.1", "14.2", "20", "77.1.1.1", "77.1.2.1", "77.1.4.1"],
    ...["128.1", "130", "66.4"],
  ].map((tail) => `1.2.840.10008.5.1.4.1.1.${tail}`),
);
