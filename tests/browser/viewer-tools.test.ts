import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Mark } from "#contract/finding.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { launchBrowser } from "#tests/kit/browser.ts";
import { type BegunCase, type Cast, givenCast } from "#tests/kit/cases.ts";
import { builtWeb, eventually, openWindow } from "#tests/kit/pages.ts";
import { givenRoom, named } from "#tests/kit/reading-room.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { ctSeries } from "#tests/kit/synthetic-images.ts";

let service: TestService;
let browser: Browser;
let page: Page;
let cast: Cast;
let room: BegunCase;
const complaints: string[] = [];

/** A CT of 12 slices, 2 mm apart, and one of the year before with 9; 64 × 64 pixels of 1 mm. */
beforeAll(async () => {
  const webFolder = await builtWeb();
  [service, browser] = await Promise.all([startService({ app: { webFolder } }), launchBrowser()]);
  cast = await givenCast(service);
  const now = ctSeries(12, { study: 801, BodyPartExamined: "HEAD", StudyDescription: "CT head" });
  const before = ctSeries(9, {
    ...{ study: 802, StudyDate: "20250301", BodyPartExamined: "HEAD", StudyDescription: "CT head" },
  });
  room = await givenRoom(cast, named([...now, ...before], "CT"));
  ({ page } = await openWindow(browser, service.url, cast.reader, { complaints }));
  await page.goto(`/read/${room.caseId}`);
  await viewport(2).and(page.locator("[data-slice]")).waitFor();
});
afterAll(async () => {
  await browser.close();
  await service.close();
});

const viewport = (number: number) => page.locator(`[data-viewport="${number}"]`);
const slice = (number: number) => viewport(number).getAttribute("data-slice");
const text = async (number: number) => (await viewport(number).textContent()) ?? "";
const saved = () => cast.reader.call(readingRoutes.getMyReading, { params: { caseId: room.caseId } });
const marks = async (): Promise<readonly Mark[]> => (await saved()).content.marks;

async function press(key: string): Promise<void> {
  await page.locator("#images").focus();
  await page.keyboard.press(key);
}

/** A place in a viewport, as parts of its width and height. */
async function at(number: number, [x, y]: readonly [number, number]): Promise<[number, number]> {
  const box = await viewport(number).boundingBox();
  if (box === null) throw new Error("no such viewport");
  return [box.x + box.width * x, box.y + box.height * y];
}

async function drag(number: number, ...places: readonly (readonly [number, number])[]): Promise<void> {
  const [first = [0.5, 0.5] as const, ...others] = places;
  await page.mouse.move(...(await at(number, first)));
  await page.mouse.down();
  for (const place of others) await page.mouse.move(...(await at(number, place)), { steps: 5 });
  await page.mouse.up();
}

async function click(number: number, place: readonly [number, number]): Promise<void> {
  await page.mouse.click(...(await at(number, place)));
}

/** Draws with a tool and waits until the mark is saved. */
async function drawn(key: string, draw: () => Promise<void>): Promise<Mark> {
  const before = new Set((await marks()).map(({ id }) => id));
  await press(key);
  await draw();
  let found: Mark | undefined;
  await eventually(`a mark of the key ${key} is saved`, async () => {
    found = (await marks()).find(({ id }) => !before.has(id));
    return found !== undefined;
  });
  if (found === undefined) throw new Error("no mark");
  return found;
}
const value = (mark: Mark, name: string) => mark.values.find((each) => each.name === name)?.value ?? Number.NaN;
/** Millimetres between two points of a mark whose pixels measure 1 mm. */
const apart = (mark: Mark, a: number, b: number) => {
  const [from, to] = [mark.points[a], mark.points[b]];
  return from === undefined || to === undefined ? Number.NaN : Math.hypot(to[0] - from[0], to[1] - from[1]);
};

describe("how the pictures hang", () => {
  it("puts the earlier examination beside this one, and scrolls both", async () => {
    expect(await page.locator("[data-viewport]").count()).toBe(2);
    expect([await slice(1), await slice(2)]).toEqual(["6", "5"]);
    await press("ArrowDown");
    await viewport(1).and(page.locator('[data-slice="7"]')).waitFor();
    await viewport(2).and(page.locator('[data-slice="6"]')).waitFor();
    await press("y");
    await press("ArrowUp");
    await viewport(1).and(page.locator('[data-slice="6"]')).waitFor();
    expect(await slice(2)).toBe("6");
    // Linked again, they stay as far from each other as the reader left them.
    await press("y");
    await press("ArrowDown");
    await viewport(2).and(page.locator('[data-slice="7"]')).waitFor();
  });

  it("zooms, windows, turns and mirrors by key, and puts all back", async () => {
    await press("Shift+W");
    await press("2");
    await eventually("the window is that of the lung", async () => (await text(1)).includes("W 1500 C -600"));
    await eventually("the other one follows", async () => (await text(2)).includes("W 1500 C -600"));
    await press("Shift+W");
    for (const [key, shown] of [
      ["+", "1.25×"],
      ["Shift+R", "Turned 90°"],
      ["Shift+H", "Mirrored"],
      ["i", "inverted"],
    ] as const) {
      await press(key);
      await eventually(`${key} does it`, async () => (await text(1)).includes(shown));
    }
    await press("x");
    await eventually("all is as before", async () => (await text(1)).includes("1.00×"));
    await eventually("nothing is left", async () => !/Turned|Mirrored|inverted/.test(await text(1)));
    await press("0");
    await eventually("as stored", async () => (await text(1)).includes("W 400 C 40"));
  });

  it("cuts along other planes with a crosshair and a slab, and comes back", async () => {
    await press("m");
    await eventually("three cuts", async () => (await text(3)).includes("Sagittal cut"));
    await eventually("all loaded", async () => !(await text(1)).includes("on their way"));
    expect(await text(2)).toContain("Coronal cut");
    await eventually("the cut is drawn", async () => (await slice(2)) !== null);
    const before = await slice(2);
    await drag(1, [0.5, 0.5], [0.5, 0.35]);
    await eventually("the coronal cut follows the crosshair", async () => (await slice(2)) !== before);
    await press("Shift+M");
    await eventually("a slab", async () => (await text(1)).includes("maximum over 10 mm"));
    expect(await viewport(2).locator("line").count()).toBeGreaterThan(0);
    await press("m");
    await eventually("as before", async () => (await page.locator("[data-viewport]").count()) === 2);
  });

  it("shows up to sixteen viewports, and remembers the reader's layout for such examinations", async () => {
    await page.getByRole("button", { name: /^Layout, now/ }).click();
    await page.getByRole("menuitem", { name: "4 × 4" }).click();
    await eventually("sixteen", async () => (await page.locator("[data-viewport]").count()) === 16);
    await page.reload();
    await eventually("sixteen again", async () => (await page.locator("[data-viewport]").count()) === 16);
    await press("Shift+V");
    await eventually("as the rules say", async () => (await page.locator("[data-viewport]").count()) === 2);
    await viewport(2).and(page.locator("[data-slice]")).waitFor();
  });

  it("compares with the earlier examination by one key, and goes back by the same", async () => {
    await page.getByRole("button", { name: /^Layout, now/ }).click();
    await page.getByRole("menuitem", { name: "1 × 1" }).click();
    await eventually("one", async () => (await page.locator("[data-viewport]").count()) === 1);
    await press("End");
    await viewport(1).and(page.locator('[data-slice="12"]')).waitFor();
    await press("o");
    await viewport(2).and(page.locator("[data-slice]")).waitFor();
    expect(await text(2)).toContain("1 Mar 2025");
    expect(await slice(1)).toBe("12");
    await press("o");
    await eventually("one again", async () => (await page.locator("[data-viewport]").count()) === 1);
  });
});

describe("what is drawn", () => {
  it("measures with every tool, each by its key", async () => {
    await viewport(1).and(page.locator("[data-slice]")).waitFor();
    const length = await drawn("l", () => drag(1, [0.3, 0.3], [0.4, 0.3]));
    expect(value(length, "length")).toBeCloseTo(apart(length, 0, 1), 1);
    expect(length.calibration).toEqual({ kind: "patient", x: 1, y: 1, note: "" });
    const two = await drawn("b", () => drag(1, [0.3, 0.4], [0.45, 0.4]));
    expect(value(two, "length")).toBeCloseTo(apart(two, 0, 1), 1);
    expect(value(two, "width")).toBeCloseTo(apart(two, 2, 3), 1);
    const rectangle = await drawn("Shift+E", () => drag(1, [0.55, 0.55], [0.65, 0.65]));
    expect(value(rectangle, "area")).toBeCloseTo(apart(rectangle, 0, 1) * apart(rectangle, 1, 2), 0);
    expect(rectangle.values.find(({ name }) => name === "mean")?.unit).toBe("HU");
    const outline = await drawn("Shift+F", () =>
      drag(1, [0.55, 0.3], [0.65, 0.32], [0.66, 0.42], [0.54, 0.41], [0.52, 0.33]),
    );
    expect(outline.points.length).toBeGreaterThan(8);
    expect(value(outline, "area")).toBeGreaterThan(10);
    const probe = await drawn("h", () => click(1, [0.5, 0.7]));
    expect(probe.values).toMatchObject([{ name: "value", unit: "HU" }]);
    const angle = await drawn("a", async () => {
      await drag(1, [0.35, 0.6], [0.4, 0.7]);
      await click(1, [0.47, 0.62]);
    });
    expect(value(angle, "angle")).toBeGreaterThan(10);
    const cobb = await drawn("Shift+A", async () => {
      await drag(1, [0.3, 0.75], [0.45, 0.75]);
      await drag(1, [0.3, 0.8], [0.44, 0.86]);
    });
    expect(value(cobb, "angle")).toBeGreaterThan(5);
    expect(value(cobb, "angle")).toBeLessThanOrEqual(90);
  });

  it("asks for the words of arrows and texts", async () => {
    for (const key of ["t", "Shift+T"]) {
      const mark = await drawn(key, async () => {
        if (key === "t") await drag(1, [0.6, 0.8], [0.65, 0.85]);
        else await click(1, [0.45, 0.2]);
        await page.getByLabel("What is there?").fill(`words of ${key}`);
        await page.getByRole("button", { name: "Keep the words" }).click();
      });
      expect(mark.text).toBe(`words of ${key}`);
    }
  });

  it("undoes and redoes, and brings all marks back as they were", async () => {
    await press("s");
    const all = await marks();
    await press("u");
    await eventually("one less", async () => (await marks()).length === all.length - 1);
    await press("Shift+U");
    await eventually("all again", async () => (await marks()).length === all.length);
    expect(await marks()).toEqual(all);
    await page.reload();
    await viewport(1).and(page.locator("[data-slice]")).waitFor();
    await page.waitForTimeout(1500);
    expect(await marks()).toEqual(all);
  });

  it("keeps a click without a drag from becoming a mark", async () => {
    const before = await marks();
    await press("l");
    await click(1, [0.2, 0.9]);
    await page.keyboard.press("Escape");
    await press("s");
    await page.waitForTimeout(1200);
    expect(await marks()).toEqual(before);
  });

  it("names key images", async () => {
    await press("Shift+K");
    await eventually("it is saved", async () => ((await saved()).content.keyImages ?? []).length === 1);
    expect(await text(1)).toContain("Key image");
    await press("Shift+K");
    await eventually("it is taken back", async () => ((await saved()).content.keyImages ?? []).length === 0);
  });
});

describe("tools that change the view", () => {
  it("takes the window from a region, magnifies, and drags window, zoom and place", async () => {
    await press("0");
    await press("d");
    await drag(1, [0.5, 0.5], [0.6, 0.6]);
    await eventually("the window is that of the region", async () => !(await text(1)).includes("W 400 C 40"));
    await press("0");
    await press("w");
    await drag(1, [0.4, 0.4], [0.5, 0.5]);
    await eventually("dragging changes the window", async () => !(await text(1)).includes("W 400 C 40"));
    await press("z");
    await drag(1, [0.5, 0.5], [0.5, 0.4]);
    await eventually("dragging zooms", async () => !(await text(1)).includes("1.00×"));
    await press("x");
    await press("q");
    await page.mouse.move(...(await at(1, [0.5, 0.5])));
    await page.mouse.down();
    await eventually(
      "the magnifier is there",
      async () => (await page.locator(".magnifyTool, [data-viewport-uid='magnify-viewport']").count()) > 0,
    );
    await page.mouse.up();
    await press("w");
  });

  it("shows every key, and lets the reader change them", async () => {
    await press("?");
    await page.getByRole("button", { name: "Change the key: Length" }).click();
    await page.keyboard.press("Shift+Q");
    await page.getByText("Shift Q is now: Length.").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await press("Shift+Q");
    await page.getByRole("button", { name: "Length", exact: true, pressed: true }).waitFor();
    await press("?");
    await page.getByRole("button", { name: "All keys as they were" }).click();
    await page.keyboard.press("Escape");
  });

  it("saves the picture as a file without a person's name", async () => {
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const [download] = await Promise.all([page.waitForEvent("download"), press("Shift+S")]);
    expect(download.suggestedFilename()).toMatch(/^\d{4}-\d{4}.*\.png$/);
  });

  it("complains of nothing", () => {
    expect(complaints).toEqual([]);
  });
});
