import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readInstance } from "#dicom/read-instance.ts";
import { launchBrowser } from "#tests/kit/browser.ts";
import { givenOrganisation, givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { ctSlice, testUid } from "#tests/kit/synthetic-images.ts";

let service: TestService;
let browser: Browser;
let page: Page;
const study = 63;
const file = ctSlice(1, { study });
const place = {
  studyInstanceUID: testUid(study),
  seriesInstanceUID: testUid(study, 1),
  sopInstanceUID: testUid(study, 1, 1),
};

beforeAll(async () => {
  service = await startService();
  const { token } = await givenToken(service, await givenOrganisation(service));
  browser = await launchBrowser();
  page = await browser.newPage();
  const script = await readFile(fileURLToPath(import.meta.resolve("dicomweb-client")), "utf8");
  // A page of the same address, as the client's own would be; it brings nothing but the client.
  await page.route(`${service.url}/client`, (route) =>
    route.fulfill({ contentType: "text/html", body: `<script>${script}; window.api = DICOMwebClient.api;</script>` }),
  );
  await page.goto(`${service.url}/client`);
  await page.waitForFunction("window.api !== undefined");
  await page.evaluate(
    `window.client = new api.DICOMwebClient({ url: ${JSON.stringify(`${service.url}/dicomweb`)},
      headers: { Authorization: ${JSON.stringify(`Bearer ${token}`)} } })`,
  );
});
afterAll(async () => {
  await browser?.close();
  await service?.close();
});

/** Calls the client in the page; bytes come back as numbers. */
const call = async (expression: string): Promise<unknown> =>
  await page.evaluate(`(async () => {
    const plain = (value) => value instanceof ArrayBuffer ? [...new Uint8Array(value)] : Array.isArray(value) ? value.map(plain) : value;
    return plain(await (${expression}));
  })()`);
const options = JSON.stringify(place);

describe("dicomweb-client, as its package has it", () => {
  it("stores an instance", async () => {
    await call(`client.storeInstances({ datasets: [new Uint8Array(${JSON.stringify([...file])}).buffer] })`);
    expect(await call(`client.searchForStudies({ queryParams: { PatientName: "Test*" } })`)).toHaveLength(1);
  });

  it("searches at every level", async () => {
    expect(await call(`client.searchForSeries(${options})`)).toMatchObject([
      { "0020000E": { Value: [place.seriesInstanceUID] } },
    ]);
    expect(await call(`client.searchForInstances(${options})`)).toMatchObject([
      { "00080018": { Value: [place.sopInstanceUID] } },
    ]);
  });

  it("retrieves metadata, files, frames and pictures", async () => {
    expect(await call(`client.retrieveStudyMetadata(${options})`)).toHaveLength(1);
    expect(await call(`client.retrieveSeriesMetadata(${options})`)).toHaveLength(1);
    expect(await call(`client.retrieveInstanceMetadata(${options})`)).toMatchObject([{ "00280010": { Value: [64] } }]);
    expect(await call(`client.retrieveInstance(${options})`)).toEqual([...file]);
    expect(await call(`client.retrieveSeries(${options})`)).toEqual([[...file]]);
    expect(await call(`client.retrieveStudy(${options})`)).toEqual([[...file]]);
    const frames = await call(`client.retrieveInstanceFrames({ ...${options}, frameNumbers: [1] })`);
    expect(JSON.stringify(frames).length).toBeGreaterThan(64 * 64 * 2);
    const jpegLs = `[{ mediaType: "image/jls", transferSyntaxUID: "1.2.840.10008.1.2.4.80" }]`;
    const encoded = await call(
      `client.retrieveInstanceFrames({ ...${options}, frameNumbers: [1], mediaTypes: ${jpegLs} })`,
    );
    expect(JSON.stringify(encoded)).toMatch(/^\[\[255,216,255,247/);
    const jpeg = `[{ mediaType: "image/jpeg" }]`;
    const picture = await call(`client.retrieveInstanceRendered({ ...${options}, mediaTypes: ${jpeg} })`);
    expect(JSON.stringify(picture)).toMatch(/^\[\[255,216/);
    expect(readInstance(file).frames).toBe(1);
  });
});
