import { z } from "zod";
import { type CaseDraft, caseDraft } from "#contract/case.ts";

const localCopy = z.object({ baseRevision: z.number().int(), savedAt: z.iso.datetime(), content: caseDraft });
export type LocalCopy = z.infer<typeof localCopy>;

const keyOf = (name: string): string => `overread.draft.${name}`;

/** What is typed but not yet saved by the service. null where there is nothing, or nothing that can be read. */
export function readLocalCopy(name: string, storage: Storage = localStorage): LocalCopy | null {
  try {
    const text = storage.getItem(keyOf(name));
    const parsed = text === null ? undefined : localCopy.safeParse(JSON.parse(text));
    return parsed?.success === true ? parsed.data : null;
  } catch {
    return null;
  }
}

/** @returns false where the browser keeps nothing (private mode, full): the page then says so */
export function writeLocalCopy(name: string, copy: LocalCopy, storage: Storage = localStorage): boolean {
  try {
    storage.setItem(keyOf(name), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

/** Once the service has it, nothing of the patient stays behind in this browser. */
export function dropLocalCopy(name: string, storage: Storage = localStorage): void {
  try {
    storage.removeItem(keyOf(name));
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

export type Start =
  | { kind: "server"; content: CaseDraft }
  /** Typed here after the last save, and nobody saved since: it simply goes on. */
  | { kind: "local"; content: CaseDraft }
  /** Typed here, and meanwhile saved elsewhere: the person decides. */
  | { kind: "both"; mine: CaseDraft; theirs: CaseDraft };

/** With what the request opens: the service's draft, or what was typed here while the line was down. */
export function startFrom(server: { revision: number; content: CaseDraft }, local: LocalCopy | null): Start {
  if (local === null || JSON.stringify(local.content) === JSON.stringify(server.content)) {
    return { kind: "server", content: server.content };
  }
  return local.baseRevision === server.revision
    ? { kind: "local", content: local.content }
    : { kind: "both", mine: local.content, theirs: server.content };
}
