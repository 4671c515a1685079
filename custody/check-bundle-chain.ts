import { type CustodyEvent, custodyEvent, jsonValue } from "#contract/custody.ts";
import { type BundleManifest, chainPath, exportDetail } from "./bundle-manifest.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type ChainProblem, type KnownHead, verifyChain } from "./chain.ts";
import type { Archive } from "./open-archive.ts";
import type { BundleProblem } from "./verify-bundle.ts";

export type ChainCheck = { events: CustodyEvent[]; problems: BundleProblem[]; warnings: BundleProblem[] };

/** Reads events.jsonl and checks the chain in itself, against the manifest's head, and against the export it ends with. */
export function checkBundleChain(
  archive: Archive,
  manifest: BundleManifest | null,
  known: KnownHead | null,
): ChainCheck {
  const text = archive.entries.find(({ path }) => path === chainPath)?.text;
  if (text === undefined || text === null) return { events: [], problems: [], warnings: [] };
  const { events, problems } = readEvents(text);
  const verdict = verifyChain(events, known);
  problems.push(...verdict.problems.map(asBundleProblem));
  problems.push(...checkHead(events, manifest));
  problems.push(...checkExport(events, manifest));
  return { events, problems, warnings: verdict.warnings.map(asBundleProblem) };
}

function readEvents(text: string) {
  const events: CustodyEvent[] = [];
  const problems: BundleProblem[] = [];
  const lines = text.split("\n");
  if (lines.pop() !== "")
    problems.push(chainProblem("changed", null, "events.jsonl was changed: its last line is cut off."));
  for (const [index, line] of lines.entries()) {
    const event = parsed(line);
    if (event === null)
      problems.push(
        chainProblem("changed", index + 1, `Line ${index + 1} of events.jsonl was changed: it is no event.`),
      );
    else {
      events.push(event);
      if (canonicalJson(jsonValue.parse(event)) !== line)
        problems.push(
          chainProblem(
            "changed",
            event.sequence,
            `Event ${event.sequence} was changed: it is not written as it was exported.`,
          ),
        );
    }
  }
  return { events, problems };
}

function parsed(line: string): CustodyEvent | null {
  try {
    return custodyEvent.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** The manifest names the last event, and nothing else vouches for that name: where they differ either may be the forged one. */
function checkHead(events: readonly CustodyEvent[], manifest: BundleManifest | null): BundleProblem[] {
  const last = events.at(-1);
  if (manifest === null || last === undefined) return [];
  const { count, hash } = manifest.head;
  if (last.sequence < count)
    return [
      chainProblem(
        "removed",
        last.sequence + 1,
        `The chain ends at event ${last.sequence} of ${count}: the end was removed.`,
      ),
    ];
  if (last.sequence === count && last.hash === hash) return [];
  const message = `The last event (${last.sequence}) is not the one that manifest.json names: one of the two was rewritten.`;
  return [{ ...manifestMismatch, sequence: last.sequence, message }];
}

/** The last event must be the export of exactly this bundle, or the file list could be edited together with the files. */
function checkExport(events: readonly CustodyEvent[], manifest: BundleManifest | null): BundleProblem[] {
  const last = events.at(-1);
  if (last === undefined) return [chainProblem("removed", null, "The chain of custody is empty.")];
  if (last.kind !== "case-exported") {
    const message = `The chain does not end with the export of this bundle but with event ${last.sequence} (${last.kind}).`;
    return [chainProblem("removed", last.sequence + 1, message)];
  }
  if (manifest === null) return [];
  const problems: BundleProblem[] = [];
  if (manifest.chain !== last.chain)
    problems.push({ ...manifestMismatch, message: "manifest.json names another chain than the events belong to." });
  const expected = exportDetail(manifest, manifest.files).bundle ?? null;
  if (canonicalJson(expected) !== canonicalJson(last.detail.bundle ?? null))
    problems.push({
      ...manifestMismatch,
      sequence: last.sequence,
      message: `manifest.json was changed: it is not the list that event ${last.sequence} recorded when the case was exported.`,
    });
  return problems;
}

const manifestMismatch = { kind: "manifest" as const, path: "manifest.json", sequence: null };

function asBundleProblem({ kind, sequence, message }: ChainProblem): BundleProblem {
  return { kind: kind === "other-chain" ? "added" : kind, path: chainPath, sequence, message };
}

function chainProblem(kind: BundleProblem["kind"], sequence: number | null, message: string): BundleProblem {
  return { kind, path: chainPath, sequence, message };
}
