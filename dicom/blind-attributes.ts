import { tagOf } from "./dictionary.ts";

/**
 * Attributes that can name a diagnosis or a first reader, by keyword (PS3.6 chapter 6). A blind reader does not get them, at any
 * depth. Study, Series and Protocol Description stay: they say what was done, come from the order or the device, and without them
 * a reader cannot tell a series from another. Device, contrast, allergy and dose attributes stay: reading safely needs them.
 */
const diagnosis = [
  "AdmittingDiagnosesDescription",
  "AdmittingDiagnosesCodeSequence",
  "DischargeDiagnosisDescription",
  "DischargeDiagnosisCodeSequence",
  "AdditionalPatientHistory",
  "PatientState",
  "ServiceEpisodeDescription",
  "ReasonForStudy",
  "ReasonForVisit",
  "ReasonForVisitCodeSequence",
  "ReasonForTheRequestedProcedure",
  "ReasonForRequestedProcedureCodeSequence",
  "ReasonForTheImagingServiceRequest",
  "PrimaryAnatomicStructureModifierSequence",
  "LesionNumber",
];

const comments = [
  "PatientComments",
  "ImageComments",
  "FrameComments",
  "AcquisitionComments",
  "StudyComments",
  "VisitComments",
  "IdentifyingComments",
  "TextComments",
  "ImagePresentationComments",
  "RequestedProcedureComments",
  "ImagingServiceRequestComments",
  "CommentsOnThePerformedProcedureStep",
  "CommentsOnTheScheduledProcedureStep",
  "ResultsComments",
  "DerivationDescription",
  "ContentDescription",
  "ContentLabel",
  "LabelText",
];

const readers = [
  "NameOfPhysiciansReadingStudy",
  "PhysiciansReadingStudyIdentificationSequence",
  "PhysiciansOfRecord",
  "PhysiciansOfRecordIdentificationSequence",
  "PerformingPhysicianName",
  "PerformingPhysicianIdentificationSequence",
  "ContentCreatorName",
  "ContentCreatorIdentificationCodeSequence",
  "ReviewerName",
  "VerifyingObserverSequence",
  "VerifyingObserverName",
  "AuthorObserverSequence",
  "ParticipantSequence",
  "PersonName",
  "StudyReadDate",
  "StudyReadTime",
  "StudyVerifiedDate",
  "StudyVerifiedTime",
  "ReviewDate",
  "ReviewTime",
  "ApprovalStatus",
];

const content = [
  "ContentSequence",
  "TextValue",
  "TextString",
  "GraphicAnnotationSequence",
  "GraphicLayerSequence",
  "TextObjectSequence",
  "GraphicObjectSequence",
  "CompoundGraphicSequence",
  "UnformattedTextValue",
  "AnnotationGroupSequence",
  "AnnotationContentSequence",
  "StructureSetROISequence",
  "ROIContourSequence",
  "RTROIObservationsSequence",
  "SegmentSequence",
  "EncapsulatedDocument",
  "DocumentTitle",
  "ReferencedPresentationStateSequence",
  "CurrentRequestedProcedureEvidenceSequence",
  "PertinentOtherEvidenceSequence",
  "PertinentDocumentsSequence",
  "HL7StructuredDocumentReferenceSequence",
  "OriginalAttributesSequence",
  "DigitalSignaturesSequence",
  "EncryptedAttributesSequence",
];

export const blindTags: ReadonlySet<string> = new Set([...diagnosis, ...comments, ...readers, ...content].map(tagOf));

/**
 * Whole groups: 4000 is retired free text, 4008 the retired results and interpretation group, 50xx curves and 60xx overlays may be drawn marks with
 * labels (PS3.3 sections C.10.2 and C.9), 0070 is presentation state, 0082 content assessment.
 */
export function isBlindGroup(tag: string): boolean {
  return (
    tag.startsWith("4000") ||
    tag.startsWith("4008") ||
    tag.startsWith("50") ||
    tag.startsWith("60") ||
    tag.startsWith("0070") ||
    tag.startsWith("0082")
  );
}
