import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { CaseId } from "#contract/ids.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { call } from "../api/call.ts";
import { isRefused, UnreachableError } from "../api/refused-error.ts";
import { useMe } from "../api/use-me.ts";
import { createLocalDraft, type LocalDraft } from "./local-draft.ts";
import { type DraftState, ReadingDraft, type SavedReading, type SaveFailure } from "./reading-draft.ts";

const failureOf = (error: unknown): SaveFailure => {
  if (error instanceof UnreachableError) return { kind: "unreachable" };
  // The service is starting, or another server stands in its place for a moment: the same as no line.
  if (isRefused(error, "try-again", "failed", "storage-full")) return { kind: "unreachable" };
  return isRefused(error, "changed-meanwhile") ? { kind: "changed-meanwhile" } : { kind: "refused", error };
};

export type OpenDraft = { draft: ReadingDraft; state: DraftState; local: LocalDraft };

/**
 * The draft of my reading, saved by itself while this is mounted.
 * @param saved what the service holds; later values are heard, not forced on what is being written
 */
export function useReadingDraft(caseId: CaseId, saved: SavedReading): OpenDraft {
  const me = useMe();
  const local = useMemo(() => createLocalDraft(window.localStorage, me.id, caseId), [me.id, caseId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft begins with what was first loaded; later replies are heard below
  const draft = useMemo(
    () =>
      new ReadingDraft(
        {
          load: () => call(readingRoutes.getMyReading, { params: { caseId } }),
          save: (baseRevision, content) =>
            call(readingRoutes.saveReading, { params: { caseId }, body: { baseRevision, content } }),
          failureOf,
          local,
        },
        saved,
      ),
    [caseId, local],
  );
  const state = useSyncExternalStore(draft.subscribe, () => draft.state);
  useEffect(() => draft.heard(saved), [draft, saved]);
  useEffect(() => {
    const save = () => void draft.flush();
    const onHide = () => {
      if (document.visibilityState === "hidden") save();
    };
    const onLine = () => draft.retry();
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("pagehide", save);
    window.addEventListener("online", onLine);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("pagehide", save);
      window.removeEventListener("online", onLine);
      save();
    };
  }, [draft]);
  return { draft, state, local };
}
