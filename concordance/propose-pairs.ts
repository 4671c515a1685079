import type { Pair } from "#contract/comparison.ts";
import type { Finding, ReadingContent } from "#contract/finding.ts";
import type { Statement } from "#contract/statement.ts";
import { assign } from "./assign.ts";
import { differences, isRenamed } from "./classify.ts";
import { bestDenial, type Denial, denies, gatherDenials } from "./denials.ts";
import { saysLimited } from "./difference-kind.ts";
import { type Group, gatherPositives } from "./gather.ts";
import { likeness, SAME_THING, sideLikeness } from "./likeness.ts";
import { type Point, pointOfFinding, related } from "./points.ts";
import { compareAdvice, type FindingAdvice, recommendationPairs } from "./recommendation-pairs.ts";
import { significanceAlone, significanceBetween } from "./significance.ts";
import { toPair, type Verdict } from "./to-pair.ts";
import { wordsFor } from "./words-for.ts";

type Second = { finding: Finding; point: Point };

/** Whether an absent finding can be about a positive statement: it rules out that very thing or a wider one, on no other side. */
function canContradict(group: Group, { point }: Second): boolean {
  if (sideLikeness(group.point, point) === 0) return false;
  return group.point.observations.some((one) => point.observations.some((other) => related(one, other)));
}

function value(group: Group, second: Second): number {
  const like = likeness(group.point, second.point);
  if (second.point.present) return like;
  return canContradict(group, second) ? like * 0.9 : 0;
}

function verdictOnMatch(
  group: Group,
  { finding, point }: Second,
  denials: readonly Denial[],
  advice: FindingAdvice,
): Verdict {
  if (!point.present) {
    const { significance, why } = significanceAlone(group.point, null);
    const reason = `The first report says it is there (${wordsFor(group.point)}); the second reading says it is not. ${why}`;
    return { agreement: "not-confirmed", significance, reason };
  }
  const found = differences(group.point, point);
  const advised = compareAdvice(finding, advice);
  const leads = found[0]?.kind;
  const adviceLeads = advised !== null && (leads === undefined || leads === "certainty" || leads === "refined");
  const kind = adviceLeads ? "recommendation" : (leads ?? "agree");
  const leading =
    kind === "recommendation" && advised !== null ? advised : significanceBetween(kind, group.point, point);
  const opposite = denials.find((denial) => denies(denial, group.point) >= 0.9);
  const reason = [
    found.length === 0 && advised === null
      ? `Both say: ${wordsFor(point)}.`
      : found.map(({ words }) => words).join(" "),
    advised?.words ?? "",
    leading.why,
    opposite === undefined ? "" : `The first report also says the opposite: "${opposite.statement.text.slice(0, 200)}"`,
  ];
  return {
    agreement: kind,
    significance: leading.significance,
    renamed: isRenamed(group.point, point),
    reason: reason.filter((one) => one !== "").join(" "),
  };
}

function missed({ finding, point }: Second, denials: readonly Denial[], statements: readonly Statement[]): Pair {
  const denial = bestDenial(denials, point);
  const { significance, why } = significanceAlone(point, finding.severity);
  const first = denial === null ? "does not mention it" : `says otherwise: "${denial.statement.text.slice(0, 300)}"`;
  const reason = `The second reading finds ${wordsFor(point)}; the first report ${first}. ${why}`;
  return toPair(denial?.statement ?? null, finding, {
    agreement: "missed-by-first",
    significance,
    reason,
    limited: saysLimited(statements, point),
  });
}

function bothAbsent({ finding, point }: Second, denials: readonly Denial[]): Pair {
  const denial = bestDenial(denials, point);
  const first = denial === null ? "The first report does not mention it" : "Both say it is not there";
  return toPair(denial?.statement ?? null, finding, {
    agreement: "agree",
    significance: "none",
    reason: `${first}: ${wordsFor(point)}.`,
  });
}

function notConfirmed(group: Group): Pair {
  const { significance, why } = significanceAlone(group.point, null);
  const reason = `The first report finds ${wordsFor(group.point)}; the second reading does not mention it. ${why}`;
  return toPair(group.lead, null, { agreement: "not-confirmed", significance, reason });
}

/**
 * Proposes how the first report and the second reading stand to each other, point by point; a person confirms or changes each. Every
 * finding stands in a pair; so does every positive statement, or the one it repeats. Pairs in `keep` that a person confirmed or made stay
 * as they are, and what they name takes no further part. The order of the inputs does not matter; ids are the same for the same pair.
 */
export function proposePairs(statements: readonly Statement[], reading: ReadingContent, keep: readonly Pair[]): Pair[] {
  const kept = keep.filter(({ confirmed, origin }) => confirmed || origin === "person");
  const taken = new Set(kept.flatMap(({ statementId, findingId }) => [statementId, findingId]));
  const isFree = ({ lead, repeats }: Group) => ![lead, ...repeats].some(({ id }) => taken.has(id));
  const groups = gatherPositives(statements).filter(isFree);
  const denials = gatherDenials(statements);
  const seconds = reading.findings
    .filter(({ id }) => !taken.has(id))
    .map((finding) => ({ finding, point: pointOfFinding(finding) }))
    .toSorted((a, b) => (a.finding.id < b.finding.id ? -1 : 1));
  const advice = { statements: statements.filter(({ kind }) => kind === "recommendation") };
  const partner = assign(
    groups.map((group) => seconds.map((second) => value(group, second))),
    SAME_THING,
  );
  const pairs = groups.map((group, at) => {
    const second = seconds[partner[at] ?? -1];
    return second === undefined
      ? notConfirmed(group)
      : toPair(group.lead, second.finding, verdictOnMatch(group, second, denials, advice));
  });
  for (const [column, second] of seconds.entries())
    if (!partner.includes(column))
      pairs.push(second.point.present ? missed(second, denials, statements) : bothAbsent(second, denials));
  pairs.push(
    ...recommendationPairs(
      statements.filter(({ id }) => !taken.has(id)),
      reading,
    ),
  );
  const startOf = new Map(statements.map(({ id, start }) => [id, start]));
  const place = ({ statementId }: Pair) => startOf.get(statementId ?? "") ?? Number.MAX_SAFE_INTEGER;
  return [...kept, ...pairs.toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))];
}
