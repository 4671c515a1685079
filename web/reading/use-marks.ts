import { useCallback, useEffect, useRef, useState } from "react";
import type { Mark, ReadingContent } from "#contract/finding.ts";
import type { Viewer } from "../viewer/viewer-types.ts";
import { noHistory, redone, remembered, undone } from "./mark-history.ts";
import type { ReadingDraft } from "./reading-draft.ts";
import { findingOfMark, linkMark, replaceMarks } from "./reading-edits.ts";

const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length && a.every((mark, index) => mark === b[index]);

/** Undo and redo of what was drawn. `remember` is called before each change. */
function useMarkHistory(draft: ReadingDraft) {
  const history = useRef(noHistory);
  const remember = useCallback((before: ReadingContent) => {
    history.current = remembered(history.current, before);
  }, []);
  const go = useCallback(
    (step: typeof undone) => {
      const next = step(history.current, draft.state.content);
      if (next === null) return;
      history.current = next.history;
      draft.change(() => next.content);
    },
    [draft],
  );
  return { remember, undo: useCallback(() => go(undone), [go]), redo: useCallback(() => go(redone), [go]) };
}

/** Ties the marks in the viewer to those of the report, and one selection to both. */
export function useMarks(draft: ReadingDraft, _content: ReadingContent) {
  const [openFinding, setOpenFinding] = useState<string | null>(null);
  const [selectedMark, setSelectedMark] = useState<string | null>(null);
  const { remember, undo, redo } = useMarkHistory(draft);

  /** A mark drawn while a finding is open belongs to it. */
  const onMarks = useCallback(
    (marks: readonly Mark[]) => {
      remember(draft.state.content);
      draft.change((before) => {
        const known = new Set(before.marks.map((mark) => mark.id));
        const drawn = marks.filter((mark) => !known.has(mark.id));
        const next = replaceMarks(before, marks);
        return openFinding === null ? next : drawn.reduce((each, mark) => linkMark(each, openFinding, mark), next);
      });
    },
    [draft, openFinding, remember],
  );
  const onMarkSelected = useCallback(
    (markId: string | null) => {
      setSelectedMark(markId);
      const finding = markId === null ? undefined : findingOfMark(draft.state.content, markId);
      if (finding === undefined) return;
      setOpenFinding(finding.id);
      requestAnimationFrame(() =>
        document.querySelector(`[data-finding="${finding.id}"]`)?.scrollIntoView({ block: "nearest" }),
      );
    },
    [draft],
  );
  return {
    ...{ openFinding, setOpenFinding, selectedMark, setSelectedMark, onMarks, onMarkSelected },
    ...{ remember, undo, redo },
  };
}

/** Draws the report's marks where the viewer has others: after loading, after a removal, after a version from another tab. */
export function useDrawnMarks(viewer: Viewer | null, marks: readonly Mark[]): void {
  useEffect(() => {
    if (viewer !== null && !sameMarks(viewer.marks(), marks)) viewer.setMarks(marks);
  }, [viewer, marks]);
}
