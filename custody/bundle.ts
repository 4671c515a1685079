import { createHash } from "node:crypto";
import { Readable, Transform, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { CustodyEvent } from "#contract/custody.ts";
import { bundleGuide } from "./bundle-guide.ts";
import {
  type BundleManifest,
  type BundleMeta,
  bundleManifest,
  chainPath,
  chainText,
  exportDetail,
  guidePath,
  type ListedFile,
  listedFile,
  manifestPath,
  manifestText,
} from "./bundle-manifest.ts";
import { canonicalJson } from "./canonical-json.ts";
import { verifyChain } from "./chain.ts";
import { sha256Hex } from "./hash.ts";
import { zipOf } from "./stored-zip.ts";

/** A file to go into a bundle: its hash and size are known beforehand, its bytes are opened only when their turn comes. */
export type BundleFile = ListedFile & { open: () => Readable | Promise<Readable> };

/** The case cannot be exported as it was given; the message says what is wrong. */
export class BundleRefused extends Error {
  override name = "BundleRefused";
}

/**
 * Everything that goes into a bundle beside the chain, and the detail of the "case-exported" event that must be recorded (as the
 * last event) before the bundle is written.
 * @param meta `exportedAt` is an instant; `omitted` names what the chain speaks of and the bundle leaves out
 * @throws BundleRefused for a path that is unsafe, taken twice or reserved
 */
export function planBundle(meta: BundleMeta, files: readonly BundleFile[]) {
  const guide = fileFromText(
    guidePath,
    bundleGuide(meta.caseNumber, meta.exportedAt),
    "text/plain; charset=utf-8",
    "guide",
  );
  const planned = [guide, ...files.toSorted((a, b) => (a.path < b.path ? -1 : 1))];
  const taken = new Set([manifestPath, chainPath]);
  for (const file of planned) {
    if (!listedFile.safeParse(file).success) throw new BundleRefused(`"${file.path}" cannot be listed in a bundle`);
    if (taken.has(file.path.toLowerCase())) throw new BundleRefused(`"${file.path}" is in the bundle twice`);
    taken.add(file.path.toLowerCase());
  }
  return { meta, files: planned, detail: exportDetail(meta, planned) };
}
export type BundlePlan = ReturnType<typeof planBundle>;

/** A file of a bundle made of a text, such as the canonical JSON of a reading. */
export function fileFromText(path: string, text: string, mediaType: string, role: ListedFile["role"]): BundleFile {
  return fileFromBytes(path, Buffer.from(text, "utf8"), mediaType, role);
}

/** A file of a bundle made of bytes in memory, such as a rendering. */
export function fileFromBytes(
  path: string,
  bytes: Uint8Array,
  mediaType: string,
  role: ListedFile["role"],
): BundleFile {
  return { path, size: bytes.length, sha256: sha256Hex(bytes), mediaType, role, open: () => Readable.from([bytes]) };
}

/**
 * Writes a bundle into a stream, holding no file in memory, and ends the stream.
 * @param events the whole chain; the last event is the "case-exported" with the plan's detail
 * @returns the manifest as written
 * @throws BundleRefused when the chain is not sound or not the plan's, or a file is not what its hash says (the stream is then destroyed)
 */
export async function writeBundle(
  target: Writable,
  plan: BundlePlan,
  events: readonly CustodyEvent[],
): Promise<BundleManifest> {
  const head = soundHead(plan, events);
  const chain = fileFromText(chainPath, chainText(events), "application/jsonl", "chain");
  const [guide, ...rest] = plan.files;
  const ordered = guide === undefined ? [chain] : [guide, chain, ...rest];
  const manifest = bundleManifest.parse({
    model: "overread-bundle-1",
    ...plan.meta,
    chain: head.chain,
    head: { count: head.sequence, hash: head.hash },
    files: ordered,
  });
  const first = fileFromText(manifestPath, manifestText(manifest), "application/json", "other");
  const entries = [first, ...ordered].map((file) => ({ path: file.path, size: file.size, open: () => checked(file) }));
  await pipeline(zipOf(entries), target);
  return manifest;
}

function soundHead(plan: BundlePlan, events: readonly CustodyEvent[]): CustodyEvent {
  const verdict = verifyChain(events);
  if (!verdict.sound) throw new BundleRefused(`the chain is not sound: ${verdict.problems[0]?.message}`);
  const last = events.at(-1);
  if (
    last?.kind !== "case-exported" ||
    canonicalJson(last.detail.bundle ?? null) !== canonicalJson(plan.detail.bundle ?? null)
  )
    throw new BundleRefused("the last event is not the export of this bundle");
  return last;
}

/** The bytes of a file, watched: what is written must be what the manifest says. */
async function checked(file: BundleFile): Promise<Readable> {
  const hash = createHash("sha256");
  const watch = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const is = hash.digest("hex");
      done(is === file.sha256 ? null : new BundleRefused(`"${file.path}" is not what its hash says: ${is}`));
    },
  });
  const source = await file.open();
  source.once("error", (error) => watch.destroy(error));
  return source.pipe(watch);
}
