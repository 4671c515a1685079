import type { Span } from "./assertion.ts";
import type { Word } from "./words.ts";

const JOINERS = new Set(
  "and or with without but plus versus vs represent reflect suggest suggesting suggestive suspicious concerning likely consistent compatible keeping indicating due secondary causing cause resulting".split(
    " ",
  ),
);

function partedBetween(text: string, words: readonly Word[], from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at += 1) {
    if (/[,;:]/.test(text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0))) return true;
    if (at < to && JOINERS.has(words[at]?.stem ?? "")) return true;
  }
  return false;
}

/**
 * Which of a sentence's mentions a detail (side, site, size) belongs to: the mention it stands within, the one it is not parted from by
 * a comma or an "and", otherwise the nearer; where both are parted from it, the one before it with `afterBoth`.
 * @returns a position in `mentions`, -1 where there are none
 */
export function ownerOf(
  text: string,
  words: readonly Word[],
  mentions: readonly Span[],
  detail: Span,
  afterBoth = false,
): number {
  const nextAt = mentions.findIndex(({ last }) => last >= detail.first);
  if (mentions.length === 0) return -1;
  if (nextAt === -1) return mentions.length - 1;
  if (nextAt === 0) return 0;
  const next = mentions[nextAt];
  const previous = mentions[nextAt - 1];
  if (next === undefined || previous === undefined) return nextAt;
  if (next.first <= detail.last) return nextAt;
  const fromPrevious = partedBetween(text, words, previous.last, detail.first);
  const fromNext = partedBetween(text, words, detail.last, next.first);
  if (fromPrevious !== fromNext) return fromPrevious ? nextAt : nextAt - 1;
  if (afterBoth && fromPrevious) return nextAt - 1;
  return next.first - detail.last < detail.first - previous.last ? nextAt : nextAt - 1;
}

/** The words that a character range covers. */
export function spanOf(words: readonly Word[], start: number, end: number): Span {
  const first = words.findIndex((word) => word.end > start);
  const from = first === -1 ? words.length : first;
  let last = from;
  while ((words[last + 1]?.start ?? end) < end) last += 1;
  return { first: from, last };
}
