import { writePart10 } from "#dicom/write-part10.ts";
import { dicomInstant } from "../dicom-modules.ts";
import { evidence } from "../sr-evidence.ts";
import { dcmCode, personName, shortText, srItem, srText } from "../sr-item.ts";
import { imageItem } from "../sr-measures.ts";
import { type MarksDocument, markUid, studyAttributes } from "./marks-document.ts";

export const keyObjectSelection = "1.2.840.10008.5.1.4.1.1.88.59";

/** The key images of a sealed reading in one study as a Key Object Selection document (PS3.3 A.35.4, PS3.16 TID 2010). Null where there is none. */
export function keyObjects(document: MarksDocument): Uint8Array | null {
  if (document.keyImages.length === 0) return null;
  const { reading } = document;
  const [date, time] = dicomInstant(reading.sealedAt);
  const instances = [...new Map(document.keyImages.map((image) => [image.sopInstanceUid, image])).values()];
  return writePart10(
    {
      SpecificCharacterSet: "ISO_IR 192",
      SOPClassUID: keyObjectSelection,
      SOPInstanceUID: markUid(document, "kos"),
      TimezoneOffsetFromUTC: "+0000",
      ...studyAttributes(document),
      Modality: "KO",
      SeriesInstanceUID: markUid(document, "kos-series"),
      SeriesNumber: 9003,
      SeriesDescription: shortText(`Key images, reading version ${reading.version}`),
      ReferencedPerformedProcedureStepSequence: [],
      Manufacturer: "Overread",
      InstitutionName: shortText(reading.organisation),
      InstanceNumber: reading.version,
      ContentDate: date,
      ContentTime: time,
      CurrentRequestedProcedureEvidenceSequence: evidence(instances),
      ValueType: "CONTAINER",
      ConceptNameCodeSequence: [dcmCode("113000", "Of Interest")],
      ContinuityOfContent: "SEPARATE",
      ContentTemplateSequence: [{ MappingResource: "DCMR", TemplateIdentifier: "2010" }],
      ContentSequence: [
        srItem("HAS OBS CONTEXT", "CODE", dcmCode("121005", "Observer Type"), {
          ConceptCodeSequence: [dcmCode("121006", "Person")],
        }),
        srItem("HAS OBS CONTEXT", "PNAME", dcmCode("121008", "Person Observer Name"), {
          PersonName: personName(reading.readerName) || "not named",
        }),
        ...srText(dcmCode("113012", "Key Object Description"), "Key images of the second reading"),
        ...document.keyImages.map((image) => imageItem(image, "CONTAINS")),
      ],
    },
    keyObjectSelection,
  );
}
