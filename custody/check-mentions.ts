import { z } from "zod";
import type { CustodyEvent, EventKind } from "#contract/custody.ts";
import { sha256 } from "#contract/ids.ts";
import type { BundleManifest, FileRole } from "./bundle-manifest.ts";
import type { Archive } from "./open-archive.ts";
import type { BundleProblem } from "./verify-bundle.ts";

/** Events that give the hash of something the bundle holds as a file, and the words for it. */
const mentioning: Partial<Record<EventKind, { what: string; role: FileRole }>> = {
  "images-received": { what: "an image received", role: "image" },
  "picture-converted": { what: "a picture received", role: "image" },
  "record-received": { what: "a record received", role: "record" },
  "reading-sealed": { what: "the reading sealed", role: "reading" },
  "reading-revised": { what: "the reading revised", role: "reading" },
  "comparison-confirmed": { what: "the comparison confirmed", role: "comparison" },
  "opinion-signed": { what: "the opinion signed", role: "opinion" },
  "addendum-signed": { what: "the addendum signed", role: "opinion" },
};

const hashed = z.object({ sha256 }).partial();
const mentioned = z.object({
  sha256: sha256.optional(),
  instances: z.array(hashed).optional(),
  renderings: z.array(hashed).optional(),
});

/**
 * Holds the events against the files: what an event sealed, signed or received must be in the bundle byte for byte, with the role it
 * should have, or be named among what was left out on purpose.
 */
export function checkMentions(archive: Archive, manifest: BundleManifest | null, events: readonly CustodyEvent[]) {
  const problems: BundleProblem[] = [];
  const warnings: BundleProblem[] = [];
  if (manifest === null) return { problems, warnings };
  const present = new Set(archive.entries.map((entry) => entry.sha256));
  const roleOf = new Map(manifest.files.map((file) => [`${file.role} ${file.sha256}`, file.path]));
  const omitted = new Map(manifest.omitted.map((omission) => [omission.sha256, omission.reason]));
  for (const event of events) {
    const about = mentioning[event.kind];
    if (about === undefined) continue;
    for (const { hash, role } of hashesIn(event, about.role)) {
      const told = `Event ${event.sequence} (${event.kind}) tells of ${about.what} with SHA-256 ${hash}`;
      const reason = omitted.get(hash);
      const at = { path: roleOf.get(`${role} ${hash}`) ?? null, sequence: event.sequence };
      if (reason !== undefined)
        warnings.push({ kind: "mismatch", ...at, message: `${told}; it was left out: ${reason}` });
      else if (!present.has(hash))
        problems.push({ kind: "mismatch", ...at, message: `${told}, but no file in the bundle has that hash.` });
      else if (at.path === null)
        problems.push({ kind: "mismatch", ...at, message: `${told}, but the bundle holds it as something else.` });
    }
  }
  return { problems, warnings };
}

function hashesIn(event: CustodyEvent, role: FileRole): { hash: string; role: FileRole }[] {
  const detail = mentioned.safeParse(event.detail).data;
  if (detail === undefined) return [];
  const own = [detail.sha256, ...(detail.instances ?? []).map((instance) => instance.sha256)].map((hash) => ({
    hash,
    role,
  }));
  const rendered = (detail.renderings ?? []).map((rendering) => ({
    hash: rendering.sha256,
    role: "rendering" as const,
  }));
  return [...own, ...rendered].flatMap((found) =>
    found.hash === undefined ? [] : [{ hash: found.hash, role: found.role }],
  );
}
