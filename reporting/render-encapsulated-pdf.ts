import type { OpinionContent } from "#contract/opinion.ts";
import { writePart10 } from "#dicom/write-part10.ts";
import { dicomInstant, patientModule, srStudy, studyModule } from "./dicom-modules.ts";
import { documentTitle } from "./sr-codes.ts";
import { shortText } from "./sr-item.ts";

const encapsulatedPdfStorage = "1.2.840.10008.5.1.4.1.1.104.1";

/**
 * A PDF of the opinion as an Encapsulated PDF object (PS3.3 section A.45.1), beside the structured report in the study that was read.
 * @param ids UIDs of the object and of its series
 */
export function renderEncapsulatedPdf(
  content: OpinionContent,
  pdf: Uint8Array,
  ids: { sopInstanceUid: string; seriesInstanceUid: string },
): Uint8Array {
  const [date, time] = dicomInstant(content.signedAt);
  return writePart10(
    {
      SpecificCharacterSet: "ISO_IR 192",
      SOPClassUID: encapsulatedPdfStorage,
      SOPInstanceUID: ids.sopInstanceUid,
      TimezoneOffsetFromUTC: "+0000",
      ...patientModule(content),
      ...studyModule(content, srStudy(content)),
      Modality: "DOC",
      SeriesInstanceUID: ids.seriesInstanceUid,
      SeriesNumber: 2,
      SeriesDescription: "Second opinion (PDF)",
      Manufacturer: "Overread",
      InstitutionName: shortText(content.organisation),
      ConversionType: "WSD",
      InstanceNumber: content.version,
      ContentDate: date,
      ContentTime: time,
      AcquisitionDateTime: `${date}${time}+0000`,
      BurnedInAnnotation: "YES",
      RecognizableVisualFeatures: "NO",
      DocumentTitle: shortText(`Second opinion ${content.caseNumber}, version ${content.version}`),
      ConceptNameCodeSequence: [documentTitle],
      VerificationFlag: "VERIFIED",
      MIMETypeOfEncapsulatedDocument: "application/pdf",
      EncapsulatedDocumentLength: pdf.length,
      // OB has an even length (PS3.5 section 7.1.1); the length above says where the document ends.
      EncapsulatedDocument: evenLength(pdf).buffer,
      _vrMap: { EncapsulatedDocument: "OB" },
    },
    encapsulatedPdfStorage,
  );
}

function evenLength(bytes: Uint8Array): Uint8Array {
  const even = new Uint8Array(bytes.length + (bytes.length % 2));
  even.set(bytes);
  return even;
}
