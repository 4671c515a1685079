import { type BundleManifest, manifestPath } from "./bundle-manifest.ts";
import type { Archive, ArchiveEntry } from "./open-archive.ts";
import type { BundleProblem } from "./verify-bundle.ts";

/** Compares what the archive holds with what its manifest lists: changed, removed, added, reordered, each by its path. */
export function checkAgainstManifest(archive: Archive, manifest: BundleManifest | null): BundleProblem[] {
  if (manifest === null) return [];
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const problems: BundleProblem[] = [];
  const seen = new Set<string>();
  for (const entry of archive.entries) {
    const { path } = entry;
    if (seen.has(path)) problems.push(fileProblem("added", path, `"${path}" is in the archive more than once.`));
    seen.add(path);
    if (path === manifestPath) continue;
    const file = listed.get(path);
    if (file === undefined)
      problems.push(fileProblem("added", path, `"${path}" was added: the manifest does not list it.`));
    else if (file.size !== entry.size)
      problems.push(
        fileProblem("changed", path, `"${path}" was changed: ${entry.size} bytes instead of ${file.size}.`),
      );
    else if (file.sha256 !== entry.sha256)
      problems.push(
        fileProblem("changed", path, `"${path}" was changed: its SHA-256 is ${entry.sha256}, not ${file.sha256}.`),
      );
  }
  for (const { path } of manifest.files)
    if (!seen.has(path)) problems.push(fileProblem("removed", path, `"${path}" was removed.`));
  return problems.length > 0 ? problems : misplaced(archive.entries, manifest);
}

function misplaced(entries: readonly ArchiveEntry[], manifest: BundleManifest): BundleProblem[] {
  const order = [manifestPath, ...manifest.files.map(({ path }) => path)];
  const at = entries.findIndex(({ path }, index) => path !== order[index]);
  const path = entries[at]?.path;
  return path === undefined
    ? []
    : [fileProblem("reordered", path, `"${path}" does not stand where the manifest lists it.`)];
}

function fileProblem(kind: BundleProblem["kind"], path: string, message: string): BundleProblem {
  return { kind, path, sequence: null, message };
}
