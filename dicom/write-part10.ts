import dcmjs from "dcmjs";
import { DicomRefused } from "./refused.ts";
import { explicitLittle, implicitLittle } from "./transfer-syntaxes.ts";
import { implementationClassUid, implementationVersionName } from "./uid.ts";

/** A data set by keyword, as dcmjs takes it: strings, numbers, arrays, nested data sets for sequences, buffers for OB and OW. */
export type KeywordDataset = Record<string, unknown> & { SOPInstanceUID: string };

/**
 * Writes a DICOM file, PS3.10 section 7: preamble, file meta information, data set. Only for data sets without compressed
 * pixel data. `_vrMap` of dcmjs (keyword to VR) settles VRs that depend on the data set, as OW for PixelData.
 */
export function writePart10(dataset: KeywordDataset, sopClass: string, transferSyntax = explicitLittle): Uint8Array {
  if (transferSyntax !== explicitLittle && transferSyntax !== implicitLittle) {
    throw new DicomRefused("unsupported-transfer-syntax", transferSyntax);
  }
  const { DicomDict, DicomMetaDictionary } = dcmjs.data;
  const meta = DicomMetaDictionary.denaturalizeDataset({
    FileMetaInformationVersion: Uint8Array.of(0, 1).buffer,
    MediaStorageSOPClassUID: sopClass,
    MediaStorageSOPInstanceUID: dataset.SOPInstanceUID,
    TransferSyntaxUID: transferSyntax,
    ImplementationClassUID: implementationClassUid,
    ImplementationVersionName: implementationVersionName,
    _vrMap: { FileMetaInformationVersion: "OB" },
  });
  const file = new DicomDict(meta);
  file.dict = DicomMetaDictionary.denaturalizeDataset({ SOPClassUID: sopClass, ...dataset });
  return new Uint8Array(file.write({ allowInvalidVRLength: false, fragmentMultiframe: false }));
}
