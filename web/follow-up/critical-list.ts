import { type CriticalEntry, criticalCategory } from "#contract/follow-up.ts";

/** The list of critical findings as lines that a person edits: "1 tension pneumothorax". */
export const listText = (entries: readonly CriticalEntry[]): string =>
  entries.map((entry) => `${entry.category} ${entry.term}`).join("\n");

/** The lines read back; `wrong` is the number of the first line (from 1) that has no category or no words. */
export function readList(text: string): { entries: CriticalEntry[]; wrong: number | null } {
  const entries: CriticalEntry[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const [, number = "", term = ""] = /^\s*([123])[\s:.)-]+(.*\S)\s*$/.exec(line) ?? [];
    const category = criticalCategory.safeParse(Number(number));
    if (!category.success || term.length < 2) return { entries, wrong: index + 1 };
    entries.push({ category: category.data, term });
  }
  return { entries, wrong: null };
}

/** "24, 72" as rising hours; null where it is none. */
export function readHours(text: string): number[] | null {
  const hours = text
    .split(/[\s,;]+/)
    .filter((one) => one !== "")
    .map(Number);
  const fine =
    hours.length > 0 &&
    hours.length <= 4 &&
    hours.every((one, at) => Number.isInteger(one) && one > (hours[at - 1] ?? 0));
  return fine ? hours : null;
}
