import { describe, expect, it } from "vitest";
import { groupScan } from "./group-scan.ts";
import type { ImageHeader, ScannedFile } from "./scan/scanned.ts";

const header: ImageHeader = {
  sopClassUid: "1",
  sopInstanceUid: "1",
  studyInstanceUid: "1.1",
  seriesInstanceUid: "1.1.1",
  patientName: "A^B",
  patientId: "1",
  patientBirthDate: "19610412",
  patientSex: "F",
  studyDate: "20260301",
  studyDescription: "Head",
  seriesDescription: "Axial",
  seriesNumber: "1",
  modality: "CT",
  bodyPart: "HEAD",
  institution: "",
  frames: 1,
};
const image = (some: Partial<ImageHeader>): ScannedFile => ({
  path: "x",
  size: 10,
  blob: new Blob(),
  result: { kind: "image", header: { ...header, ...some } },
});

describe("groupScan", () => {
  it("tells patients, studies and series apart and counts frames as images", () => {
    const groups = groupScan([
      image({}),
      image({ frames: 20 }),
      image({ seriesInstanceUid: "1.1.2" }),
      image({ studyInstanceUid: "1.2", seriesInstanceUid: "1.2.1" }),
      image({ patientName: "C^D" }),
      { path: "readme", size: 5, blob: new Blob(), result: { kind: "refused", code: "not-dicom" } },
    ]);
    expect(groups.map((each) => [each.name, each.files.length, each.bytes])).toEqual([
      ["A^B", 4, 40],
      ["C^D", 1, 10],
    ]);
    expect(groups[0]?.studies.map((study) => study.series.map((series) => [series.files, series.images]))).toEqual([
      [
        [2, 21],
        [1, 1],
      ],
      [[1, 1]],
    ]);
  });
});
