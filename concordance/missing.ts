import type { ComparisonContent } from "#contract/comparison.ts";
import type { ReadingContent } from "#contract/finding.ts";
import { defaultGrading, type GradingSetting } from "#contract/grading.ts";
import type { Statement } from "#contract/statement.ts";
import { gatherPositives } from "./gather.ts";
import { gradeMissing } from "./grading-scales.ts";

function counted(number: number, one: string, many: string): string {
  return number === 1 ? `One ${one}` : `${number} ${many}`;
}

/** Positive statements that neither stand in a pair nor repeat one that does. */
function unpaired(content: ComparisonContent): Statement[] {
  const paired = new Set(content.pairs.map(({ statementId }) => statementId));
  return gatherPositives(content.statements)
    .filter(({ lead, repeats }) => ![lead, ...repeats].some(({ id }) => paired.has(id)))
    .map(({ lead }) => lead);
}

function brokenLinks(content: ComparisonContent, reading: ReadingContent): string[] {
  const statements = new Set(content.statements.map(({ id }) => id));
  const findings = new Set(reading.findings.map(({ id }) => id));
  const dangling = content.pairs.filter(
    ({ statementId, findingId }) =>
      (statementId !== null && !statements.has(statementId)) || (findingId !== null && !findings.has(findingId)),
  ).length;
  const empty = content.pairs.filter(({ statementId, findingId }) => statementId === null && findingId === null).length;
  return [
    ...(dangling === 0
      ? []
      : [`${counted(dangling, "pair names", "pairs name")} a statement or finding that is no longer there.`]),
    ...(empty === 0 ? [] : [`${counted(empty, "pair names", "pairs name")} neither a statement nor a finding.`]),
  ];
}

/**
 * What a comparison still needs before it can be confirmed, each in a sentence; empty when nothing is missing. Without a first report
 * there is nothing to compare: only pairs that were made nevertheless are asked for.
 */
export function comparisonMissing(
  content: ComparisonContent,
  reading: ReadingContent,
  hasFirstReport: boolean,
  grading: GradingSetting = defaultGrading,
): string[] {
  const missing = brokenLinks(content, reading);
  const open = content.pairs.filter(({ confirmed }) => !confirmed).length;
  if (open > 0) missing.push(`${counted(open, "pair waits", "pairs wait")} for confirmation.`);
  const unexplained = content.pairs.filter(
    ({ significance, reason }) => significance === "major" && reason.trim() === "",
  ).length;
  if (unexplained > 0)
    missing.push(`${counted(unexplained, "major difference has", "major differences have")} no reason.`);
  if (!hasFirstReport) return missing;
  const paired = new Set(content.pairs.map(({ findingId }) => findingId));
  for (const { id, observation, description } of reading.findings)
    if (!paired.has(id)) missing.push(`The finding "${(observation || description).slice(0, 80)}" stands in no pair.`);
  for (const { text } of unpaired(content))
    missing.push(`The statement "${text.slice(0, 80)}" of the first report stands in no pair.`);
  const ungraded = gradeMissing(content, grading);
  if (ungraded !== null) missing.push(ungraded);
  return missing;
}
