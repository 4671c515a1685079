import type { Page } from "playwright-core";
import { picture, seen } from "#tests/kit/pages.ts";

/** Follows an invitation: a name is given already, a password is chosen. */
export async function acceptInvitation(page: Page, link: string, password: string): Promise<void> {
  await page.goto(new URL(link).pathname);
  await seen(page.getByRole("heading", { name: "Your invitation" }));
  await page.getByLabel(/^Password/).fill(password);
  await picture(page, "invitation");
  await page.getByRole("button", { name: "Accept and go in" }).click();
  await seen(page.getByRole("heading", { name: /^Good to see you/ }));
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await seen(page.getByRole("heading", { name: "Sign in" }));
}

/** Password, then the code of the authenticator app. */
export async function signIn(page: Page, who: { email: string; password: string; code: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "E-mail" }).fill(who.email);
  await page.getByLabel(/^Password/).fill(who.password);
  await picture(page, "sign-in");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await seen(page.getByRole("heading", { name: "One more step" }));
  await page.getByRole("textbox", { name: "Code from your authenticator app" }).fill(who.code);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await seen(page.getByRole("heading", { name: /^Good to see you/ }));
}

/** Gives the window a phone's or computer's own authenticator, which says yes to everything. */
export async function plugInAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Makes a passkey, goes out, and comes in with nothing but it. */
export async function usePasskey(page: Page): Promise<void> {
  await plugInAuthenticator(page);
  await page.goto("/account");
  await page.getByRole("textbox", { name: "A name for it" }).fill("This computer");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await seen(page.getByText("The passkey was added."));
  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await seen(page.getByRole("heading", { name: /^Good to see you/ }));
}
