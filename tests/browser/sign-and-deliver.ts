import { readFile } from "node:fs/promises";
import { TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { eventually, picture, seen } from "#tests/kit/pages.ts";

/** What the app on a phone shows at that time. */
export const codeAt = (secret: string, at: Date): string => new TOTP({ secret }).generate({ timestamp: at.getTime() });

/** Sets up the authenticator app under the account. @returns its secret and the recovery codes */
export async function setUpAuthenticator(page: Page, now: () => Date): Promise<string> {
  await page.goto("/account");
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await seen(page.getByRole("img", { name: "QR code with the secret for your authenticator app" }));
  const secret = ((await page.locator("code").first().textContent()) ?? "").replaceAll(" ", "");
  await page.getByRole("textbox", { name: "Code", exact: true }).fill(codeAt(secret, now()));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await page.getByRole("checkbox", { name: "I have kept them in a safe place" }).check();
  await picture(page, "account-recovery-codes");
  await page.getByRole("button", { name: "Done" }).click();
  await seen(page.getByText("The authenticator app is set up."));
  await picture(page, "account");
  return secret;
}

/** Words the answer, looks at the preview in both forms, and signs with a code. */
export async function signOpinion(page: Page, code: string): Promise<void> {
  const plain = page.getByRole("textbox", { name: "The answer in plain words" });
  await seen(plain);
  await plain.fill("There is no bleeding. There is a darker spot in the left side of the brain. It needs an MRI scan.");
  await page
    .getByRole("textbox", { name: "What this changes" })
    .fill("An MRI scan with contrast medium should come next. It shows what the spot is.");
  const preview = page.getByRole("tabpanel", { name: "As a web page" });
  await seen(preview.getByText("It needs an MRI scan."));
  await picture(page, "sign");
  await page.getByRole("tab", { name: "As the PDF" }).click();
  await page.getByRole("tab", { name: "As a web page" }).click();
  const dialog = page.getByRole("dialog");
  await eventually("the opinion can be signed", async () => {
    // A click too many would wait beneath the dialog that the one before has opened.
    const button = page.getByRole("button", { name: "Sign", exact: true });
    if (!(await dialog.isVisible())) await button.click({ timeout: 2000 }).catch(() => undefined);
    return await dialog.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
  });
  await dialog.getByRole("textbox", { name: "Code from your authenticator app" }).fill(code);
  await picture(page, "sign-dialog", { fullPage: false });
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await seen(page.getByText(/^The opinion for .* is signed$/));
}

/** What a link or button gives to keep. */
export async function download(page: Page, name: string | RegExp): Promise<Buffer> {
  const arriving = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  return await readFile(await (await arriving).path());
}

/** The coordinator makes a link for the referring doctor. */
export async function makeLink(page: Page, caseId: string): Promise<{ link: string; code: string }> {
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("tab", { name: "Deliveries" }).click();
  await page.getByRole("textbox", { name: "Name of the recipient" }).fill("Dr. Karl Busch");
  await page.getByRole("button", { name: "Make a link" }).click();
  const made = page.getByRole("status").filter({ hasText: "Link and code for Dr. Karl Busch" });
  await seen(made);
  await picture(page, "delivery-made");
  const text = (await made.allInnerTexts()).join(" ").replace(/\s+/g, " ");
  const link = /https?:\/\/\S+\/l\/\S+/.exec(text)?.[0] ?? "";
  const code = /One-time code (\S+ \S+) Copy/.exec(text)?.[1] ?? "";
  return { link, code };
}

/** The doctor opens it, without an account; a wrong code first. */
export async function openLink(page: Page, { link, code }: { link: string; code: string }): Promise<void> {
  await page.goto(new URL(link).pathname);
  const field = page.getByRole("textbox", { name: "One-time code" });
  await field.fill("00000 00000");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await seen(page.getByRole("alert"));
  await picture(page, "link");
  await field.fill(code);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await seen(page.getByRole("heading", { name: "Second opinion" }));
  await seen(page.getByRole("heading", { name: "The two readings, point by point" }));
  await picture(page, "link-answer");
}
