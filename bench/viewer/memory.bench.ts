import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { launchBrowser } from "#tests/kit/browser.ts";
import { givenCast } from "#tests/kit/cases.ts";
import { builtWeb, openWindow } from "#tests/kit/pages.ts";
import { givenRoom } from "#tests/kit/reading-room.ts";
import { startService } from "#tests/kit/service.ts";
import { ctSlice } from "#tests/kit/synthetic-images.ts";

const slices = Number(process.env.VIEWER_SLICES ?? 1000);
const side = 512;
const limit = 700;

/** Megabytes that a process holds for itself alone (Linux: Private_Clean and Private_Dirty of smaps_rollup). */
async function privateMegabytes(pid: string): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
  return [...rollup.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((sum, [, size]) => sum + Number(size) / 1024, 0);
}

/** The largest renderer among the processes below this one: the page. */
async function pageMegabytes(): Promise<number> {
  const sizes: number[] = [];
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
    const isOurs = environment.includes(`VIEWER_BENCH=${process.pid}`);
    if (isOurs && command.includes("--type=renderer")) sizes.push(await privateMegabytes(pid));
  }
  return Math.max(0, ...sizes);
}

const noise = new Uint16Array(side * side).map((_, index) => ((index * 2654435761) >>> 20) % 2000);

/** A page with a study of 1,000 slices of 512 × 512 (524 MB decoded), scrolled from end to end, stays below 700 MB. */
it(`keeps the page below ${limit} MB with ${slices} slices`, async () => {
  process.env.VIEWER_BENCH = String(process.pid);
  const [service, browser] = [await startService({ app: { webFolder: await builtWeb() } }), await launchBrowser()];
  const cast = await givenCast(service);
  const files = Array.from({ length: slices }, (_, index) => ({
    name: `CT/IM${index}`,
    bytes: ctSlice(index + 1, {
      ...{ study: 950, Rows: side, Columns: side, PixelSpacing: [0.7, 0.7], BitsStored: 16, HighBit: 15 },
      PixelData: noise.map((value, at) => (at === 0 ? index : value)).buffer,
    }),
  }));
  const { caseId } = await givenRoom(cast, files);
  const { page } = await openWindow(browser, service.url, cast.reader);
  await page.goto(`/read/${caseId}`);
  await page.locator('[data-viewport="1"][data-slice]').waitFor();
  await page.getByRole("button", { name: /^Layout, now/ }).click();
  await page.getByRole("menuitem", { name: "1 × 1" }).click();
  await page.locator("#images").focus();
  await page.keyboard.press("Home");
  let most = 0;
  for (let at = 1; at <= slices; at += 10) {
    await page.locator(`[data-viewport="1"][data-slice="${at}"]`).waitFor();
    if (at % 100 === 1) {
      const now = await pageMegabytes();
      most = Math.max(most, now);
      process.stdout.write(`slice ${String(at).padStart(4)}: ${now.toFixed(0)} MB\n`);
    }
    if (at + 10 <= slices) await page.keyboard.press("PageDown");
  }
  process.stdout.write(`at most ${most.toFixed(0)} MB\n`);
  await browser.close();
  await service.close();
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(limit);
});
