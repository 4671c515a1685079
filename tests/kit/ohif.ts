import { access, readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { Readable } from "node:stream";
import type { BrowserContext, Page } from "playwright-core";

/** Where `node bench/interop/fetch-ohif.mjs` puts the viewer: 200 MB, too much to come with every installation. */
export const ohifFolder =
  process.env.OVERREAD_OHIF ?? join(import.meta.dirname, "../../.cache/ohif-3.13.2/package/dist");

export const isOhifHere = (): Promise<boolean> =>
  access(join(ohifFolder, "index.html")).then(
    () => true,
    () => false,
  );

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const config = `window.config = {
  routerBasename: null, extensions: [], modes: [], customizationService: {}, showStudyList: true, maxNumberOfWebWorkers: 2,
  showWarningMessageForCrossOrigin: false, showCPUFallbackMessage: false, showLoadingIndicator: true, investigationalUseDialog: { option: 'never' },
  defaultDataSourceName: 'overread',
  dataSources: [{ namespace: '@ohif/extension-default.dataSourcesModule.dicomweb', sourceName: 'overread', configuration: {
    friendlyName: 'Overread', name: 'overread', wadoUriRoot: location.origin + '/wado', qidoRoot: location.origin + '/dicomweb',
    wadoRoot: location.origin + '/dicomweb', qidoSupportsIncludeField: true, imageRendering: 'wadors', thumbnailRendering: 'thumbnail',
    enableStudyLazyLoad: true, supportsFuzzyMatching: true, supportsWildcard: true, singlepart: 'bulkdata,video',
    bulkDataURI: { enabled: true }, omitQuotationForMultipartRequest: true } }],
};`;

/**
 * Serves the viewer of OHIF as it comes from its package, with its data source pointing at `service`; requests go on with a service's token.
 * Nothing of the viewer is changed but its configuration file, as whoever installs it would.
 */
export async function serveOhif(service: string, token: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void answer(request, response, service, token).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, service: string, token: string) {
  const url = new URL(request.url ?? "/", "http://viewer");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-embedder-policy", "require-corp");
  if (/^\/(dicomweb|wado)(\/|$)/.test(url.pathname)) {
    const { accept = "*/*", range } = request.headers;
    const headers: Record<string, string> = { accept, authorization: `Bearer ${token}` };
    if (range !== undefined) headers.range = range;
    const got = await fetch(`${service}${url.pathname}${url.search}`, { headers });
    response.statusCode = got.status;
    for (const name of ["content-type", "content-range", "accept-ranges"]) {
      const value = got.headers.get(name);
      if (value !== null) response.setHeader(name, value);
    }
    if (got.body === null) response.end();
    else Readable.from(got.body).pipe(response);
    return;
  }
  if (url.pathname === "/app-config.js") return response.setHeader("content-type", "text/javascript").end(config);
  const file = join(ohifFolder, normalize(url.pathname));
  const isFile = extname(url.pathname) !== "";
  const bytes = await readFile(isFile ? file : join(ohifFolder, "index.html")).catch(() => null);
  response.setHeader("content-type", (isFile ? types[extname(file)] : "text/html") ?? "application/octet-stream");
  // Its files bear their hash in their names; a hundred studies are opened with one copy.
  if (isFile) response.setHeader("cache-control", "max-age=3600");
  if (bytes === null) response.statusCode = 404;
  response.end(bytes ?? undefined);
}

export type Opened = {
  /** Series in the viewer's list. */
  thumbnails: number;
  /** Whether a picture of more than a few greys is in a viewport. */
  picture: boolean;
  /** Requests to DICOMweb that were refused, with their status. */
  refused: string[];
  /** Faults of the page itself. */
  faults: string[];
};

/**
 * Opens a study in the viewer, and looks whether it shows it.
 * @param browser pages of one context share what they have fetched
 * @param pictured whether the study holds images; without, the list of series is all there is to wait for
 */
export async function openInOhif(
  browser: BrowserContext,
  viewer: string,
  study: string,
  pictured: boolean,
  screenshot: string | null = null,
  timeout = 60_000,
): Promise<Opened> {
  const page = await browser.newPage();
  const refused: string[] = [];
  const faults: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400 && response.url().includes("/dicomweb"))
      refused.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  page.on("pageerror", (error) => faults.push(error.message.slice(0, 200)));
  try {
    await page.goto(`${viewer}/viewer?StudyInstanceUIDs=${study}`, { timeout });
    const shown = page.waitForFunction(pictured ? hasPicture : hasThumbnail, null, { timeout, polling: 500 });
    const picture = await shown.then(
      () => pictured,
      () => false,
    );
    await page.waitForFunction(hasThumbnail, null, { timeout: 5000 }).catch(() => undefined);
    const thumbnails = await page.locator('[data-cy^="study-browser-thumbnail"]').count();
    if (screenshot !== null) await page.screenshot({ path: screenshot });
    return { thumbnails, picture, refused, faults };
  } finally {
    await page.close();
  }
}

type Shown = Parameters<Page["waitForFunction"]>[0];

const hasThumbnail: Shown = `document.querySelector('[data-cy^="study-browser-thumbnail"]') !== null`;
const hasPicture: Shown = `[...document.querySelectorAll("canvas.cornerstone-canvas")].some((canvas) => {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null || canvas.width === 0) return false;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const seen = new Set();
  for (let at = 0; at < data.length; at += 4 * 97) seen.add(data[at] * 65536 + data[at + 1] * 256 + data[at + 2]);
  return seen.size > 8;
})`;
