/** A line of a concept table: four fields parted by bars; the lists in them by commas. */
export type ConceptLine = { name: string; synonyms: string[]; parent: string | null; last: string };

/** Reads a concept table. Lines that are empty or begin with # are left out. */
export function conceptLines(table: string): ConceptLine[] {
  return table
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [name = "", synonyms = "", parent = "", last = ""] = line.split("|").map((field) => field.trim());
      return { name, synonyms: listOf(synonyms), parent: parent === "" ? null : parent, last };
    });
}

export function listOf(field: string): string[] {
  return field
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
