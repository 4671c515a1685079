import { newOpening, scanWithin } from "./scan-within.ts";
import type { FromWorker, ScannedFile, ToWorker } from "./scanned.ts";

const say = (message: FromWorker): void => self.postMessage(message);
const atOnce = 4;
/** Larger files are not hashed beforehand (they would have to fit into memory whole); the service knows them again anyway. */
const mostHashed = 512 * 1024 * 1024;
const tellEveryMs = 120;

async function hash(blob: Blob): Promise<string | null> {
  // Outside of a secure context (plain http on another machine) the browser has no digest.
  if (blob.size > mostHashed || globalThis.crypto?.subtle === undefined) return null;
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function scan(files: readonly { path: string; file: Blob }[]): Promise<void> {
  let found: ScannedFile[] = [];
  let looked = 0;
  let told = performance.now();
  const tell = (now = false) => {
    if (!now && performance.now() - told < tellEveryMs) return;
    say({ kind: "found", files: found, looked });
    found = [];
    told = performance.now();
  };
  const opening = newOpening();
  const queue = files.values();
  const lane = async () => {
    for (const { path, file } of queue) {
      for await (const each of scanWithin(file, path, { ...opening, depth: 0 })) {
        found.push(each);
        looked += 1;
        tell();
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  tell(true);
  say({ kind: "finished" });
}

self.onmessage = (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.kind === "scan") void scan(message.files);
  else {
    hash(message.blob)
      .catch(() => null)
      .then((sha256) => say({ kind: "hashed", id: message.id, sha256 }))
      .catch(() => undefined);
  }
};
