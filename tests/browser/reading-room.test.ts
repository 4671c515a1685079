import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readingRoutes } from "#contract/routes/readings.ts";
import { launchBrowser } from "#tests/kit/browser.ts";
import {
  type BegunCase,
  type Cast,
  firstReportText,
  givenCast,
  givenFirstReport,
  givenImages,
  givenReader,
  givenRequest,
} from "#tests/kit/cases.ts";
import { startService, type TestService } from "#tests/kit/service.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let service: TestService;
let browser: Browser;
let context: BrowserContext;
let cast: Cast;
let begun: BegunCase;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launchBrowser()]);
  cast = await givenCast(service);
  begun = await givenRequest(cast);
  await givenImages(cast, begun, 5);
  await givenFirstReport(cast, begun);
  await givenReader(cast, begun);
  // Scripts of the test's own (axe) stand beside the page's policy; the page itself runs under it in every other respect.
  context = await browser.newContext({ viewport: { width: 1500, height: 900 } });
  const session = cast.reader.cookies.get("overread_session");
  await context.addCookies([{ name: "overread_session", value: session?.value ?? "", url: service.url }]);
});
afterAll(async () => {
  await browser.close();
  await service.close();
});

const saved = () => cast.reader.call(readingRoutes.getMyReading, { params: { caseId: begun.caseId } });
const slice = (page: Page) => page.locator('[data-viewport="1"]').getAttribute("data-slice");

async function openRoom(): Promise<Page> {
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.fail(`the page failed: ${String(error.stack)}`));
  await page.goto(`${service.url}/read/${begun.caseId}`);
  await page.waitForSelector('[data-viewport="1"][data-slice]', { timeout: 60_000 });
  return page;
}

async function drawLength(page: Page): Promise<void> {
  const box = await page.locator('[data-viewport="1"]').boundingBox();
  if (box === null) throw new Error("no images");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.locator("#images").focus();
  await page.keyboard.press("l");
  await page.mouse.move(x - 80, y);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.move(x + 80, y, { steps: 4 });
  await page.mouse.up();
}

const isSaved = (page: Page) => page.waitForSelector('[data-saving="saved"]', { timeout: 10_000 });

describe("the reading room", () => {
  it("lists the case and opens it, without a word of the first report", async () => {
    const page = await context.newPage();
    await page.goto(`${service.url}/read`);
    await page.getByRole("link", { name: /^Read:/ }).click();
    await page.waitForSelector('[data-viewport="1"][data-slice]', { timeout: 60_000 });
    const text = ((await page.locator("body").textContent()) ?? "").toLowerCase();
    expect(text).toContain("you read blind");
    expect(text).not.toContain("no pulmonary nodule");
    expect(firstReportText.toLowerCase()).toContain("no pulmonary nodule");
    await page.close();
  });

  it("scrolls, measures and writes by keyboard and mouse, and saves by itself", async () => {
    const page = await openRoom();
    expect(await slice(page)).toBe("3");
    await page.locator("#images").focus();
    await page.keyboard.press("ArrowDown");
    await page.waitForSelector('[data-viewport="1"][data-slice="4"]');
    await page.keyboard.press("n");
    await page.getByLabel("Observation").fill("pulmonary nodule");
    await page.getByLabel("Where").fill("right upper lobe");
    await drawLength(page);
    await page.locator(".chip, [data-finding] button", { hasText: "Length" }).first().waitFor();
    await isSaved(page);
    const { content } = await saved();
    const [mark] = content.marks;
    const [start, end] = mark?.points ?? [];
    const [worldStart, worldEnd] = mark?.worldPoints ?? [];
    if (start === undefined || end === undefined || worldStart === undefined || worldEnd === undefined) {
      throw new Error("no mark with points was saved");
    }
    const millimetres = Math.hypot(...worldEnd.map((each, axis) => each - (worldStart[axis] ?? 0)));
    const value = mark?.values[0];
    expect(value?.unit).toBe("mm");
    expect(value?.value).toBeGreaterThan(1);
    // What stands in the report is what lies between the points in the patient.
    expect(value?.value).toBeCloseTo(millimetres, 1);
    expect(mark?.image.sopInstanceUid).toMatch(/\.4$/);
    expect(content.findings[0]).toMatchObject({
      observation: "pulmonary nodule",
      markIds: [mark?.id],
      size: { markId: mark?.id },
    });
    await page.close();
  });

  it("brings every mark back as it was, to the last digit", async () => {
    const before = await saved();
    const page = await openRoom();
    await page.waitForTimeout(1500);
    await isSaved(page);
    const after = await saved();
    expect(after.revision).toBe(before.revision);
    expect(after.content).toEqual(before.content);
    await page.close();
  });

  it("never acts on keys while somebody writes", async () => {
    const page = await openRoom();
    const at = await slice(page);
    await page.getByLabel("Impression").fill("");
    await page.getByLabel("Impression").pressSequentially("large nodule, 1 new");
    expect(await page.getByLabel("Impression").inputValue()).toBe("large nodule, 1 new");
    expect(await slice(page)).toBe(at);
    await isSaved(page);
    expect((await saved()).content.findings).toHaveLength(1);
    await page.close();
  });

  it("lets two tabs never overwrite each other", async () => {
    const [one, two] = [await openRoom(), await openRoom()];
    await one.getByLabel("Technique").fill("From tab one.");
    await isSaved(one);
    await two.getByLabel("Technique").fill("From tab two.");
    await two.getByRole("button", { name: "Take the one saved elsewhere" }).waitFor();
    expect((await saved()).content.technique).toBe("From tab one.");
    await two.getByRole("button", { name: "Take the one saved elsewhere" }).click();
    expect(await two.getByLabel("Technique").inputValue()).toBe("From tab one.");
    await two.getByRole("button", { name: "Use this copy" }).waitFor();
    await Promise.all([one.close(), two.close()]);
  });

  it("seals once, says whose reading it was, and leads to the comparison", async () => {
    const page = await openRoom();
    await page.getByRole("button", { name: "Seal", exact: true }).click();
    await page.getByText("Say whether the images can answer the question.").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("radio", { name: "Yes" }).check();
    await isSaved(page);
    await page.getByRole("button", { name: "Seal", exact: true }).click();
    await page.getByRole("button", { name: "Seal the reading" }).dblclick();
    await page.getByText(/^You have sealed the reading of/).waitFor();
    const { versions } = await saved();
    expect(versions).toHaveLength(1);
    expect(await page.locator("#report").textContent()).toContain(versions[0]?.sha256 ?? "no hash");
    expect(await page.getByRole("link", { name: "Compare with the first report" }).getAttribute("href")).toBe(
      `/compare/${begun.caseId}`,
    );
    expect(await page.getByLabel("Impression").count()).toBe(0);
    await page.close();
  });

  it("has no accessibility fault that axe finds", async () => {
    const own = await browser.newContext({ viewport: { width: 1500, height: 900 }, bypassCSP: true });
    await own.addCookies(await context.cookies());
    const page = await own.newPage();
    await page.goto(`${service.url}/read/${begun.caseId}`);
    await page.waitForSelector('[data-viewport="1"][data-slice]', { timeout: 60_000 });
    await page.addScriptTag({ path: axe });
    const faults = await page.evaluate(
      `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }).then((result) =>
        result.violations.map((each) => each.id + ": " + each.nodes.map((node) => node.target.join(" ")).join(", ")))`,
    );
    expect(faults).toEqual([]);
    await own.close();
  });
});
