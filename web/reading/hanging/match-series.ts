import type { SeriesSummary } from "#contract/images.ts";

const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[a-z0-9]+/g) ?? []);

/** Part of the words that two descriptions share, 0 to 1. */
function likeness(a: string, b: string): number {
  const [one, other] = [words(a), words(b)];
  const all = new Set([...one, ...other]);
  return all.size === 0 ? 0 : [...one].filter((word) => other.has(word)).length / all.size;
}

/** Whether and how much one series is like another; 0 where comparing them says nothing. */
export function seriesLikeness(a: SeriesSummary, b: SeriesSummary): number {
  if (a.modality !== b.modality || a.withheld !== null || b.withheld !== null || b.frames === 0) return 0;
  const plane = a.plane === b.plane ? 4 : a.plane === null || b.plane === null ? 1 : 0;
  const part =
    a.bodyPart === "" || b.bodyPart === "" ? 0.5 : a.bodyPart.toUpperCase() === b.bodyPart.toUpperCase() ? 2 : 0;
  const side = a.laterality === "" || b.laterality === "" || a.laterality === b.laterality ? 1 : 0;
  // Scouts and single captures are no match for a stack.
  const stack = a.frames > 4 === b.frames > 4 ? 2 : 0;
  return 1 + plane + part + side + stack + 3 * likeness(a.description, b.description);
}

/** The series most like this one; null where there is none of its modality. The first of equals is taken. */
export function matchingSeries(wanted: SeriesSummary, among: readonly SeriesSummary[]): SeriesSummary | null {
  let best: SeriesSummary | null = null;
  let most = 0;
  for (const series of among) {
    const score = seriesLikeness(wanted, series);
    if (score > most) [best, most] = [series, score];
  }
  return best;
}
