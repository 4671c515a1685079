import { z } from "zod";
import { type ReadingContent, readingContent } from "#contract/finding.ts";

/** What is written and not yet saved on the service, as this browser keeps it through a crash or without a line. */
const unsaved = z.object({ baseRevision: z.number().int().min(0), at: z.iso.datetime(), content: readingContent });
export type Unsaved = z.infer<typeof unsaved>;

/** A version that lost against another; kept so that nobody's words are gone. */
const keptCopy = z.object({ at: z.iso.datetime(), content: readingContent });
export type KeptCopy = z.infer<typeof keptCopy>;

const mostCopies = 5;

export type LocalDraft = {
  read: () => Unsaved | null;
  /** @returns false where the browser has no room or forbids it */
  write: (draft: Unsaved) => boolean;
  clear: () => void;
  copies: () => readonly KeptCopy[];
  keepCopy: (content: ReadingContent) => void;
  dropCopy: (at: string) => void;
};

function parsed<T>(storage: Storage, key: string, schema: z.ZodType<T>): T | null {
  try {
    const text = storage.getItem(key);
    return text === null ? null : schema.parse(JSON.parse(text));
  } catch {
    // Of an older version of this page, or cut off: there is nothing in it that can be used.
    return null;
  }
}

/**
 * The unsaved reading of one person in one case, in this browser. It holds findings about a patient, so it is removed as soon as the
 * service has it.
 */
export function createLocalDraft(storage: Storage, personId: string, caseId: string): LocalDraft {
  const key = `overread-reading:${personId}:${caseId}`;
  const copiesKey = `${key}:copies`;
  const copies = () => parsed(storage, copiesKey, z.array(keptCopy)) ?? [];
  const writeTo = (to: string, value: unknown): boolean => {
    try {
      storage.setItem(to, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  };
  const writeCopies = (list: readonly KeptCopy[]) => {
    if (list.length === 0) storage.removeItem(copiesKey);
    else writeTo(copiesKey, list);
  };
  return {
    read: () => parsed(storage, key, unsaved),
    write: (draft) => writeTo(key, draft),
    clear: () => storage.removeItem(key),
    copies,
    keepCopy: (content) => {
      writeCopies([{ at: new Date().toISOString(), content }, ...copies()].slice(0, mostCopies));
    },
    dropCopy: (at) => writeCopies(copies().filter((copy) => copy.at !== at)),
  };
}
