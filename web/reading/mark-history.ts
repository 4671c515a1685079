import type { Finding, Mark, ReadingContent } from "#contract/finding.ts";

/** The marks of a reading at one moment, with what findings held of them; words are not part of it. */
type Moment = {
  marks: readonly Mark[];
  links: ReadonlyMap<string, Pick<Finding, "markIds" | "size" | "images">>;
};

/** What can be undone and redone, newest last. Nothing here knows of pages or of saving. */
export type MarkHistory = { past: readonly Moment[]; future: readonly Moment[] };

export const noHistory: MarkHistory = { past: [], future: [] };
const longest = 100;

const momentOf = ({ marks, findings }: ReadingContent): Moment => ({
  marks,
  links: new Map(findings.map(({ id, markIds, size, images }) => [id, { markIds, size, images }])),
});

/** To be called with the content before a mark is drawn, moved or removed. What was undone before cannot be redone any more. */
export const remembered = (history: MarkHistory, before: ReadingContent): MarkHistory => ({
  past: [...history.past, momentOf(before)].slice(-longest),
  future: [],
});

/** The content with the marks of that moment. Findings that came since stay as they are, without links to marks that are gone. */
function restored(content: ReadingContent, { marks, links }: Moment): ReadingContent {
  const known = new Set(marks.map((mark) => mark.id));
  const findings = content.findings.map((finding): Finding => {
    const then = links.get(finding.id);
    if (then !== undefined) return { ...finding, ...then };
    const size =
      finding.size?.markId != null && !known.has(finding.size.markId)
        ? { ...finding.size, markId: null }
        : finding.size;
    return { ...finding, markIds: finding.markIds.filter((id) => known.has(id)), size };
  });
  return { ...content, findings, marks: [...marks] };
}

/** One step back; null where there is none. */
export function undone(
  history: MarkHistory,
  now: ReadingContent,
): { history: MarkHistory; content: ReadingContent } | null {
  const moment = history.past.at(-1);
  if (moment === undefined) return null;
  return {
    history: { past: history.past.slice(0, -1), future: [...history.future, momentOf(now)] },
    content: restored(now, moment),
  };
}

/** One step forward again; null where nothing was undone. */
export function redone(
  history: MarkHistory,
  now: ReadingContent,
): { history: MarkHistory; content: ReadingContent } | null {
  const moment = history.future.at(-1);
  if (moment === undefined) return null;
  return {
    history: { past: [...history.past, momentOf(now)], future: history.future.slice(0, -1) },
    content: restored(now, moment),
  };
}
