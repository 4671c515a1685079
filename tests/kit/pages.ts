import { cp, mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { buildWeb } from "../../scripts/build-web.mjs";
import type { Visitor } from "./visitor.ts";

const root = join(import.meta.dirname, "../..");
/** Pictures for people to look at; ignored by git. */
const pictures = join(root, "test-results");

export const sizes = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  /** WCAG 2.2, 1.4.10: everything without scrolling in two directions. */
  narrow: { width: 320, height: 720 },
} as const;
export type Size = keyof typeof sizes;

/** Conditions are waited for this long: a machine with other work to do is slow, not wrong. */
export const patience = 45_000;

/**
 * The web application as `npm start` builds it, in a folder of the tests' own: a build that somebody starts meanwhile empties dist/web.
 * @returns the folder, for the application's `webFolder`
 */
export async function builtWeb(): Promise<string> {
  await buildWeb();
  const folder = await mkdtemp(join(tmpdir(), "overread-web-"));
  await cp(join(root, "dist", "web"), folder, { recursive: true, preserveTimestamps: true });
  return folder;
}

/** What the browser complained of: errors of scripts, violations of the content security policy. Refused requests are no fault. */
export type Complaints = string[];

export type OpenOptions = { size?: Size; complaints?: Complaints };

/** A browser window of somebody: signed in where the person has a session. `url` is the service's, by its name (passkeys refuse numbers). */
export async function openWindow(
  browser: Browser,
  url: string,
  person: Pick<Visitor, "cookies"> | null,
  { size = "desktop", complaints = [] }: OpenOptions = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: sizes[size],
    locale: "en-GB",
    timezoneId: "UTC",
    reducedMotion: "reduce",
    hasTouch: size !== "desktop",
    acceptDownloads: true,
  });
  const session = person?.cookies.get("overread_session")?.value;
  if (session !== undefined) await context.addCookies([{ name: "overread_session", value: session, url }]);
  context.setDefaultTimeout(patience);
  context.on("weberror", (error) => complaints.push(error.error().stack ?? String(error.error())));
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !/Failed to load resource|net::ERR_/.test(text)) complaints.push(text);
  });
  return { context, page: await context.newPage() };
}

/** As people call the machine: `localhost` is the same service as 127.0.0.1. */
export const byName = (url: string): string => url.replace("127.0.0.1", "localhost");

/** Takes a picture of the whole page into test-results/. */
export async function picture(page: Page, name: string, { fullPage = true } = {}): Promise<void> {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage, animations: "disabled" });
}

/** Chooses in a list that opens; types first where it can be searched. */
export async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  const field = page.getByRole("combobox", { name: label });
  await field.click();
  if (await field.isEditable()) await field.fill(option);
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Until the condition holds. */
export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patience; !(await isSo()); await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (Date.now() > end) throw new Error(`${what}: not so after ${patience / 1000} s`);
  }
}

/** Waits until it can be seen. */
export const seen = (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" });
