import type { Page } from "playwright-core";
import { eventually, picture, seen } from "#tests/kit/pages.ts";
import { confirmDialog } from "./coordinate.ts";

/** Drags the mouse over a passage of the first report, as one selects text. */
async function selectPassage(page: Page, passage: string): Promise<void> {
  const text = page.getByRole("region", { name: "Text of the first report" });
  await text.scrollIntoViewIfNeeded();
  const place = await text.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? "").indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const rects = [...range.getClientRects()];
      const [first] = rects;
      const last = rects.at(-1);
      if (first === undefined || last === undefined) return null;
      return { from: [first.left + 1, first.top + first.height / 2], to: [last.right - 1, last.top + last.height / 2] };
    }
    return null;
  }, passage);
  if (place === null) throw new Error(`the first report does not say “${passage}”`);
  const [fromX = 0, fromY = 0] = place.from;
  const [toX = 0, toY = 0] = place.to;
  await page.mouse.move(fromX, fromY);
  await page.mouse.down();
  await page.mouse.move(toX, toY, { steps: 6 });
  await page.mouse.up();
}

/** Marks a passage as a statement, and says of what kind it is. */
export async function markStatement(page: Page, passage: string): Promise<void> {
  await seen(page.getByRole("region", { name: "Text of the first report" }));
  await selectPassage(page, passage);
  await page.getByRole("button", { name: "Mark as a statement" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Kind" }).selectOption("Context");
  await picture(page, "compare-statement", { fullPage: false });
  await dialog.getByRole("button", { name: "Save" }).click();
  await seen(page.getByRole("button", { name: passage }));
}

/** Looks at each point, accepts it (the first by key), grades the first reading, and confirms. */
export async function confirmComparison(page: Page): Promise<void> {
  await seen(page.getByRole("listitem", { name: "Point 1: Missed by the first reading" }));
  await picture(page, "compare");
  await page.getByRole("listitem", { name: "Point 1: Missed by the first reading" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Accept (it|all \d+)$/ }).click();
  await page.getByRole("button", { name: /^Take \d[ab]$/ }).click();
  await page.getByRole("textbox", { name: "Comment on the score" }).fill("The lesion is small and of low contrast.");
  await page.getByRole("button", { name: "Confirm the comparison" }).click();
  await confirmDialog(page, "Confirm the comparison");
  await seen(page.getByRole("link", { name: "Go on to the answer" }));
}

export async function askThirdReader(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Ask a third reader" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name }).click();
  await dialog
    .getByRole("textbox", { name: "What is to be settled" })
    .fill("Is there a lesion in the left temporal lobe?");
  await picture(page, "ask-third-reader", { fullPage: false });
  await dialog.getByRole("button", { name: "Ask about 1 difference" }).click();
  await seen(page.getByText("With an independent third reader"));
}

/** The third reader chooses the version that names the lesion, whichever letter it has. */
export async function settle(page: Page, caseId: string): Promise<void> {
  await page.goto("/");
  await page
    .getByRole("link", { name: /^Settle/ })
    .first()
    .click();
  const a = page.getByRole("region", { name: "Version A" }).or(page.getByText("Version A").locator(".."));
  await seen(a);
  await picture(page, "settle");
  const choice = /31\.5|\d+ mm/.test((await a.first().textContent()) ?? "") ? "A" : "B";
  await page.getByRole("radio", { name: choice, exact: true }).check({ force: true });
  await page.getByRole("textbox", { name: "Your statement" }).fill("The lesion is there on three slices.");
  await page.getByRole("button", { name: "Settle this point" }).click();
  await confirmDialog(page, "Settle this point");
  await seen(page.getByText("Everything is settled"));
  await eventually("the address stays", async () => page.url().includes(caseId));
}
