import { rm } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseId as caseIdOf } from "#contract/ids.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { launchBrowser } from "#tests/kit/browser.ts";
import { verifyBundleBytes } from "#tests/kit/bundle.ts";
import { builtWeb, byName, type Complaints, openWindow, picture, type Size, seen } from "#tests/kit/pages.ts";
import {
  ableReader,
  type GivenOrganisation,
  type GivenPerson,
  givenOrganisation,
  givenPerson,
} from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { visitor } from "#tests/kit/visitor.ts";
import { askBy, sendDisc, sendReport } from "./ask-and-gather.ts";
import { askThirdReader, confirmComparison, markStatement, settle } from "./compare.ts";
import { coordinateCase } from "./coordinate.ts";
import { headDisc } from "./disc.ts";
import { reportPdf } from "./first-report.ts";
import { say } from "./outputs.ts";
import {
  acceptOffer,
  lookAround,
  measureFinding,
  meetSecondTab,
  openRoom,
  sealReading,
  writeReport,
} from "./read-blind.ts";
import { codeAt, download, makeLink, openLink, setUpAuthenticator, signOpinion } from "./sign-and-deliver.ts";
import { acceptInvitation, signIn, signOut, usePasskey } from "./sign-in.ts";

const question = "Is there a bleeding in my head that explains the headaches?";
const readerName = "Dr. Rosa Lehmann";
const readerEmail = "rosa.lehmann@example.org";
const password = "eleven quiet harbour lamps";

let web: string;
let service: TestService;
let browser: Browser;
let organisation: GivenOrganisation;
let disc: Awaited<ReturnType<typeof headDisc>>;
let patient: GivenPerson;
const complaints: Complaints = [];
const windows = new Map<string, Page>();
const outputs = new Map<string, Buffer>();
let caseId = "";
const number = "2026-0001";
let secret = "";
let measured = "";

const params = () => ({ caseId: caseIdOf.parse(caseId) });
const windowOf = (who: string): Page => {
  const page = windows.get(who);
  if (page === undefined) throw new Error(`${who} has no window yet`);
  return page;
};

async function open(who: string, person: GivenPerson | null, size: Size = "desktop"): Promise<Page> {
  const { page } = await openWindow(browser, byName(service.url), person, { size, complaints });
  windows.set(who, page);
  return page;
}

beforeAll(async () => {
  web = await builtWeb();
  [service, browser, disc] = await Promise.all([
    startService({ app: { webFolder: web } }),
    launchBrowser(),
    headDisc(),
  ]);
  service.house.settings.url = byName(service.url);
  organisation = await givenOrganisation(service);
  patient = await givenPerson(service, organisation, { roles: ["patient"], name: "Erika Testmann" });
  const coordinator = await givenPerson(service, organisation, { roles: ["coordinator"], name: "Cora Koch" });
  const adjudicator = await givenPerson(service, organisation, {
    roles: ["adjudicator"],
    name: "Dr. Adam Third",
    profile: { ...ableReader, institution: "Independent Reading Group" },
  });
  await open("patient", patient);
  await open("phone", patient, "phone");
  await open("coordinator", coordinator);
  await open("adjudicator", adjudicator);
  await open("reader", null);
  await open("doctor", null);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await service?.close();
  await rm(web, { recursive: true, force: true });
});

/** Each step stands on the one before. */
let broken = false;
beforeEach((test) => test.skip(broken, "an earlier step failed"));

/** A picture of where somebody stood tells more than the name of what was not found. */
async function asSeenBy(who: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = windowOf(who);
  try {
    await work(page);
  } catch (error) {
    broken = true;
    await picture(page, `failed-${who}`).catch(() => undefined);
    throw error;
  }
}

// Not tried again: a step that was half done does not begin where it began.
describe("one case through the browser, by those whom it concerns", { timeout: 180_000, retry: 0 }, () => {
  it("people: the radiologist comes by invitation, protects the account and signs in with password and code", async () => {
    const administrator = await givenPerson(service, organisation, { roles: ["administrator"], secondFactor: true });
    const { link } = await administrator.call(peopleRoutes.invite, {
      body: { name: readerName, email: readerEmail, roles: ["radiologist"], profile: ableReader },
    });
    await asSeenBy("reader", async (page) => {
      await acceptInvitation(page, link, password);
      secret = await setUpAuthenticator(page, service.clock.now);
      await signOut(page);
      service.clock.advance({ minutes: 1 });
      await signIn(page, { email: readerEmail, password, code: codeAt(secret, service.clock.now()) });
    });
  });

  it("people: the coordinator comes in with a passkey", () => asSeenBy("coordinator", usePasskey));

  it("ask and gather: the patient asks, sends the disc and the first report", () =>
    asSeenBy("patient", async (page) => {
      caseId = await askBy(page, question);
      await sendDisc(page, disc.folder);
      await sendReport(page, await reportPdf());
      await seen(page.getByRole("heading", { name: "Your cases" }));
      await picture(page, "home-patient");
    }));

  it("complete and match: the coordinator settles whose images they are and offers the case", () =>
    asSeenBy("coordinator", (page) => coordinateCase(page, number, readerName)));

  it("read blind: the radiologist scrolls, measures, writes, and finds all of it again", () =>
    asSeenBy("reader", async (page) => {
      await acceptOffer(page, number);
      await openRoom(page, number);
      await lookAround(page);
      measured = await measureFinding(page);
      expect(Number(measured)).toBeGreaterThan(5);
      await writeReport(page);
      await page.reload();
      await page.getByRole("button", { name: /hypodense lesion/i }).click();
      const size = page.getByRole("textbox", { name: "Dimension 1 in mm" });
      await seen(size);
      expect(await size.inputValue()).toBe(measured);
      await seen(page.getByText(/^Taken from Length/));
      await meetSecondTab(page);
      // Nothing of the first report has come near this page.
      expect((await page.content()).toLowerCase()).not.toContain("skull fracture");
    }));

  it("seal: the reading is fixed, and the first report opens", () =>
    asSeenBy("reader", async (page) => {
      await sealReading(page);
      await page.getByRole("link", { name: "Compare with the first report" }).click();
      await seen(page.getByRole("region", { name: "Text of the first report" }).getByText("No skull fracture."));
    }));

  it("compare: passages are marked, points accepted, the first reading graded, a third reader asked", () =>
    asSeenBy("reader", async (page) => {
      await markStatement(page, "Axial CT of the head without contrast medium.");
      await confirmComparison(page);
      await askThirdReader(page, "Dr. Adam Third");
      await picture(page, "compare-adjudicating");
    }));

  it("adjudicate: the third reader sees A and B without names, and settles", () =>
    asSeenBy("adjudicator", async (page) => {
      await settle(page, caseId);
      expect(await page.content()).not.toContain(readerName);
    }));

  it("sign: the preview is what is signed, with the second factor", async () => {
    service.clock.advance({ minutes: 5 });
    await asSeenBy("reader", async (page) => {
      await page.goto(`/sign/${caseId}`);
      await signOpinion(page, codeAt(secret, service.clock.now()));
    });
    const { versions } = await patient.call(opinionRoutes.getOpinion, { params: params() });
    expect(versions).toHaveLength(1);
    expect(versions[0]?.content.points.map((point) => point.settledAs)).toContain("second");
  });

  it("deliver: the patient reads the answer on the phone, and takes it along", () =>
    asSeenBy("phone", async (page) => {
      await page.goto("/");
      await seen(page.getByText("Your answer is ready."));
      await picture(page, "phone-home");
      await page.getByRole("link", { name: "Read the answer" }).click();
      await seen(page.getByRole("region", { name: "The answer" }).getByText("There is no bleeding."));
      const drawn = page.getByRole("figure").getByRole("img").first();
      await drawn.scrollIntoViewIfNeeded();
      expect(await drawn.evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0))).toBeGreaterThan(
        100,
      );
      await picture(page, "phone-answer");
      outputs.set("pdf", await download(page, /^PDF \(/));
      outputs.set("sr", await download(page, /^DICOM SR/));
      outputs.set("fhir", await download(page, /^FHIR/));
      outputs.set("html", await download(page, /^Web page/));
      await page.goto(`/cases/${caseId}`);
      await seen(page.getByRole("heading", { level: 1 }));
      await picture(page, "phone-case");
    }));

  it("deliver: the referring doctor opens a link with its code, once", async () => {
    let made = { link: "", code: "" };
    await asSeenBy("coordinator", async (page) => {
      made = await makeLink(page, caseId);
    });
    await asSeenBy("doctor", (page) => openLink(page, made));
    const token = made.link.split("/").at(-1) ?? "";
    const other = visitor(service.url);
    expect(await other.refusal(opinionRoutes.openLink, { params: { token }, body: { code: made.code } })).toBe(
      "link-not-valid",
    );
  });

  it("custody: the patient sees who looked, and that the record is whole", () =>
    asSeenBy("phone", async (page) => {
      await page.goto(`/cases/${caseId}/custody`);
      await seen(page.getByText("The record is whole"));
      for (const name of [readerName, "Dr. Adam Third", "Cora Koch", "Dr. Karl Busch"]) {
        await seen(page.getByRole("listitem").filter({ hasText: name }));
      }
      await picture(page, "phone-custody", { fullPage: false });
    }));

  it("custody: the exported case verifies offline", () =>
    asSeenBy("coordinator", async (page) => {
      await page.goto(`/cases/${caseId}/custody`);
      await seen(page.getByText("The record is whole"));
      await picture(page, "custody", { fullPage: false });
      const bundle = await download(page, "Download the whole case");
      expect(await verifyBundleBytes(bundle)).toMatchObject({ sound: true, problems: [] });
      const at = bundle.indexOf("hypodense lesion");
      const forged = Buffer.from(bundle);
      forged[at] = (forged[at] ?? 0) ^ 1;
      expect((await verifyBundleBytes(forged)).sound).toBe(false);
    }));

  const output = (name: string): Buffer => outputs.get(name) ?? Buffer.alloc(0);

  it("the PDF is whole (qpdf)", async (test) => {
    expect(output("pdf").subarray(0, 5).toString()).toBe("%PDF-");
    const said = await say("qpdf", output("pdf"), "--check", "FILE");
    test.skip(said === null, "qpdf is not installed");
    expect(said).toMatch(/No syntax or stream encoding errors/);
  });

  it("the PDF says what was signed (pdftotext)", async (test) => {
    const said = await say("pdftotext", output("pdf"), "-layout", "FILE", "-");
    test.skip(said === null, "pdftotext is not installed");
    for (const words of ["Testmann", "There is no bleeding", readerName, `${measured} mm`, "MRI"]) {
      expect(said?.replace(/\s+/g, " ")).toContain(words);
    }
  });

  it("the DICOM SR says it too (dsrdump)", async (test) => {
    expect(output("sr").subarray(128, 132).toString()).toBe("DICM");
    const said = await say("dsrdump", output("sr"), "+Pl", "FILE");
    test.skip(said === null, "dsrdump is not installed");
    expect(said).toMatch(/Verification Flag +: VERIFIED/);
    expect(said?.toLowerCase()).toContain("hypodense lesion");
  });

  it("the DICOM SR has no fault against the standard (dciodvfy)", async (test) => {
    const said = await say("dciodvfy", output("sr"), "FILE");
    test.skip(said === null, "dciodvfy is not installed");
    expect(said).toContain("ComprehensiveSR");
    expect(said?.split("\n").filter((line) => line.startsWith("Error"))).toEqual([]);
  });

  it("FHIR and the web page say the same", async () => {
    const bundle = JSON.parse(output("fhir").toString());
    expect([bundle.resourceType, bundle.type]).toEqual(["Bundle", "document"]);
    expect(JSON.stringify(bundle)).toMatch(/hypodense lesion/i);
    expect(output("html").toString()).toContain("There is no bleeding");
  });

  it("went by without an error of a page's script or a break of its policy", () => {
    expect(complaints).toEqual([]);
  });
});
