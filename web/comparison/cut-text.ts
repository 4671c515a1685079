/** A piece of the source text; `ids` are the statements that cover it, outermost first. */
export type Piece = { start: number; end: number; ids: string[] };

/**
 * Cuts a text at every edge of a statement or section, so that each piece is covered by the same statements throughout.
 * @param marked ranges [start, end) in characters; what lies outside the text is cut off
 */
export function cutText(
  length: number,
  marked: readonly { id: string; start: number; end: number }[],
  alsoAt: readonly number[] = [],
): Piece[] {
  const inside = (at: number) => Math.min(Math.max(at, 0), length);
  const ranges = marked
    .map((each) => ({ id: each.id, start: inside(each.start), end: inside(each.end) }))
    .filter((each) => each.start < each.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const edges = [...new Set([0, length, ...alsoAt.map(inside), ...ranges.flatMap((each) => [each.start, each.end])])];
  edges.sort((a, b) => a - b);
  return edges.slice(1).map((end, at) => {
    const start = edges[at] ?? 0;
    return { start, end, ids: ranges.filter((each) => each.start <= start && each.end >= end).map(({ id }) => id) };
  });
}
