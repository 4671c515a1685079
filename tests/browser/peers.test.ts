import { rm } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { peerRoutes } from "#contract/routes/peers.ts";
import { callStore } from "#interop/dimse/call-store.ts";
import { carryTransfer } from "#interop/peers/carry-transfer.ts";
import { accessibilityFaults, sidewaysScroll } from "#tests/kit/axe.ts";
import { launchBrowser } from "#tests/kit/browser.ts";
import { type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { fileToSend, givenPeer, noProgress, startListener, type TestListener } from "#tests/kit/dimse.ts";
import { builtWeb, openWindow, picture, type Size } from "#tests/kit/pages.ts";
import { type GivenPerson, givenOrganisation, givenPerson } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { ctSeries } from "#tests/kit/synthetic-images.ts";

let web: string;
let service: TestService;
let archive: TestService;
let archiveListener: TestListener;
let browser: Browser;
let cast: Cast;
let administrator: GivenPerson;
beforeAll(async () => {
  web = await builtWeb();
  [service, archive, browser] = await Promise.all([
    startService({ app: { webFolder: web } }),
    startService(),
    launchBrowser(),
  ]);
  archiveListener = await startListener(archive, { aeTitle: "ARCHIVE" });
  cast = await givenCast(service);
  administrator = await givenPerson(service, cast.organisation, { roles: ["administrator"], secondFactor: true });
  const there = await givenOrganisation(archive);
  const sender = await givenPeer(archive, there, "MODALITY");
  await givenPeer(archive, there, "OVERREAD");
  await callStore(sender, archiveListener.called, ctSeries(3, { study: 7601 }).map(fileToSend), noProgress);
  service.house.settings.dicom.port = 11_112;
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await archiveListener?.stop();
  await Promise.all([service?.close(), archive?.close()]);
  await rm(web, { recursive: true, force: true });
});

async function looksWell(page: Page, name: string, size: Size): Promise<void> {
  await picture(page, `peers-${name}-${size}`);
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
}

describe("peers", () => {
  it("are made known by the administrator, and tested", async () => {
    const { page, context } = await openWindow(browser, service.url, administrator);
    await page.goto("/people");
    await page.getByRole("tab", { name: "Peers" }).click();
    await page.getByText("No peer is known yet").waitFor();
    await page.getByRole("button", { name: "Add a peer" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("A name is needed.").waitFor();
    await page
      .getByRole("textbox", { name: "Name", exact: true })
      .fill("Archive of the Harbour Hospital, second building, with a long name");
    await page.getByLabel("AE title").fill("ARCHIVE");
    await page.getByRole("textbox", { name: "Host" }).fill("127.0.0.1");
    await page.getByLabel("Port").fill(String(archiveListener.port));
    await looksWell(page, "dialog", "desktop");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: /^Test Archive/ }).click();
    await page.getByText(/answers in \d+ ms/).waitFor();
    await looksWell(page, "list", "desktop");
    await page.setViewportSize({ width: 390, height: 844 });
    await looksWell(page, "list", "phone");
    await context.close();
  });

  it("are searched by the coordinator, and give a study into the case", async () => {
    const { caseId } = await givenRequest(cast);
    const { page, context } = await openWindow(browser, service.url, cast.coordinator);
    await page.goto(`/cases/${caseId}/gather`);
    await page.getByRole("button", { name: "Search a peer" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Patient's name").fill("testm");
    await dialog.getByLabel("Date of birth").fill("");
    await dialog.getByRole("button", { name: "Search" }).click();
    await dialog.getByText("1 study found").waitFor();
    await dialog.getByRole("checkbox").check();
    await looksWell(page, "search", "desktop");
    await dialog.getByRole("button", { name: "Fetch 1 study" }).click();
    await page.getByText("waiting").waitFor();
    await looksWell(page, "waiting", "desktop");
    const { transfers } = await cast.coordinator.call(peerRoutes.listTransfers, { query: { caseId } });
    await carryTransfer(service.house, { organisationId: cast.organisation.id, transferId: transfers[0]?.id ?? "" });
    await page.getByText("3 of 3 images").waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await looksWell(page, "done", "phone");
    await page.getByRole("button", { name: "Search a peer" }).click();
    await looksWell(page, "search", "phone");
    await context.close();
  });
});
