import type { ImageReference } from "#contract/finding.ts";
import type { OpinionContent } from "#contract/opinion.ts";
import { writePart10 } from "#dicom/write-part10.ts";
import { dicomInstant, patientModule, srStudy, studyModule } from "./dicom-modules.ts";
import { imageUses } from "./image-uses.ts";
import { documentTitle } from "./sr-codes.ts";
import { srSections } from "./sr-content.ts";
import { evidence } from "./sr-evidence.ts";
import { dcmCode, personName, type SrDataset, shortText, srItem, srText } from "./sr-item.ts";

const comprehensiveSr = "1.2.840.10008.5.1.4.1.1.88.33";

export type SrIds = {
  sopInstanceUid: string;
  seriesInstanceUid: string;
  /** Of an addendum: the document that it follows (PS3.3 section C.17.2, Predecessor Documents Sequence). */
  predecessor?: { studyInstanceUid: string; seriesInstanceUid: string; sopInstanceUid: string };
};

/**
 * The opinion as a Comprehensive SR document (PS3.3 section A.35.3) after PS3.16 TID 2000, verified, in UTF-8, as a Part 10 file. It
 * goes into the study that was read: the one most images of which are pointed at, else the newest. The same input gives the same bytes.
 */
export function renderSr(content: OpinionContent, ids: SrIds): Uint8Array {
  const study = srStudy(content);
  const dataset: SrDataset & { SOPInstanceUID: string } = {
    SpecificCharacterSet: "ISO_IR 192",
    SOPClassUID: comprehensiveSr,
    SOPInstanceUID: ids.sopInstanceUid,
    TimezoneOffsetFromUTC: "+0000",
    CodingSchemeIdentificationSequence: [
      {
        CodingSchemeDesignator: "99OVERREAD",
        CodingSchemeName: "Overread report elements",
        CodingSchemeResponsibleOrganization: "Overread",
      },
    ],
    ...patientModule(content),
    ...studyModule(content, study),
    Modality: "SR",
    SeriesInstanceUID: ids.seriesInstanceUid,
    SeriesNumber: 1,
    SeriesDescription: "Second opinion",
    ReferencedPerformedProcedureStepSequence: [],
    Manufacturer: "Overread",
    InstitutionName: shortText(content.organisation),
    ...documentModule(content, ids, study),
    ...contentModule(content),
  };
  return writePart10(dataset, comprehensiveSr);
}

function documentModule(content: OpinionContent, ids: SrIds, study: string): SrDataset {
  const { signedBy, signedAt, organisation, version } = content;
  const [date, time] = dicomInstant(signedAt);
  const uses = imageUses(content).map(({ image }) => image);
  const predecessor = ids.predecessor;
  return {
    InstanceNumber: version,
    ContentDate: date,
    ContentTime: time,
    CompletionFlag: "COMPLETE",
    VerificationFlag: "VERIFIED",
    PreliminaryFlag: "FINAL",
    VerifyingObserverSequence: [
      {
        VerifyingOrganization: shortText(organisation) || "not named",
        VerificationDateTime: `${date}${time}+0000`,
        VerifyingObserverName: personName(signedBy) || "not named",
        VerifyingObserverIdentificationCodeSequence: [],
      },
    ],
    PerformedProcedureCodeSequence: [],
    ...(predecessor === undefined
      ? {}
      : {
          PredecessorDocumentsSequence: evidence([{ ...predecessor, sopClassUid: comprehensiveSr, frameNumber: 1 }]),
        }),
    ...sequence(
      "CurrentRequestedProcedureEvidenceSequence",
      uses.filter(({ studyInstanceUid }) => studyInstanceUid === study),
    ),
    ...sequence(
      "PertinentOtherEvidenceSequence",
      uses.filter(({ studyInstanceUid }) => studyInstanceUid !== study),
    ),
  };
}

function sequence(keyword: string, images: readonly ImageReference[]): SrDataset {
  return images.length === 0 ? {} : { [keyword]: evidence(images) };
}

function contentModule(content: OpinionContent): SrDataset {
  const { reader } = content;
  const english = { CodeValue: "en", CodingSchemeDesignator: "RFC5646", CodeMeaning: "English" };
  return {
    ValueType: "CONTAINER",
    ConceptNameCodeSequence: [documentTitle],
    ContinuityOfContent: "SEPARATE",
    ContentTemplateSequence: [{ MappingResource: "DCMR", TemplateIdentifier: "2000" }],
    ContentSequence: [
      srItem("HAS CONCEPT MOD", "CODE", dcmCode("121049", "Language of Content Item and Descendants"), {
        ConceptCodeSequence: [english],
      }),
      srItem("HAS OBS CONTEXT", "CODE", dcmCode("121005", "Observer Type"), {
        ConceptCodeSequence: [dcmCode("121006", "Person")],
      }),
      srItem("HAS OBS CONTEXT", "PNAME", dcmCode("121008", "Person Observer Name"), {
        PersonName: personName(reader.name) || "not named",
      }),
      ...srText(dcmCode("121009", "Person Observer's Organization Name"), reader.institution, "HAS OBS CONTEXT"),
      ...srSections(content),
    ],
  };
}
