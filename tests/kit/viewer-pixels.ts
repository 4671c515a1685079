import type { Page } from "playwright-core";
import { numbers, text } from "#dicom/json.ts";
import { type DicomInstance, readInstance } from "#dicom/read-instance.ts";
import type { NamedFile } from "./files-in-case.ts";
import { difference, fitInto, type Raster, renderWithDcmtk } from "./picture-compare.ts";

/** An image that a viewport shows: its file with UIDs of its own, and what is in it. */
export type ShownFile = { name: string; bytes: Uint8Array; instance: DicomInstance };

export const asItIs = ({ name, bytes }: NamedFile): ShownFile => ({ name, bytes, instance: readInstance(bytes) });

/**
 * The same file under UIDs of its own, of the same length: test images of several transfer syntaxes share theirs. A deflated file stays as
 * it is.
 */
export function withOwnUids({ name, bytes }: NamedFile, number: number): ShownFile {
  const before = readInstance(bytes);
  const copy = Buffer.from(bytes);
  const uids = [before.studyInstanceUid, before.seriesInstanceUid, before.sopInstanceUid];
  for (const [kind, uid] of uids.entries()) {
    const own = Buffer.from(`${uid.slice(0, -5)}${kind + 1}${String(1000 + number)}`);
    for (let at = copy.indexOf(uid); at !== -1; at = copy.indexOf(uid, at + uid.length)) {
      // One UID may be the beginning of another.
      const next = String.fromCharCode(copy[at + uid.length] ?? 0);
      if (!/[0-9.]/.test(next)) own.copy(copy, at);
    }
  }
  const instance = readInstance(copy);
  return { name, bytes: copy, instance };
}

const middleFrame = (frames: number): number => Math.floor((frames - 1) / 2) + 1;

/** Height of a pixel for its width, as the viewer draws it. */
function aspectOf({ metadata }: DicomInstance): number {
  const [rows, columns] = numbers(metadata, "00280030");
  return rows !== undefined && columns !== undefined && rows > 0 && columns > 0 ? rows / columns : 1;
}

type Canvas = { width: number; height: number; rgb: string };

/** The pixels on the first viewport's canvas. */
async function canvasOf(page: Page): Promise<Raster> {
  const read = await page.evaluate<Canvas>(`(() => {
    const canvas = document.querySelector("#images canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let out = "";
    for (let at = 0; at < data.length; at += 4) out += String.fromCharCode(data[at], data[at + 1], data[at + 2]);
    return { width: canvas.width, height: canvas.height, rgb: btoa(out) };
  })()`);
  return { columns: read.width, rows: read.height, rgb: Buffer.from(read.rgb, "base64") };
}

/** A frame as our own service renders it. */
async function renderedByUs(page: Page, file: ShownFile, frame: number, window: string): Promise<Raster> {
  const { studyInstanceUid, seriesInstanceUid, sopInstanceUid } = file.instance;
  const path = `/dicomweb/studies/${studyInstanceUid}/series/${seriesInstanceUid}/instances/${sopInstanceUid}/frames/${frame}/rendered`;
  const read = await page.evaluate<Canvas>(`(async () => {
    const reply = await fetch(${JSON.stringify(path)} + ${JSON.stringify(window)}, { headers: { accept: "image/png" } });
    if (!reply.ok) throw new Error("rendered: " + reply.status);
    const bitmap = await createImageBitmap(await reply.blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let out = "";
    for (let at = 0; at < data.length; at += 4) out += String.fromCharCode(data[at], data[at + 1], data[at + 2]);
    return { width: canvas.width, height: canvas.height, rgb: btoa(out) };
  })()`);
  return { columns: read.width, rows: read.height, rgb: Buffer.from(read.rgb, "base64") };
}

export type Comparison =
  | { name: string; shown: true; against: "dcmtk" | "our own"; mean: number; percentile99: number }
  | { name: string; shown: false; why: string };

/** Opens a file's series in the first viewport by the list, and waits until it stands there. @returns what covers it; null: a picture */
async function openSeries(page: Page, file: ShownFile): Promise<string | null> {
  const { seriesInstanceUid } = file.instance;
  await page.locator(`button[data-series="${seriesInstanceUid}"]`).click();
  const viewport = page.locator(`[data-viewport="1"][data-series="${seriesInstanceUid}"]`);
  await viewport.and(page.locator('[data-slice], [data-status="failed"]')).waitFor();
  if ((await viewport.getAttribute("data-status")) === "failed")
    return (await viewport.getByRole("alert").textContent()) ?? "";
  // Until the picture that is said to be there has been drawn.
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  await page.waitForTimeout(60);
  return null;
}

/** A file as the viewer draws it, held against dcmtk's picture of it, or ours where dcmtk has no decoder. */
export async function compareInViewer(page: Page, file: ShownFile): Promise<Comparison> {
  const { name, instance } = file;
  const covered = await openSeries(page, file);
  if (covered !== null) return { name, shown: false, why: covered };
  const canvas = await canvasOf(page);
  const label = (await page.locator('[data-viewport="1"]').textContent()) ?? "";
  const [, width, center] = /W (-?\d+) C (-?\d+)/.exec(label) ?? [];
  const isGrey = text(instance.metadata, "00280004").startsWith("MONOCHROME");
  const window =
    isGrey && width !== undefined && center !== undefined ? { center: Number(center), width: Number(width) } : null;
  const frame = middleFrame(instance.frames);
  const dcmtk = await renderWithDcmtk(file.bytes, instance.transferSyntaxUid, frame, window);
  const query = window === null ? "" : `?window=${window.center},${window.width}`;
  const reference = dcmtk ?? (await renderedByUs(page, file, frame, query));
  const fitted = fitInto(reference, canvas.columns, canvas.rows, aspectOf(instance));
  // The picture may be said to be there before it has been drawn: looked at again for a while.
  let apart = difference(canvas, fitted);
  for (let tries = 0; tries < 20 && apart.percentile99 > 16; tries++) {
    await page.waitForTimeout(250);
    apart = difference(await canvasOf(page), fitted);
  }
  return { name, shown: true, against: dcmtk === null ? "our own" : "dcmtk", ...apart };
}
