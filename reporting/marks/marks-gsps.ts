import type { Mark } from "#contract/finding.ts";
import { writePart10 } from "#dicom/write-part10.ts";
import { markText } from "../describe-finding.ts";
import { dicomInstant } from "../dicom-modules.ts";
import { personName, type SrDataset, shortText } from "../sr-item.ts";
import { graphic, referencedImage } from "../sr-measures.ts";
import { instanceOf } from "./instance-of.ts";
import { type MarksDocument, markUid, studyAttributes } from "./marks-document.ts";

export const grayscalePresentation = "1.2.840.10008.5.1.4.1.1.11.1";
const layer = "OVERREAD";

/**
 * The marks of a sealed reading in one study as a Grayscale Softcopy Presentation State (PS3.3 A.33.1), for any workstation to draw over
 * the images. Null where no marked image has a size.
 */
export function marksGsps(document: MarksDocument): Uint8Array | null {
  const shown = document.marks.filter(({ image }) => document.sizes.has(image.sopInstanceUid));
  if (shown.length === 0) return null;
  const { reading } = document;
  const [date, time] = dicomInstant(reading.sealedAt);
  return writePart10(
    {
      SpecificCharacterSet: "ISO_IR 192",
      SOPClassUID: grayscalePresentation,
      SOPInstanceUID: markUid(document, "gsps"),
      TimezoneOffsetFromUTC: "+0000",
      ...studyAttributes(document),
      Modality: "PR",
      ...bodyPart(document),
      SeriesInstanceUID: markUid(document, "gsps-series"),
      SeriesNumber: 9002,
      SeriesDescription: shortText(`Marks, reading version ${reading.version}`),
      Manufacturer: "Overread",
      InstitutionName: shortText(reading.organisation),
      InstanceNumber: reading.version,
      // CS: capitals, digits, space and underscore (PS3.5 section 6.2).
      ContentLabel: `READING_${reading.version}`,
      ContentDescription: "Marks of the second reading",
      PresentationCreationDate: date,
      PresentationCreationTime: time,
      ContentCreatorName: personName(reading.readerName) || "not named",
      ReferencedSeriesSequence: referencedSeries(shown),
      DisplayedAreaSelectionSequence: displayedAreas(document, shown),
      GraphicAnnotationSequence: annotations(shown),
      GraphicLayerSequence: [{ GraphicLayer: layer, GraphicLayerOrder: 1, GraphicLayerDescription: "Second reading" }],
      PresentationLUTShape: "IDENTITY",
    },
    grayscalePresentation,
  );
}

/** Laterality is type 2C (PS3.3 Table C.7-5a): as the images say, and empty only where they name no body part at all. */
function bodyPart({ study }: MarksDocument): SrDataset {
  const said = instanceOf(study, [
    ["BodyPartExamined", "00180015", "optional"],
    ["Laterality", "00200060", "optional"],
  ]);
  return Object.keys(said).length === 0 ? { Laterality: "" } : said;
}

/** Presentation State Relationship Macro (PS3.3 Table C.11.11-1b). */
function referencedSeries(marks: readonly Mark[]): SrDataset[] {
  return [...Map.groupBy(marks, ({ image }) => image.seriesInstanceUid)].map(([series, ofSeries]) => ({
    SeriesInstanceUID: series,
    ReferencedImageSequence: framesOf(ofSeries),
  }));
}

/** One item for each instance; of a multi-frame one with all its marked frames. */
function framesOf(marks: readonly Mark[]): SrDataset[] {
  return [...Map.groupBy(marks, ({ image }) => image.sopInstanceUid).values()].flatMap((ofInstance) => {
    const [first] = ofInstance;
    if (first === undefined) return [];
    const { ReferencedFrameNumber: frame, ...reference } = referencedImage(first.image);
    const frames = [...new Set(ofInstance.map(({ image }) => image.frameNumber))].toSorted((a, b) => a - b);
    return [
      {
        ...reference,
        ...(frame === undefined && frames.every((one) => one === 1) ? {} : { ReferencedFrameNumber: frames }),
      },
    ];
  });
}

/** The whole of each image, whatever its size (PS3.3 C.10.4): images of one size share an item. */
function displayedAreas({ sizes }: MarksDocument, marks: readonly Mark[]): SrDataset[] {
  const bySize = Map.groupBy(marks, ({ image }) => {
    const size = sizes.get(image.sopInstanceUid);
    return `${size?.columns ?? 1}\\${size?.rows ?? 1}`;
  });
  return [...bySize].map(([corner, ofSize]) => ({
    ReferencedImageSequence: framesOf(ofSize),
    DisplayedAreaTopLeftHandCorner: [1, 1],
    DisplayedAreaBottomRightHandCorner: corner.split("\\").map(Number),
    PresentationSizeMode: "SCALE TO FIT",
    PresentationPixelAspectRatio: ["1", "1"],
  }));
}

/** Graphic Annotation Module (PS3.3 Table C.10-5): the shape of each mark and its words beside it. */
function annotations(marks: readonly Mark[]): SrDataset[] {
  return marks.map((mark) => {
    const words = markText(mark) || mark.text;
    return {
      ReferencedImageSequence: framesOf([mark]),
      GraphicLayer: layer,
      ...(words.trim() === "" ? {} : { TextObjectSequence: [textObject(mark, words)] }),
      GraphicObjectSequence: [graphicObject(mark)],
    };
  });
}

function graphicObject(mark: Mark): SrDataset {
  const { type, points } = graphic(mark);
  // Both legs of a bidirectional or Cobb mark are one line here; each is closed by no more than its own ends.
  return {
    GraphicAnnotationUnits: "PIXEL",
    GraphicDimensions: 2,
    NumberOfGraphicPoints: points.length,
    GraphicData: points.flat(),
    GraphicType: type,
    ...(type === "POINT" ? {} : { GraphicFilled: "N" }),
  };
}

function textObject(mark: Mark, words: string): SrDataset {
  const [anchor = [0, 0]] = mark.points;
  return {
    AnchorPointAnnotationUnits: "PIXEL",
    UnformattedTextValue: words.slice(0, 1024),
    AnchorPoint: [anchor[0], anchor[1]],
    AnchorPointVisibility: "N",
  };
}
