import type { Page } from "playwright-core";
import { eventually, picture, seen } from "#tests/kit/pages.ts";
import { confirmDialog } from "./coordinate.ts";

/** The reader takes what is offered, from the list. */
export async function acceptOffer(page: Page, number: string): Promise<void> {
  await page.goto("/read");
  await page.getByRole("button", { name: new RegExp(`^Accept: .*${number}`) }).click();
  await seen(page.getByText(`Case ${number} is yours to read.`));
  await picture(page, "reading-list");
}

const images = (page: Page) => page.getByRole("region", { name: "Images", exact: true });
/** Which slice the first viewport shows. */
const sliceText = (page: Page) =>
  images(page)
    .getByText(/^\d+ \/ \d+$/)
    .first();
const saved = (page: Page) => seen(page.getByRole("status").filter({ hasText: /^Saved/ }));

export async function openRoom(page: Page, number: string): Promise<void> {
  await page.goto("/read");
  await page.getByRole("link", { name: new RegExp(`^Read: .*${number}`) }).click();
  await seen(sliceText(page));
}

/** Scrolls by wheel and key, sets a window by preset and by dragging. */
export async function lookAround(page: Page): Promise<void> {
  const before = await sliceText(page).textContent();
  await images(page).hover();
  await page.mouse.wheel(0, 240);
  await eventually("the wheel scrolls", async () => (await sliceText(page).textContent()) !== before);
  await page.getByRole("button", { name: "Window presets" }).click();
  await page.getByRole("menuitem", { name: /^Brain/ }).click();
  await seen(images(page).getByText("W 80 C 40"));
  await images(page).focus();
  await page.keyboard.press("w");
  await dragOver(page, [0.4, 0.5], [0.5, 0.6]);
  await eventually("dragging changes the window", () => images(page).getByText("W 80 C 40").isHidden());
  await images(page).focus();
  await page.keyboard.press("0");
}

/** Drags from one place of the images to another, as parts of their width and height. */
async function dragOver(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = await images(page).boundingBox();
  if (box === null) throw new Error("the images are not shown");
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]), { steps: 4 });
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

/** Draws a length and makes a finding of it, whose size is the length. @returns the size in millimetres as the field shows it */
export async function measureFinding(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Length", exact: true }).click();
  await dragOver(page, [0.56, 0.55], [0.66, 0.55]);
  const loose = page.getByRole("region", { name: "Marks without a finding" });
  await loose.getByRole("button", { name: "New finding from it" }).click();
  await page.getByRole("textbox", { name: "Observation" }).fill("hypodense lesion");
  await page.getByRole("textbox", { name: "Where" }).fill("temporal lobe");
  await page.getByRole("combobox", { name: "Side" }).selectOption("Left");
  await page.getByRole("combobox", { name: "Importance" }).selectOption("Major");
  await page.getByRole("textbox", { name: "Description" }).fill("Ill-defined low density without mass effect.");
  await page
    .getByRole("textbox", { name: "Recommendation for this finding" })
    .fill("MRI of the head with contrast medium.");
  await seen(page.getByText(/^Taken from Length/));
  await page.getByRole("button", { name: "Link the image shown" }).click();
  await saved(page);
  await picture(page, "reading-room", { fullPage: false });
  return await page.getByRole("textbox", { name: "Dimension 1 in mm" }).inputValue();
}

/** A finding that is not there, and the rest of the report. */
export async function writeReport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "New finding", exact: true }).click();
  const open = page.getByRole("article").filter({ has: page.getByRole("textbox", { name: "Observation" }) });
  await open.getByText("Absent", { exact: true }).click();
  await open.getByRole("textbox", { name: "Observation" }).fill("intracranial haemorrhage");
  await open.getByRole("textbox", { name: "Where" }).fill("head");
  await page.getByRole("radio", { name: "Yes" }).check();
  await page.getByRole("textbox", { name: "Technique" }).fill("CT of the head without contrast medium.");
  await page.getByRole("textbox", { name: "Comparison" }).fill("None.");
  const report = page.getByRole("region", { name: "Report" });
  await report
    .getByRole("textbox", { name: "Impression" })
    .fill("No haemorrhage. Hypodense lesion in the left temporal lobe, not described before.");
  await report
    .getByRole("textbox", { name: "Recommendation", exact: true })
    .fill("MRI of the head with contrast medium.");
  await saved(page);
}

/** A second tab that saves later is asked, and overwrites nothing. */
export async function meetSecondTab(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await seen(sliceText(other));
  await page.getByRole("textbox", { name: "Comparison" }).fill("No earlier examination.");
  await saved(page);
  await other.getByRole("textbox", { name: "Technique" }).fill("written in a second tab");
  await other.getByRole("button", { name: "Take the one saved elsewhere" }).click();
  const shown = other.getByRole("textbox", { name: "Comparison" });
  await eventually(
    "the second tab has the first one's text",
    async () => (await shown.inputValue()) === "No earlier examination.",
  );
  await other.close();
}

export async function sealReading(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Seal", exact: true }).click();
  await picture(page, "seal-dialog", { fullPage: false });
  await confirmDialog(page, "Seal the reading");
  await seen(page.getByText(/^You have sealed the reading of/));
  await picture(page, "reading-sealed", { fullPage: false });
}
