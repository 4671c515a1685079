import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readingRoutes } from "#contract/routes/readings.ts";
import { launchBrowser } from "#tests/kit/browser.ts";
import {
  type BegunCase,
  type Cast,
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
let cast: Cast;
let begun: BegunCase;
let page: Page;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launchBrowser()]);
  cast = await givenCast(service);
  begun = await givenRequest(cast);
  await givenImages(cast, begun, 2);
  await givenFirstReport(cast, begun);
  await givenReader(cast, begun);
  // The page's policy would keep axe out; the page under its policy is tested with the reading room.
  const context = await browser.newContext({ viewport: { width: 1500, height: 900 }, bypassCSP: true });
  const session = cast.reader.cookies.get("overread_session");
  await context.addCookies([{ name: "overread_session", value: session?.value ?? "", url: service.url }]);
  page = await context.newPage();
  page.on("pageerror", (error) => expect.fail(`the page failed: ${String(error.stack)}`));
  await page.goto(`${service.url}/read/${begun.caseId}`);
  await page.waitForSelector('[data-viewport="1"][data-slice]', { timeout: 60_000 });
});
afterAll(async () => {
  await browser.close();
  await service.close();
});

const dialog = () => page.getByRole("dialog", { name: "Calculate a category" });
const category = () => dialog().getByRole("status").first();

/** Chooses in a list by keyboard alone, as its first letters. */
async function choose(label: string, letters: string): Promise<void> {
  await dialog().getByLabel(label).focus();
  await page.keyboard.type(letters);
}

describe("a category by its system's table", () => {
  it("takes the size, is answered by keyboard, and changes the finding only where told to", async () => {
    await page.locator("#images").focus();
    await page.keyboard.press("n");
    await page.getByLabel("Observation").fill("pulmonary nodule");
    await page.getByLabel("Dimension 1 in mm").fill("9");
    await page.getByLabel("Dimension 2 in mm").fill("7");
    await page.getByRole("button", { name: "Calculate category" }).focus();
    await page.keyboard.press("Enter");
    await choose("System", "ACR Lung");
    await expect.poll(() => category().textContent()).toContain("Still to be answered");
    await choose("What decides the category", "Solid");
    expect(await dialog().getByLabel("Mean diameter").inputValue()).toBe("8");
    await choose("History of the nodule", "Base");
    await expect.poll(() => category().textContent()).toContain("ACR Lung-RADS v2022: 4A");

    const picture = process.env["OVERREAD_TEST_PICTURES"];
    if (picture !== undefined) await page.screenshot({ path: `${picture}/rads-dialog.png` });

    await page.addScriptTag({ path: axe });
    const faults = await page.evaluate(
      `axe.run("[role=dialog]").then((result) =>
        result.violations.map((each) => each.id + ": " + each.nodes.map((node) => node.target.join(" ")).join(", ")))`,
    );
    expect(faults).toEqual([]);

    await dialog().getByRole("button", { name: "Use this category" }).focus();
    await page.keyboard.press("Enter");
    await dialog().waitFor({ state: "hidden" });
    expect(await page.getByLabel("Category", { exact: true }).inputValue()).toBe("ACR Lung-RADS v2022: 4A");
    expect(await page.getByLabel("Description", { exact: true }).inputValue()).toBe("");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Calculate category");
  });

  it("puts the reasoning and the recommendation into the finding when the reader says so, and saves them", async () => {
    await page.getByRole("button", { name: "Calculate category" }).click();
    // The system is the one that the category names.
    await choose("What decides the category", "Solid");
    await choose("History of the nodule", "New");
    await expect.poll(() => category().textContent()).toContain("4B");
    await dialog().getByRole("button", { name: "Insert the reasoning" }).click();
    await dialog().getByText("The reasoning stands in the description.").waitFor();
    await dialog().getByRole("button", { name: "Insert the recommendation" }).click();
    await page.keyboard.press("Escape");
    await dialog().waitFor({ state: "hidden" });
    await page.waitForSelector('[data-saving="saved"]', { timeout: 10_000 });
    const { content } = await cast.reader.call(readingRoutes.getMyReading, { params: { caseId: begun.caseId } });
    const [finding] = content.findings;
    expect(finding?.category).toBe("ACR Lung-RADS v2022: 4A");
    expect(finding?.description).toMatch(/^ACR Lung-RADS v2022: 4B\.\nSolid nodule, new, mean diameter 8 mm: 4B/);
    expect(finding?.recommendation).toMatch(/^referral\/diagnostic work-up/);
  });
});
