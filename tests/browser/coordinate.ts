import type { Page } from "playwright-core";
import { picture, seen } from "#tests/kit/pages.ts";

/** Answers the question that a step asks before it is done. */
export async function confirmDialog(page: Page, action: string, reason?: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  if (reason !== undefined) await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
  await dialog.getByRole("button", { name: action }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** From the board: settles whose images they are, declares the case complete, offers it to a reader with the reasons shown. */
export async function coordinateCase(page: Page, number: string, reader: string): Promise<void> {
  await page.goto("/cases");
  await page.getByRole("searchbox", { name: "Search" }).fill(number);
  await seen(page.getByText("1 case", { exact: true }));
  const row = page.getByRole("main").getByRole("link", { name: new RegExp(`^${number} Testmann`) });
  await seen(row);
  await picture(page, "board");
  await row.click();
  await page.getByRole("button", { name: "Look and decide" }).click();
  await page.getByRole("button", { name: "The same person" }).click();
  await confirmDialog(
    page,
    "The same person",
    "The disc was made anonymous; the number was checked with the hospital.",
  );
  await seen(page.getByText("Confirmed by a person"));
  await picture(page, "case-images");
  await page.getByRole("tab", { name: "Overview" }).click();
  await picture(page, "case-overview");
  await page.getByRole("button", { name: "Declare the case complete" }).click();
  await page.getByRole("button", { name: "Choose a reader" }).click();
  await page.getByRole("radio", { name: reader }).click();
  await picture(page, "case-readers");
  await page.getByRole("button", { name: `Offer to ${reader}` }).click();
  await seen(page.getByText(`The case is offered to ${reader}.`));
}
