import type { Finding } from "#contract/finding.ts";
import type { OpinionContent } from "#contract/opinion.ts";

/** Whose recommendation it is: the second reader's, and the system's by whose category it goes where the finding has one. */
export function recommendationSource(finding: Finding, { reader }: Pick<OpinionContent, "reader">): string {
  const category = finding.category?.trim() ?? "";
  return [category, reader.name].filter((part) => part !== "").join("; ");
}
