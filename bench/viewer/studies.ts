import { type NamedFile, realFiles } from "#tests/kit/files-in-case.ts";
import { named } from "#tests/kit/reading-room.ts";
import { ctSeries } from "#tests/kit/synthetic-images.ts";
import { breastViews, chestFilm, mammogram } from "#tests/kit/synthetic-views.ts";

/** Cases that between them use each layout: public test images where there are any, invented ones for the rest. */
export const layoutCases: Readonly<Record<string, () => Promise<NamedFile[]>>> = {
  "ct-head": () => realFiles("dicom/patient_cd_ct_head/DICOM/STUDY1/SERIES1"),
  "mr-head": () => realFiles("dicom/mr_brain_t1_384slices_jpegls"),
  "mr-two": async () => [
    ...(await realFiles("dicom/mr_brain_sag_35slices")),
    ...(await realFiles("dicom/mr_brain_axial_20slices")),
  ],
  "mg-real": () => realFiles("dicom/xray/mg_mammogram_jpeg_lossless.dcm"),
  "mg-four": async () =>
    named(
      [
        ...breastViews.map((view, at) => mammogram(view, { study: 701, series: at + 1, instance: 1 }, at !== 2)),
        ...breastViews.map((view, at) =>
          mammogram(view, { study: 702, series: at + 1, instance: 1, date: "20240901" }),
        ),
      ],
      "MG",
    ),
  chest: async () =>
    named(
      [
        chestFilm("PA", { study: 711, series: 1, instance: 1 }),
        chestFilm("LL", { study: 711, series: 2, instance: 1 }),
        chestFilm("PA", { study: 712, series: 1, instance: 1, date: "20250101" }),
      ],
      "DX",
    ),
  "xray-over-time": () => realFiles("dicom/xray_over_time"),
  cr: async () => [
    ...(await realFiles("dicom/xray/dx_966_j2k_lossless.dcm")),
    ...(await realFiles("dicom/xray/cr_RG1_monochrome1_j2k.dcm")),
  ],
  us: () => realFiles("dicom/us"),
  xa: () => realFiles("dicom/multiframe/xa_angio_96frames_jpeg.dcm"),
  pet: () => realFiles("dicom/pet"),
  multiframe: () => realFiles("dicom/multiframe"),
  "ct-prior": async () => [
    ...named(ctSeries(40, { study: 721 }), "NOW"),
    ...named(ctSeries(30, { study: 722, StudyDate: "20250301", SeriesDescription: "Axial" }), "BEFORE"),
  ],
  "ct-prior-real": () => realFiles("dicom/ct_chest_prior_current/A002304/axial"),
};
