import { z } from "zod";
import { type CustodyEvent, custodyEvent, type JsonValue, jsonValue } from "#contract/custody.ts";
import { instant, sha256 } from "#contract/ids.ts";
import { canonicalJson } from "./canonical-json.ts";
import { hashOfJson } from "./hash.ts";

export const fileRole = z.enum([
  "guide",
  "chain",
  "request",
  "image",
  "record",
  "reading",
  "comparison",
  "opinion",
  "rendering",
  "other",
]);
export type FileRole = z.infer<typeof fileRole>;

/** Plain relative names only: nothing that could leave the folder it is unpacked in, or mean two things on two systems. */
export const bundlePath = z
  .string()
  .max(240)
  .regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/);

export const listedFile = z.object({
  path: bundlePath,
  size: z.number().int().min(0),
  sha256,
  mediaType: z.string().min(1).max(200),
  role: fileRole,
});
export type ListedFile = z.infer<typeof listedFile>;

/** Something the chain speaks of that is left out of the bundle on purpose, such as another patient's images. */
export const omission = z.object({ sha256, reason: z.string().min(1).max(500) });
export type Omission = z.infer<typeof omission>;

export const bundleMeta = z.object({ caseNumber: z.string(), exportedAt: instant, omitted: z.array(omission) });
export type BundleMeta = z.infer<typeof bundleMeta>;

export const bundleManifest = bundleMeta.extend({
  model: z.literal("overread-bundle-1"),
  chain: z.uuid(),
  /** The last event of the chain in this bundle. */
  head: z.object({ count: z.number().int().min(1), hash: sha256 }),
  /** Every file but this one, in the order in which the archive holds them. */
  files: z.array(listedFile),
});
export type BundleManifest = z.infer<typeof bundleManifest>;

export const manifestPath = "manifest.json";
export const guidePath = "README.txt";
export const chainPath = "events.jsonl";

/** The files that the chain vouches for: all but the chain itself (it cannot hold its own hash). */
export function vouchedFiles(files: readonly ListedFile[]): ListedFile[] {
  return files
    .filter(({ path }) => path !== chainPath)
    .map(({ path, size, sha256, mediaType, role }) => ({ path, size, sha256, mediaType, role }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * What the "case-exported" event must carry as `detail.bundle`: it binds the manifest to the chain, so that a file list that was
 * edited together with the files still shows.
 */
export function exportDetail(meta: BundleMeta, files: readonly ListedFile[]): Record<string, JsonValue> {
  const { caseNumber, exportedAt, omitted } = meta;
  const vouched = vouchedFiles(files);
  return {
    bundle: {
      model: "overread-bundle-1",
      exportedAt,
      files: vouched.length,
      sha256: hashOfJson(jsonValue.parse({ caseNumber, exportedAt, omitted, files: vouched })),
    },
  };
}

/** One event a line, canonical; the text of events.jsonl. */
export function chainText(events: readonly CustodyEvent[]): string {
  return events.map((event) => `${canonicalJson(jsonValue.parse(custodyEvent.parse(event)))}\n`).join("");
}

/** The text of manifest.json. */
export function manifestText(manifest: BundleManifest): string {
  return `${canonicalJson(jsonValue.parse(manifest))}\n`;
}
