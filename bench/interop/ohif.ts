// Opens every study of a service in the viewer of OHIF and prints what came of it.
//   node bench/interop/ohif.ts --url http://localhost:8080 --token <a service token of an integrator> [--screenshots <folder>] [--only <UID>] [--modality CT]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchBrowser } from "#tests/kit/browser.ts";
import { isOhifHere, openInOhif, serveOhif } from "#tests/kit/ohif.ts";

const { values } = parseArgs({
  options: {
    url: { type: "string", default: "http://localhost:8080" },
    token: { type: "string", default: process.env.OVERREAD_TOKEN ?? "" },
    screenshots: { type: "string" },
    only: { type: "string" },
    modality: { type: "string" },
  },
});

type Study = Record<string, { Value?: unknown[] }>;

/** Modalities without pictures of their own. */
const withoutPictures = new Set([
  "SR",
  "KO",
  "PR",
  "DOC",
  "PLAN",
  "RTPLAN",
  "RTSTRUCT",
  "REG",
  "FID",
  "SEG",
  "ECG",
  "RWV",
  "RTRECORD",
  "",
]);

/** Some collections have no more than the heads of their images. */
async function hasPixels(study: string): Promise<boolean> {
  const path = `/dicomweb/studies/${study}/metadata`;
  const headers = { authorization: `Bearer ${values.token}` };
  const text = await (await fetch(`${values.url}${path}`, { headers })).text();
  return /"7FE0001[0]"|"7FE0000[89]"/.test(text);
}

if (!(await isOhifHere())) throw new Error("The viewer is not here. Fetch it first: node bench/interop/fetch-ohif.mjs");
const answer = await fetch(`${values.url}/dicomweb/studies`, { headers: { authorization: `Bearer ${values.token}` } });
if (!answer.ok) throw new Error(`the service answers ${answer.status}`);
const found: Study[] = JSON.parse(await answer.text());
const viewer = await serveOhif(values.url, values.token);
const browser = await launchBrowser();
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
if (values.screenshots !== undefined) mkdirSync(values.screenshots, { recursive: true });
let failed = 0;
let tried = 0;
try {
  for (const study of found) {
    const uid = String(study["0020000D"]?.Value?.[0]);
    if (values.only !== undefined && values.only !== uid) continue;
    const modalities = (study["00080061"]?.Value ?? []).map(String);
    if (values.modality !== undefined && !modalities.includes(values.modality)) continue;
    tried += 1;
    const pictured = modalities.some((one) => !withoutPictures.has(one)) && (await hasPixels(uid));
    const shot = values.screenshots === undefined ? null : join(values.screenshots, `${uid}.png`);
    const began = performance.now();
    const opened = await openInOhif(context, viewer.url, uid, pictured, shot, 45_000);
    const good = pictured ? opened.picture && opened.refused.length === 0 : opened.thumbnails > 0;
    if (!good) failed += 1;
    const notes = [...new Set([...opened.refused, ...opened.faults])].slice(0, 3).join(" | ");
    console.log(
      `${good ? "ok  " : "FAIL"} ${modalities.join("/").padEnd(12)} ${String(opened.thumbnails).padStart(3)} series ` +
        `${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s ${uid} ${notes}`,
    );
  }
} finally {
  await browser.close();
  await viewer.close();
}
console.log(`${tried - failed} of ${tried} studies open`);
process.exit(failed === 0 ? 0 : 1);
