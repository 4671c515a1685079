/** "2026-0042": the year in which the case was begun, and the organisation's count in that year. */
export function caseNumber(year: number, count: number): string {
  return `${year}-${String(count).padStart(4, "0")}`;
}
