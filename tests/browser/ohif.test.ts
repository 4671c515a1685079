import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { launchBrowser } from "#tests/kit/browser.ts";
import { isOhifHere, openInOhif, serveOhif } from "#tests/kit/ohif.ts";
import { givenOrganisation, givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { ctSeries, multipartOf, testUid } from "#tests/kit/synthetic-images.ts";
import { testData } from "#tests/kit/test-data.ts";

const data = join(testData, "dicom");
/** One of each kind of image, where the public test images are. */
const real = ["xray", "us", "pet", "multiframe"].flatMap((folder) => {
  const path = join(data, folder);
  const [name] = existsSync(path)
    ? readdirSync(path)
        .filter((one) => one.endsWith(".dcm"))
        .sort()
    : [];
  return name === undefined ? [] : [join(path, name)];
});

describe.skipIf(!(await isOhifHere()))("the viewer of OHIF, as its package has it", () => {
  let service: TestService;
  let browser: Browser;
  let context: BrowserContext;
  let viewer: Awaited<ReturnType<typeof serveOhif>>;
  const study = 61;
  beforeAll(async () => {
    service = await startService();
    const integrator = await givenToken(service, await givenOrganisation(service));
    const files = [...ctSeries(5, { study }), ...real.map((path) => readFileSync(path))];
    const raw = multipartOf(files.map((bytes, n) => ({ name: `${n}`, bytes })));
    expect((await integrator.send(dicomwebRoutes.storeInstances, { raw })).status).toBeLessThan(300);
    viewer = await serveOhif(service.url, integrator.token);
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  });
  afterAll(async () => {
    await browser?.close();
    await viewer?.close();
    await service?.close();
  });

  const uids = [testUid(study), ...real.map((path) => readInstance(readFileSync(path)).studyInstanceUid)];
  it.each(uids)("opens the study %s", async (uid) => {
    const opened = await openInOhif(context, viewer.url, uid, true);
    expect(opened).toMatchObject({ picture: true, refused: [] });
    expect(opened.thumbnails).toBeGreaterThan(0);
  });
});
