import type { Page } from "playwright-core";
import { choose, picture, seen } from "#tests/kit/pages.ts";

/** The address of the page tells the case. */
export const caseOf = (page: Page): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())?.[0] ?? "";

const onward = (page: Page) => page.getByRole("button", { name: "Continue" }).click();

/** The guided request, step by step as a patient fills it in. It is left once in the middle and resumed. */
export async function askBy(page: Page, question: string): Promise<string> {
  await page.goto("/ask");
  await page.getByRole("button", { name: "Begin a new request" }).click();
  await page.getByRole("radio", { name: "For myself" }).check();
  await onward(page);
  await page.getByRole("radio", { name: "The diagnosis is not certain" }).check();
  await picture(page, "ask-why");
  await onward(page);
  await page.getByRole("textbox", { name: "What do you want to know?" }).fill(question);
  await page
    .getByRole("textbox", { name: "What will you decide with the answer?" })
    .fill("Whether I need an operation.");
  await onward(page);
  await page.getByRole("textbox", { name: "What do you feel, and since when?" }).fill("Headaches for two weeks.");
  await page.getByRole("radio", { name: "Soon", exact: true }).check();
  await seen(page.getByText("All is saved."));
  const caseId = caseOf(page);
  await page.goto("/");
  await page.getByRole("link", { name: "Finish the request" }).first().click();
  await seen(page.getByRole("radio", { name: "Soon", exact: true, checked: true }));
  await onward(page);
  await fillInPatient(page);
  await onward(page);
  await choose(page, "What kind of images?", "CT");
  await choose(page, "Which part of the body?", "Head or brain");
  await onward(page);
  await page.getByRole("textbox", { name: "Hospital or practice" }).fill("Harbour Hospital");
  await page.getByRole("textbox", { name: "Who signed the report" }).fill("Dr. Anna Weber");
  await page.getByRole("textbox", { name: "Name of your doctor" }).fill("Dr. Karl Busch");
  await onward(page);
  await page.getByRole("checkbox", { name: "I have read this and agree." }).check();
  await page.getByRole("textbox", { name: "Your full name, in place of a signature" }).fill("Erika Testmann");
  const agree = page.getByRole("button", { name: "I agree" });
  if (await agree.isVisible()) await agree.click();
  await picture(page, "ask-consent");
  await onward(page);
  await picture(page, "ask-review");
  await page.getByRole("button", { name: "Send the request" }).click();
  await seen(page.getByRole("heading", { name: "Images and records" }));
  return caseId;
}

async function fillInPatient(page: Page): Promise<void> {
  await page.getByLabel("Date of birth").fill("1961-04-12");
  await choose(page, "Sex", "Female");
  await choose(page, "Country where the patient lives", "Germany");
  await choose(page, "Language of the answer for the patient", "English");
}

/** A disc as the browser meets it: a folder to be chosen. It names nobody whom the case knows, as discs that were made anonymous do. */
export async function sendDisc(page: Page, folder: string): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a folder or CD" }).click();
  await (await choosing).setFiles(folder);
  await seen(page.getByText("Is this the right patient?"));
  await seen(page.getByText(/files? will not be sent/));
  await picture(page, "gather-found");
  await page.getByRole("button", { name: "It is the same person: send them" }).click();
  await page.getByRole("button", { name: /^Send \d+ files/ }).click();
  await seen(page.getByText("Everything has been sent"));
  await seen(page.getByText("another patient?"));
  // The same disc once more is said to be here already, and leaves nothing to decide.
  const again = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a folder or CD" }).click();
  await (await again).setFiles(folder);
  await seen(page.getByText(/chosen before and (is|are) not taken twice/));
  await seen(page.getByRole("button", { name: "I have sent everything", disabled: false }));
}

/** The first report as the PDF that the hospital gave; its text is read from it. */
export async function sendReport(page: Page, pdf: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const section = page
    .getByRole("region", { name: "First report" })
    .or(page.locator("section", { hasText: "First report" }));
  const choosing = page.waitForEvent("filechooser");
  await section.getByRole("button", { name: "Choose a file or take a photo" }).first().click();
  await (await choosing).setFiles(pdf);
  await seen(page.getByText("text read from the PDF"));
  await picture(page, "gather-done");
  await page.getByRole("button", { name: "I have sent everything" }).click();
  await seen(page.getByText("You have said that everything is sent."));
}
