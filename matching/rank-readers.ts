type Rankable = { eligible: boolean; openCases: number; reasonsFor: readonly string[]; name: string };

/** Eligible readers first, then those with the fewest open cases, then those with more in their favour; names settle a tie. */
export function rankReaders<R extends Rankable>(readers: readonly R[]): R[] {
  return readers.toSorted(
    (a, b) =>
      Number(b.eligible) - Number(a.eligible) ||
      a.openCases - b.openCases ||
      b.reasonsFor.length - a.reasonsFor.length ||
      a.name.localeCompare(b.name, "en"),
  );
}
