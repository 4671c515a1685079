import { rm } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { accessibilityFaults, sidewaysScroll } from "#tests/kit/axe.ts";
import { launchBrowser } from "#tests/kit/browser.ts";
import {
  type Cast,
  givenCast,
  givenComparison,
  givenFirstReport,
  givenImages,
  givenReader,
  givenRequest,
  givenSeal,
} from "#tests/kit/cases.ts";
import { builtWeb, byName, openWindow, picture, type Size } from "#tests/kit/pages.ts";
import { type GivenPerson, givenPerson } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { givenSigned, givenSigner } from "#tests/kit/signed.ts";

let web: string;
let service: TestService;
let browser: Browser;
let cast: Cast;
/** Addresses of pages with something on them, by their names; made once, before the first test. */
const address = new Map<string, string>();
const people = new Map<string, GivenPerson>();
/** One window per person and size, kept open. */
const windows = new Map<string, Page>();

beforeAll(async () => {
  web = await builtWeb();
  [service, browser] = await Promise.all([startService({ app: { webFolder: web } }), launchBrowser()]);
  cast = await givenCast(service);
  const more = {
    administrator: await givenPerson(service, cast.organisation, { roles: ["administrator"], secondFactor: true }),
    referrer: await givenPerson(service, cast.organisation, { roles: ["referrer"], name: "Dr. Karl Busch" }),
  };
  for (const [who, person] of Object.entries({ ...cast, ...more })) if ("call" in person) people.set(who, person);
  await furnish(more.administrator);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await service?.close();
  await rm(web, { recursive: true, force: true });
});

/** A case at every stage that has a page of its own. */
async function furnish(administrator: GivenPerson): Promise<void> {
  const { id } = await cast.patient.call(caseRoutes.createCase, { body: { content: { step: "patient" } } });
  address.set("draft", `/ask/${id}`);
  const gathering = await givenRequest(cast);
  await givenImages(cast, gathering);
  await givenFirstReport(cast, gathering);
  await cast.patient.call(imageRoutes.reportRefusedFiles, {
    params: { caseId: gathering.caseId },
    body: { files: [{ name: "AUTORUN.INF", code: "not-dicom", reason: "Not a medical image." }] },
  });
  address.set("gathering", `/cases/${gathering.caseId}`);
  const offered = await givenRequest(cast);
  await givenImages(cast, offered);
  await cast.coordinator.call(caseRoutes.completeCase, {
    params: { caseId: offered.caseId },
    body: { missingAccepted: ["first-report"], reason: "there is none" },
  });
  address.set("ready", `/cases/${offered.caseId}`);
  const begun = async () => {
    const one = await givenRequest(cast);
    await givenImages(cast, one);
    await givenFirstReport(cast, one);
    await givenReader(cast, one);
    return one;
  };
  address.set("read", `/read/${(await begun()).caseId}`);
  const comparing = await begun();
  await givenSeal(cast, comparing);
  address.set("compare", `/compare/${comparing.caseId}`);
  const signing = await begun();
  await givenSeal(cast, signing);
  await givenComparison(cast, signing);
  address.set("sign", `/sign/${signing.caseId}`);
  const disputed = await begun();
  await givenSeal(cast, disputed);
  const pairs = await givenComparison(cast, disputed);
  const major = pairs.find((pair) => pair.agreement === "missed-by-first");
  await cast.coordinator.call(adjudicationRoutes.askAdjudication, {
    params: { caseId: disputed.caseId },
    body: { adjudicatorIds: [cast.adjudicator.id], pairIds: [major?.id ?? ""], reason: "a major difference" },
  });
  address.set("settle", `/settle/${disputed.caseId}`);
  const { caseId } = await givenSigned(cast, await givenSigner(service, cast.reader));
  for (const [name, path] of Object.entries({
    answer: `/answer/${caseId}`,
    signed: `/cases/${caseId}`,
    custody: `/cases/${caseId}/custody`,
    images: `/images/${caseId}`,
  }))
    address.set(name, path);
  const { link } = await cast.coordinator.call(opinionRoutes.createDelivery, {
    params: { caseId },
    body: { recipientName: "Dr. Karl Busch", recipientEmail: "", validHours: 48 },
  });
  address.set("link", new URL(link).pathname);
  const invited = await administrator.call(peopleRoutes.invite, {
    body: { name: "Dr. New", email: "new@example.org", roles: ["referrer"], profile: null },
  });
  address.set("invitation", new URL(invited.link).pathname);
}

async function windowFor(who: string, size: Size): Promise<Page> {
  const key = `${who} ${size}`;
  const open = windows.get(key);
  if (open !== undefined) return open;
  const { page } = await openWindow(browser, byName(service.url), people.get(who) ?? null, { size });
  windows.set(key, page);
  return page;
}

type Visit = {
  who: string;
  /** A path, or the name of one in `address`, with what follows it. */
  path: string;
  /** What shows that the page is there with its data: a heading, or any text. */
  shows: string | RegExp;
  /** Opens something of the page first. */
  first?: (page: Page) => Promise<void>;
};

const tab = (name: string) => (page: Page) => page.getByRole("tab", { name }).click();
const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();

/** Every main page, as the one for whom it is. */
const visits: Record<string, Visit> = {
  "sign-in": { who: "nobody", path: "/sign-in", shows: "or with your password" },
  "sign-up": { who: "nobody", path: "/sign-up", shows: "Create your account" },
  "should-i": { who: "nobody", path: "/should-i", shows: "None of these is true" },
  invitation: { who: "nobody", path: "invitation", shows: "You will be able to act as" },
  "set-up, used": {
    who: "nobody",
    path: "/setup/xxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    shows: "This set-up link cannot be used",
  },
  link: { who: "nobody", path: "link", shows: "Five wrong codes lock the link." },
  "not found": { who: "nobody", path: "/no-such-page", shows: /./ },
  "home of the patient": { who: "patient", path: "/", shows: "Your cases" },
  account: { who: "patient", path: "/account", shows: "Where you are signed in" },
  "begin to ask": { who: "patient", path: "/ask", shows: "Good to have at hand" },
  "asking, about the patient": { who: "patient", path: "draft", shows: "Who is the patient?" },
  gathering: { who: "patient", path: "gathering/gather", shows: "What has arrived" },
  "case, for the patient": { who: "patient", path: "signed", shows: "Testmann" },
  answer: { who: "patient", path: "answer", shows: "The answer" },
  "answer for the doctor": {
    who: "patient",
    path: "answer",
    // The patient of this case speaks German.
    shows: "Die beiden Beurteilungen, Punkt für Punkt",
    first: (page) => page.getByText("Für Ärztin oder Arzt", { exact: true }).click(),
  },
  custody: { who: "patient", path: "custody", shows: "The record is whole" },
  images: { who: "patient", path: "images", shows: /\d+ \/ 5/ },
  referral: { who: "referrer", path: "/refer", shows: "Clinical question" },
  "home of the coordinator": { who: "coordinator", path: "/", shows: "The cases of the organisation" },
  board: { who: "coordinator", path: "/cases", shows: /\d+ cases/ },
  "unclaimed studies": { who: "coordinator", path: "/inbox", shows: "Unclaimed studies" },
  "case, overview": { who: "coordinator", path: "gathering", shows: "What the case needs" },
  "case, images": { who: "coordinator", path: "gathering", shows: "Look at the images", first: tab("Images") },
  "case, records": {
    who: "coordinator",
    path: "gathering",
    shows: "Report of Harbour Hospital",
    first: tab("Records"),
  },
  "case, files": { who: "coordinator", path: "gathering", shows: "AUTORUN.INF", first: tab("Files") },
  "case, readers": { who: "coordinator", path: "ready", shows: "Time to answer", first: tab("Readers") },
  "case, people": { who: "coordinator", path: "gathering", shows: "Erika Testmann", first: tab("People") },
  "case, history": { who: "coordinator", path: "signed", shows: "Dr. Rosa Lehmann", first: tab("History") },
  "case, deliveries": { who: "coordinator", path: "signed", shows: "Make a link", first: tab("Deliveries") },
  "withdrawing, a question": {
    who: "coordinator",
    path: "gathering",
    shows: "It is kept in the case's record.",
    first: press("Withdraw the case"),
  },
  people: { who: "administrator", path: "/people", shows: "Dr. Rosa Lehmann" },
  "home of the reader": { who: "reader", path: "/", shows: "Your reading" },
  "reading list": { who: "reader", path: "/read", shows: "To read" },
  "reading room": { who: "reader", path: "read", shows: /\d+ \/ 5/ },
  comparison: { who: "reader", path: "compare", shows: "RADPEER score of the first reading" },
  signing: { who: "reader", path: "sign", shows: "SHA-256 of what would be signed:" },
  "home of the third reader": { who: "adjudicator", path: "/", shows: "To settle" },
  settling: { who: "adjudicator", path: "settle", shows: "Version A" },
};

async function visit(page: Page, { path, shows, first }: Visit): Promise<void> {
  const [name = "", ...rest] = path.split("/");
  await page.goto(path.startsWith("/") ? path : [address.get(name), ...rest].join("/"));
  await page.getByRole("heading", { level: 1 }).waitFor();
  await first?.(page);
  await page.getByText(shows).filter({ visible: true }).first().waitFor();
  await page.getByRole("status", { name: "Loading" }).waitFor({ state: "hidden" });
}

const fileName = (name: string) => name.replaceAll(/[^a-z]+/gi, "-").toLowerCase();

describe("every main page, with something on it", { timeout: 120_000 }, () => {
  it.each(Object.entries(visits))("has no fault against WCAG 2.2 AA on a desk: %s", async (name, where) => {
    const page = await windowFor(where.who, "desktop");
    await visit(page, where);
    await picture(page, `page-${fileName(name)}`);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it.each(Object.entries(visits))("nor at 320 pixels, where nothing scrolls sideways: %s", async (name, where) => {
    const page = await windowFor(where.who, "narrow");
    await visit(page, where);
    await picture(page, `narrow-${fileName(name)}`);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
