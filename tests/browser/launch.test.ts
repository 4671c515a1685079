import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "#tests/kit/browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe("the browser of the tests", () => {
  it("draws with WebGL 2, which the viewer needs, and has a font", async () => {
    const page = await browser.newPage();
    await page.setContent("<p style='font:40px sans-serif;display:inline-block'>Befund</p>");
    const found = await page.evaluate(() => ({
      webgl: document.createElement("canvas").getContext("webgl2") !== null,
      width: document.querySelector("p")?.offsetWidth ?? 0,
    }));
    expect(found.webgl).toBe(true);
    expect(found.width).toBeGreaterThan(60);
  });
});
