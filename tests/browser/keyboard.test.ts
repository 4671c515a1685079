import { rm } from "node:fs/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseRoutes } from "#contract/routes/cases.ts";
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
import { builtWeb, byName, eventually, openWindow, seen } from "#tests/kit/pages.ts";
import type { GivenPerson } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";

let web: string;
let service: TestService;
let browser: Browser;
let cast: Cast;
let gathering: BegunCase;
let reading: BegunCase;

beforeAll(async () => {
  web = await builtWeb();
  [service, browser] = await Promise.all([startService({ app: { webFolder: web } }), launchBrowser()]);
  cast = await givenCast(service);
  gathering = await givenRequest(cast);
  reading = await givenRequest(cast);
  await givenImages(cast, reading);
  await givenFirstReport(cast, reading);
  await givenReader(cast, reading);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await service?.close();
  await rm(web, { recursive: true, force: true });
});

async function windowOf(person: GivenPerson | null, path: string): Promise<Page> {
  const { page } = await openWindow(browser, byName(service.url), person);
  await page.goto(path);
  return page;
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.first().evaluate((element) => element === document.activeElement);

/** Presses Tab until the thing has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await seen(target);
  for (let presses = 0; presses < 80; presses++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not come to ${target}`);
}

/** Whether what has the focus shows it: an outline or a shadow of its own, or on the part of it that is drawn. */
const showsFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const drawn = (element: Element | null): boolean => {
      if (element === null) return false;
      const style = getComputedStyle(element);
      return (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    };
    const { activeElement } = document;
    return drawn(activeElement) || drawn(activeElement?.nextElementSibling ?? null);
  });

describe("by keyboard alone", { timeout: 120_000 }, () => {
  it("somebody arrives at the heading, can jump over the navigation, and always sees where the focus is", async () => {
    const page = await windowOf(cast.patient, "/");
    const heading = page.getByRole("heading", { level: 1 });
    await seen(page.getByRole("heading", { name: "Your cases" }));
    await eventually("the heading has the focus", () => hasFocus(heading));
    for (let presses = 0; presses < 15; presses++) {
      await page.keyboard.press("Tab");
      const onPage = await page.evaluate(() => document.activeElement !== document.body);
      if (onPage) expect(await showsFocus(page)).toBe(true);
    }
    const skip = page.getByRole("link", { name: "Skip to the content" });
    await tabTo(page, skip);
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.querySelector("#content")?.contains(document.activeElement))).toBe(true);
    await page.context().close();
  });

  it("a patient begins to ask, and each step's heading is where one goes on", async () => {
    const page = await windowOf(cast.patient, "/ask");
    await tabTo(page, page.getByRole("button", { name: "Begin a new request" }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("radio").first());
    await page.keyboard.press("Space");
    await tabTo(page, page.getByRole("button", { name: "Continue" }));
    await page.keyboard.press("Enter");
    const heading = page.getByRole("heading", { name: "Why do you ask?" });
    await seen(heading);
    await eventually("the heading has the focus", () => hasFocus(heading));
    await tabTo(page, page.getByRole("button", { name: "Continue" }));
    await page.keyboard.press("Enter");
    await seen(page.getByText("Please choose a reason."));
    await eventually("the first choice has the focus", () => hasFocus(page.getByRole("radio")));
    await page.context().close();
  });

  it("a question keeps the focus until it is answered, and gives it back", async () => {
    const page = await windowOf(cast.coordinator, `/cases/${gathering.caseId}`);
    const button = page.getByRole("button", { name: "Withdraw the case" });
    await tabTo(page, button);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    const within = () => dialog.evaluate((element) => element.contains(document.activeElement));
    await eventually("the question has the focus", within);
    for (let presses = 0; presses < 10; presses++) {
      await page.keyboard.press("Tab");
      expect(await within()).toBe(true);
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await eventually("the focus is back", () => hasFocus(button));
    const { stage } = await cast.coordinator.call(caseRoutes.getCase, { params: { caseId: gathering.caseId } });
    expect(stage).toBe("gathering");
    await page.context().close();
  });

  it("a reader goes through the images, and from the report to the seal", async () => {
    const page = await windowOf(cast.reader, `/read/${reading.caseId}`);
    const images = page.getByRole("region", { name: "Images", exact: true });
    await seen(images.getByText("3 / 5"));
    await page.keyboard.press("g");
    expect(await hasFocus(images)).toBe(true);
    await page.keyboard.press("End");
    await seen(images.getByText("5 / 5"));
    await page.keyboard.press("?");
    await seen(page.getByRole("dialog", { name: "Keys" }));
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await eventually("the new finding has the focus", () =>
      hasFocus(page.getByRole("textbox", { name: "Observation" })),
    );
    await page.keyboard.type("nodule 5");
    await seen(images.getByText("5 / 5"));
    await tabTo(page, page.getByRole("button", { name: "Seal", exact: true }));
    await page.keyboard.press("Enter");
    await seen(page.getByText("Before it can be sealed"));
    await page.context().close();
  });
});
