import type { Finding, ReadingContent } from "#contract/finding.ts";

/**
 * What a reading still needs before it can be sealed, in sentences; empty when it can be. "The images cannot answer the question"
 * is a full result: it needs its reason and no impression.
 */
export function readingMissing(content: ReadingContent): string[] {
  const { adequacy } = content;
  const missing: string[] = [];
  if (adequacy === null) missing.push("Say whether the images can answer the question.");
  else if (adequacy.answerable !== "yes" && adequacy.note.trim() === "") {
    missing.push("Say what limits the images, or why they cannot answer the question.");
  }
  if (adequacy?.answerable !== "no" && content.impression.trim() === "") missing.push("Write the impression.");
  if (hasDoubles(content.findings) || hasDoubles(content.marks)) {
    missing.push("Two findings or marks bear the same identity: remove one of them and enter it anew.");
  }
  for (const [index, finding] of content.findings.entries())
    missing.push(...findingMissing(finding, index + 1, content));
  return missing;
}

function findingMissing(finding: Finding, number: number, content: ReadingContent): string[] {
  const missing: string[] = [];
  const name =
    finding.observation.trim() === "" ? `Finding ${number}` : `Finding ${number} (${finding.observation.trim()})`;
  if (finding.observation.trim() === "") missing.push(`${name}: say what it is.`);
  if (finding.anatomy.trim() === "") missing.push(`${name}: say where it is.`);
  const marks = new Set(content.marks.map((mark) => mark.id));
  if (finding.markIds.some((id) => !marks.has(id))) missing.push(`${name}: a mark it names is no longer there.`);
  if (finding.size?.markId != null && !marks.has(finding.size.markId)) {
    missing.push(`${name}: the measurement its size was taken from is no longer there.`);
  }
  return missing;
}

const hasDoubles = (things: readonly { id: string }[]): boolean =>
  new Set(things.map(({ id }) => id)).size < things.length;
