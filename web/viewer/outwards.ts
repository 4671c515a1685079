/** The places of a series from one of them outwards: 5 of 10 gives 5 6 4 7 3 8 2 9 1 0. */
export function outwards(from: number, total: number): number[] {
  return Array.from({ length: total }, (_, index) => index).sort(
    (a, b) => Math.abs(a - from) - Math.abs(b - from) || b - a,
  );
}
