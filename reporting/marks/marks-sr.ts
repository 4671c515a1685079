import type { Mark } from "#contract/finding.ts";
import { writePart10 } from "#dicom/write-part10.ts";
import { describeFinding, markText } from "../describe-finding.ts";
import { dicomInstant } from "../dicom-modules.ts";
import { element, measurementName } from "../sr-codes.ts";
import { evidence } from "../sr-evidence.ts";
import { dcmCode, ownCode, personName, type SrDataset, shortText, srContainer, srItem, srText } from "../sr-item.ts";
import { imageItem, numberItem, regionItem } from "../sr-measures.ts";
import { type MarksDocument, markUid, studyAttributes } from "./marks-document.ts";

export const comprehensiveSr = "1.2.840.10008.5.1.4.1.1.88.33";

/**
 * The marks of a sealed reading in one study as a Comprehensive SR after PS3.16 TID 1500 Measurement Report: a measurement group
 * (TID 1501; TID 1410 where a region was outlined) for each mark, each number inferred from what was drawn. Null where there is no mark.
 */
export function marksSr(document: MarksDocument): Uint8Array | null {
  if (document.marks.length === 0) return null;
  const { reading } = document;
  const [date, time] = dicomInstant(reading.sealedAt);
  return writePart10(
    {
      SpecificCharacterSet: "ISO_IR 192",
      SOPClassUID: comprehensiveSr,
      SOPInstanceUID: markUid(document, "sr"),
      TimezoneOffsetFromUTC: "+0000",
      CodingSchemeIdentificationSequence: [
        {
          CodingSchemeDesignator: "99OVERREAD",
          CodingSchemeName: "Overread report elements",
          CodingSchemeResponsibleOrganization: "Overread",
        },
      ],
      ...studyAttributes(document),
      Modality: "SR",
      SeriesInstanceUID: markUid(document, "sr-series"),
      SeriesNumber: 9001,
      SeriesDescription: shortText(`Measurements, reading version ${reading.version}`),
      ReferencedPerformedProcedureStepSequence: [],
      Manufacturer: "Overread",
      InstitutionName: shortText(reading.organisation),
      InstanceNumber: reading.version,
      ContentDate: date,
      ContentTime: time,
      CompletionFlag: "COMPLETE",
      VerificationFlag: "VERIFIED",
      PreliminaryFlag: "FINAL",
      VerifyingObserverSequence: [
        {
          VerifyingOrganization: shortText(reading.organisation) || "not named",
          VerificationDateTime: `${date}${time}+0000`,
          VerifyingObserverName: personName(reading.readerName) || "not named",
          VerifyingObserverIdentificationCodeSequence: [],
        },
      ],
      PerformedProcedureCodeSequence: [],
      CurrentRequestedProcedureEvidenceSequence: evidence(oncePerInstance(document.marks)),
      ValueType: "CONTAINER",
      ConceptNameCodeSequence: [dcmCode("126000", "Imaging Measurement Report")],
      ContinuityOfContent: "SEPARATE",
      ContentTemplateSequence: [{ MappingResource: "DCMR", TemplateIdentifier: "1500" }],
      ContentSequence: contentOf(document),
    },
    comprehensiveSr,
  );
}

/** Evidence names each instance once, however many marks it bears. */
function oncePerInstance(marks: readonly Mark[]): Mark["image"][] {
  return [...new Map(marks.map(({ image }) => [image.sopInstanceUid, image])).values()];
}

function contentOf(document: MarksDocument): SrDataset[] {
  const english = { CodeValue: "en", CodingSchemeDesignator: "RFC5646", CodeMeaning: "English" };
  const procedure = { CodeValue: "363679005", CodingSchemeDesignator: "SCT", CodeMeaning: "Imaging procedure" };
  return [
    srItem("HAS CONCEPT MOD", "CODE", dcmCode("121049", "Language of Content Item and Descendants"), {
      ConceptCodeSequence: [english],
    }),
    srItem("HAS OBS CONTEXT", "CODE", dcmCode("121005", "Observer Type"), {
      ConceptCodeSequence: [dcmCode("121006", "Person")],
    }),
    srItem("HAS OBS CONTEXT", "PNAME", dcmCode("121008", "Person Observer Name"), {
      PersonName: personName(document.reading.readerName) || "not named",
    }),
    srItem("HAS CONCEPT MOD", "CODE", dcmCode("121058", "Procedure reported"), { ConceptCodeSequence: [procedure] }),
    srContainer(dcmCode("111028", "Image Library"), [
      srContainer(
        dcmCode("126200", "Image Library Group"),
        oncePerInstance(document.marks).map((image) => imageItem(image, "CONTAINS")),
      ),
    ]),
    srContainer(
      dcmCode("126010", "Imaging Measurements"),
      document.marks.map((mark) => groupOf(document, mark)),
    ),
  ];
}

const outlined = new Set<Mark["tool"]>(["ellipse", "rectangle", "freehand"]);

/** TID 1501 rows 1 to 10, or TID 1410 with the region as an item of its own. */
function groupOf(document: MarksDocument, mark: Mark): SrDataset {
  const finding = document.findings.find((one) => one.markIds.includes(mark.id));
  const region = outlined.has(mark.tool) || mark.values.length === 0;
  const numbers = mark.values.map(({ name, value, unit }) => {
    const item = numberItem("CONTAINS", measurementName[name], value, unit);
    return region ? item : { ...item, ContentSequence: [regionItem(mark)] };
  });
  return srContainer(dcmCode("125007", "Measurement Group"), [
    ...srText(dcmCode("112039", "Tracking Identifier"), markText(mark) || mark.tool, "HAS OBS CONTEXT"),
    srItem("HAS OBS CONTEXT", "UIDREF", dcmCode("112040", "Tracking Unique Identifier"), { UID: trackingUid(mark) }),
    ...(finding === undefined
      ? []
      : [
          srItem("CONTAINS", "CODE", element.finding, {
            ConceptCodeSequence: [
              ownCode(observationCode(finding.observation), shortText(finding.observation) || "finding"),
            ],
          }),
        ]),
    ...(region ? [regionItem(mark, "CONTAINS")] : []),
    ...numbers,
    ...srText(dcmCode("121106", "Comment"), finding === undefined ? mark.text : describeFinding(finding)),
  ]);
}

/** The mark's own UUID as a UID (PS3.5 section B.2): the same mark keeps it over versions of the reading. */
export function trackingUid(mark: Mark): string {
  return `2.25.${BigInt(`0x${mark.id.replaceAll("-", "")}`)}`;
}

/** A code value for words that have no public code: the words themselves, as SH takes them (16 characters). */
function observationCode(observation: string): string {
  const plain = observation
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return plain.slice(0, 16) || "finding";
}
