/** The place nearest to `from` for which `wanted` holds; the way on before the way back. Null: none within reach. */
export function nearestWanted(
  from: number,
  total: number,
  reach: number,
  wanted: (index: number) => boolean,
): number | null {
  for (let distance = 0; distance <= Math.min(reach, total); distance++) {
    for (const index of [from + distance, from - distance]) {
      if (index >= 0 && index < total && wanted(index)) return index;
    }
  }
  return null;
}
