import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { launchBrowser } from "#tests/kit/browser.ts";
import { givenCast } from "#tests/kit/cases.ts";
import { hasTestData, type NamedFile, realFiles } from "#tests/kit/files-in-case.ts";
import { builtWeb, openWindow } from "#tests/kit/pages.ts";
import { givenRoom, releaseAll } from "#tests/kit/reading-room.ts";
import { startService } from "#tests/kit/service.ts";
import { testData } from "#tests/kit/test-data.ts";
import { type Comparison, compareInViewer, type ShownFile, withOwnUids } from "#tests/kit/viewer-pixels.ts";

/** Folders of public test images whose every file is opened; of long series one file stands for all. */
const folders = [
  ...["transfer_syntaxes", "transfer_syntaxes/color_test_pattern", "transfer_syntaxes/ct_chest_one_image"],
  ...["transfer_syntaxes/mr_small", "transfer_syntaxes/sc_rgb", "us", "multiframe", "pet", "xray", "xray_labelled"],
  ...["xray_over_time", "encapsulation_fragments", "lut_overlay", "pr", "other", "seg", "rt", "sr", "encapsulated_pdf"],
];

async function everyFile(): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  for (const folder of folders) {
    const entries = await readdir(join(testData, "dicom", folder), { withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile())) {
      const [file] = await realFiles(join("dicom", folder, entry.name));
      if (file !== undefined) files.push({ ...file, name: `${folder}/${entry.name}` });
    }
  }
  return files;
}

const line = (each: Comparison): string =>
  each.shown
    ? `${each.mean.toFixed(2).padStart(6)} ${String(each.percentile99).padStart(4)}  ${each.against.padEnd(8)} ${each.name}`
    : `   not shown            ${each.name}: ${each.why}`;

/** Opens all public test images and prints how far the picture on the screen is from the reference, in grey levels of 256. */
it("shows every test image as its reference decoder does, or says why not", async ({ skip }) => {
  if (!(await hasTestData())) skip("the public test images are not on this machine");
  const [service, browser] = [await startService({ app: { webFolder: await builtWeb() } }), await launchBrowser()];
  const results: Comparison[] = [];
  const files = await everyFile();
  for (let from = 0; from < files.length; from += 25) {
    const cast = await givenCast(service);
    const shown: ShownFile[] = [];
    for (const [at, file] of files.slice(from, from + 25).entries()) {
      try {
        shown.push(withOwnUids(file, from + at));
      } catch (error) {
        results.push({ name: file.name, shown: false, why: `refused on arrival: ${String(error)}` });
      }
    }
    const { caseId } = await givenRoom(cast, shown);
    await releaseAll(cast, caseId);
    const { context, page } = await openWindow(browser, service.url, cast.reader);
    await page.goto(`/read/${caseId}`);
    await page.locator('[data-viewport="1"]').waitFor();
    await page.getByRole("button", { name: /^Layout, now/ }).click();
    await page.getByRole("menuitem", { name: "1 × 1" }).click();
    for (const file of shown) {
      const found = await compareInViewer(page, file).catch(
        (error: unknown): Comparison => ({ name: file.name, shown: false, why: String(error).slice(0, 120) }),
      );
      results.push(found);
      process.stdout.write(`${line(found)}\n`);
    }
    await context.close();
  }
  const far = results.filter((each) => each.shown && (each.mean > 2 || each.percentile99 > 16));
  const pictures = results.filter((each) => each.shown).length;
  process.stdout.write(
    `\n${pictures} pictures, ${far.length} of them beyond the tolerance; ${results.length - pictures} not shown\n`,
  );
  await browser.close();
  await service.close();
  expect(far.map(({ name }) => name)).toEqual([]);
});
