import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "#tests/kit/browser.ts";
import { givenCast } from "#tests/kit/cases.ts";
import { hasTestData, realFiles } from "#tests/kit/files-in-case.ts";
import { builtWeb, openWindow } from "#tests/kit/pages.ts";
import { givenRoom, releaseAll } from "#tests/kit/reading-room.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { ctSlice } from "#tests/kit/synthetic-images.ts";
import { chestFilm, mammogram, palettePicture } from "#tests/kit/synthetic-views.ts";
import { asItIs, type Comparison, compareInViewer, type ShownFile, withOwnUids } from "#tests/kit/viewer-pixels.ts";

/** One of each kind of pixels; `bench/viewer/pixels.bench.ts` opens all test images. */
const real = [
  ...["transfer_syntaxes/ct_chest_one_image/JPEGLSLossless_1.2.840.10008.1.2.4.80.dcm"],
  ...["transfer_syntaxes/ct_chest_one_image/JPEG2000LosslessOnly_1.2.840.10008.1.2.4.90.dcm"],
  ...["transfer_syntaxes/ct_chest_one_image/JPEGProcess14SV1_1.2.840.10008.1.2.4.70.dcm"],
  ...["transfer_syntaxes/ct_chest_one_image/RLELossless_1.2.840.10008.1.2.5.dcm"],
  ...["transfer_syntaxes/ct_chest_one_image/JPEGProcess2_4_1.2.840.10008.1.2.4.51.dcm"],
  ...["transfer_syntaxes/ct_chest_one_image/BigEndianExplicit_1.2.840.10008.1.2.2.dcm"],
  ...["us/US1_J2KR.dcm", "transfer_syntaxes/color_test_pattern/TestPattern_Palette_16.dcm"],
  ...["transfer_syntaxes/color_test_pattern/TestPattern_JPEG-Baseline_YBR422.dcm", "us/US-YBR_FULL_422-EVRLE.dcm"],
  ...["us/OBXXXX1A_rle_2frame.dcm", "pet/pt_ACRIN-FLT_1.dcm", "multiframe/enhanced_mr_knee_19frames.dcm"],
  ...["multiframe/xa_angio_96frames_jpeg.dcm", "xray/cr_RG3_extremity_j2k_lossless.dcm"],
];
/** Grey levels of 256. What is left are roundings of windows to whole numbers and of interpolation at hard edges. */
const tolerance = { mean: 2, percentile99: 16 };

let service: TestService;
let browser: Browser;
beforeAll(async () => {
  const webFolder = await builtWeb();
  [service, browser] = await Promise.all([startService({ app: { webFolder } }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await service.close();
});

async function compareAll(shown: readonly ShownFile[]): Promise<Comparison[]> {
  const cast = await givenCast(service);
  const { caseId, outcomes } = await givenRoom(cast, shown);
  expect(outcomes).toEqual(shown.map(() => "accepted"));
  await releaseAll(cast, caseId);
  const complaints: string[] = [];
  const { context, page } = await openWindow(browser, service.url, cast.reader, { complaints });
  await page.goto(`/read/${caseId}`);
  await page.locator('[data-viewport="1"]').waitFor();
  // What hangs at first may be of any kind: the viewer is there when its layout can be chosen.
  // A single viewport, so that each picture is as large as can be.
  await page.getByRole("button", { name: /^Layout, now/ }).click();
  await page.getByRole("menuitem", { name: "1 × 1" }).click();
  const results: Comparison[] = [];
  for (const file of shown) results.push(await compareInViewer(page, file));
  await context.close();
  expect(complaints).toEqual([]);
  return results;
}

const tooFar = (results: readonly Comparison[]) =>
  results.filter((each) => !each.shown || each.mean > tolerance.mean || each.percentile99 > tolerance.percentile99);

describe("the pixels on the screen", () => {
  it("are those of invented images", async () => {
    const of = { study: 901, instance: 1 };
    const files = [
      { name: "CT", bytes: ctSlice(1, { study: 902 }) },
      { name: "CT, inverted", bytes: ctSlice(2, { study: 903, PhotometricInterpretation: "MONOCHROME1" }) },
      { name: "MG", bytes: mammogram({ laterality: "L", view: "CC" }, { ...of, series: 1 }) },
      { name: "US, palette", bytes: palettePicture({ ...of, study: 904, series: 1 }) },
      { name: "DX", bytes: chestFilm("PA", { ...of, series: 2 }) },
    ];
    expect(tooFar(await compareAll(files.map(asItIs)))).toEqual([]);
  });

  it("are those of real images of each kind and transfer syntax", async ({ skip }) => {
    if (!(await hasTestData())) skip("the public test images are not on this machine");
    const files = (await Promise.all(real.map((path) => realFiles(`dicom/${path}`)))).flat();
    expect(tooFar(await compareAll(files.map(withOwnUids)))).toEqual([]);
  });
});
