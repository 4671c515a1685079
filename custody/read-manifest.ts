import { type BundleManifest, bundleManifest, manifestPath, manifestText } from "./bundle-manifest.ts";
import type { Archive } from "./open-archive.ts";
import type { BundleProblem } from "./verify-bundle.ts";

/** The manifest of an archive, or what is wrong with it. It must be the first file and written canonically. */
export function readManifest(archive: Archive): { manifest: BundleManifest | null; problems: BundleProblem[] } {
  const text = archive.entries.find(({ path }) => path === manifestPath)?.text;
  if (text === undefined || text === null) {
    if (archive.entries.length === 0) return { manifest: null, problems: [] };
    return {
      manifest: null,
      problems: [manifestProblem("removed", "manifest.json is missing: the files cannot be compared.")],
    };
  }
  const manifest = parsed(text);
  if (manifest === null)
    return {
      manifest,
      problems: [manifestProblem("changed", "manifest.json was changed: it cannot be read as a manifest.")],
    };
  if (manifestText(manifest) === text) return { manifest, problems: [] };
  return {
    manifest,
    problems: [manifestProblem("changed", "manifest.json was changed: it is not written as it was exported.")],
  };
}

function parsed(text: string): BundleManifest | null {
  try {
    return bundleManifest.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function manifestProblem(kind: BundleProblem["kind"], message: string): BundleProblem {
  return { kind, path: manifestPath, sequence: null, message };
}
