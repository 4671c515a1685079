import type { CaseId, RecordId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { writePart10 } from "#dicom/write-part10.ts";
import { type BegunCase, type Cast, firstReportText, givenRequest } from "../kit/cases.ts";
import { ctSlice, erika, multipartOf, testUid } from "../kit/synthetic-images.ts";

/**
 * Words that only a first reading can have brought. Whatever reaches a blind reader is searched for each of them, in any case of
 * letters, so that a leak shows whichever way it took.
 */
export const canaries = {
  report: "zyxcanaryreport",
  recordTitle: "zyxcanarytitle",
  recordFile: "zyxcanaryfile",
  imageFile: "zyxcanaryimagename",
  imageComments: "zyxcanarycomments",
  diagnosis: "zyxcanarydiagnosis",
  physician: "zyxcanaryphysician",
  privateText: "zyxcanaryprivate",
  structuredReport: "zyxcanarysr",
  capture: "zyxcanarycapture",
  firstReader: "zyxcanaryreader",
  firstHouse: "zyxcanaryhouse",
} as const;

const basicTextSr = "1.2.840.10008.5.1.4.1.1.88.11";

/** A structured report of the first reader, in the same study. */
const structuredReport = (study: number): Uint8Array =>
  writePart10(
    {
      SpecificCharacterSet: "ISO_IR 192",
      SOPInstanceUID: testUid(study, 2, 1),
      StudyInstanceUID: testUid(study),
      SeriesInstanceUID: testUid(study, 2),
      PatientName: erika.name,
      PatientID: erika.id,
      PatientBirthDate: erika.birthDate,
      PatientSex: erika.sex,
      StudyDate: "20261002",
      StudyTime: "101500",
      Modality: "SR",
      SeriesNumber: 2,
      InstanceNumber: 1,
      CompletionFlag: "COMPLETE",
      VerificationFlag: "VERIFIED",
      ValueType: "CONTAINER",
      ContinuityOfContent: "SEPARATE",
      ContentSequence: [{ RelationshipType: "CONTAINS", ValueType: "TEXT", TextValue: canaries.structuredReport }],
    },
    basicTextSr,
  );

/** A CT slice whose header says what the first reader thought. */
const talkativeSlice = (study: number, n: number): Uint8Array =>
  ctSlice(n, {
    study,
    ImageComments: canaries.imageComments,
    AdmittingDiagnosesDescription: canaries.diagnosis,
    NameOfPhysiciansReadingStudy: canaries.physician,
    PatientComments: canaries.imageComments,
  });

const capture = (study: number): Uint8Array =>
  ctSlice(1, {
    study,
    series: 3,
    Modality: "OT",
    ConversionType: "WSD",
    SeriesDescription: "Screen save",
    ImageComments: canaries.capture,
  });

export type BaitedCase = BegunCase & { recordId: RecordId };

/** A case in which everything that came with the images and the report bears a canary. */
export async function givenBaitedCase(cast: Cast): Promise<BaitedCase> {
  const begun = await givenRequest(cast, {
    firstReading: { institution: canaries.firstHouse, radiologist: `Dr. ${canaries.firstReader}`, date: "2026-10-02" },
  });
  const { caseId, study } = begun;
  const files = [
    ...[1, 2, 3].map((n) => ({ name: `${canaries.imageFile}/${n}.dcm`, bytes: talkativeSlice(study, n) })),
    { name: `${canaries.imageFile}/sr.dcm`, bytes: structuredReport(study) },
    { name: `${canaries.imageFile}/capture.dcm`, bytes: capture(study) },
    { name: `${canaries.imageFile}/broken.dcm`, bytes: Buffer.from("no image") },
  ];
  await cast.patient.call(imageRoutes.addImages, { params: { caseId }, raw: multipartOf(files) });
  const { record } = await cast.patient.call(imageRoutes.addRecord, {
    params: { caseId },
    query: { kind: "first-report", title: canaries.recordTitle, fileName: `${canaries.recordFile}.txt` },
    raw: { type: "text/plain", content: `${firstReportText}\n${canaries.report}` },
  });
  return { ...begun, recordId: record.id };
}

/** Completed with a reason that tells too much, and offered to the reader. */
export async function offerBaited(cast: Cast, caseId: CaseId) {
  await cast.coordinator.call(caseRoutes.completeCase, {
    params: { caseId },
    body: { missingAccepted: ["slices"], reason: `the first report says ${canaries.report}` },
  });
  return await cast.coordinator.call(caseRoutes.offerCase, {
    params: { caseId },
    body: { readerId: cast.reader.id, hours: 24 },
  });
}
