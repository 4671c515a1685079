import type { KnownHead } from "./chain.ts";
import { checkAgainstManifest } from "./check-against-manifest.ts";
import { checkBundleChain } from "./check-bundle-chain.ts";
import { checkMentions } from "./check-mentions.ts";
import { openArchive } from "./open-archive.ts";
import { readManifest } from "./read-manifest.ts";

export type BundleProblem = {
  kind:
    | "archive"
    | "manifest"
    | "changed"
    | "removed"
    | "added"
    | "reordered"
    | "forged"
    | "mismatch"
    | "time-backwards";
  /** The file that is wrong, if it is a file. */
  path: string | null;
  /** The event that is wrong, if it is an event. */
  sequence: number | null;
  message: string;
};

export type BundleVerdict = {
  sound: boolean;
  caseNumber: string | null;
  exportedAt: string | null;
  files: number;
  bytes: number;
  events: number;
  head: string | null;
  problems: BundleProblem[];
  /** What a reader should know though nothing was tampered with: what was left out, a clock set back. */
  warnings: BundleProblem[];
};

/** Guards against archives made to exhaust whoever opens them; entries are never inflated. */
export type BundleLimits = { entries: number; listBytes: number };
const usualLimits: BundleLimits = { entries: 500_000, listBytes: 512 * 1024 * 1024 };

/**
 * Checks an exported case without a server: every file against the manifest, the chain link by link, the manifest against the export
 * event, what the events sealed against the files. Each byte or event that was changed, removed, added or moved is named.
 * @param known the count and hash of an event written down earlier, which guards the end of the chain
 * @throws only when the file cannot be read from the disk at all
 */
export async function verifyBundle(
  path: string,
  known: KnownHead | null = null,
  limits: BundleLimits = usualLimits,
): Promise<BundleVerdict> {
  const archive = await openArchive(path, limits);
  try {
    const { manifest, problems: manifestProblems } = readManifest(archive);
    const files = checkAgainstManifest(archive, manifest);
    const chain = checkBundleChain(archive, manifest, known);
    const mentions = checkMentions(archive, manifest, chain.events);
    const problems = [
      ...archive.problems,
      ...manifestProblems,
      ...files,
      ...chain.problems,
      ...mentions.problems,
      ...(await archive.checkLayout()),
    ];
    return {
      sound: problems.length === 0,
      caseNumber: manifest?.caseNumber ?? null,
      exportedAt: manifest?.exportedAt ?? null,
      files: archive.entries.length,
      bytes: archive.entries.reduce((sum, { size }) => sum + size, 0),
      events: chain.events.length,
      head: chain.events.at(-1)?.hash ?? null,
      problems,
      warnings: [...chain.warnings, ...mentions.warnings],
    };
  } finally {
    archive.close();
  }
}
