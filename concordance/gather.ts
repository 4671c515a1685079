import type { Certainty } from "#contract/finding.ts";
import type { Statement } from "#contract/statement.ts";
import { isKindOf, isPartOf } from "#narrative/concept-relations.ts";
import { type Mention, readSentence } from "#narrative/read-sentence.ts";
import { likeness } from "./likeness.ts";
import { type Point, pointOfStatement, related } from "./points.ts";
import { sizesDiffer } from "./tolerance.ts";

/** What the first report says of one thing, in one place or several: the leading statement, those that repeat it, and all in one point. */
export type Group = { lead: Statement; repeats: readonly Statement[]; point: Point };

const EXPLAINS =
  /suspicious|suggest|represent|reflect|consistent|compatible|concern|worrisome|due to|secondary|likely|versus|\bvs\b|may be|could be|favou?r|indicat|in keeping|probabl|possibl|differential|question/i;
/** "Filling defects consistent with emboli" are the emboli. What is "due to" something stands beside it. */
const IS_MEANT = /consistent with|compatible with|in keeping with|represent|diagnostic of|reflect/i;
const POINTS_BACK = /^(?:this|these|the|it)\b/i;

/** What is only seen, and can be taken for something: no diagnosis of its own. */
const SIGNS = [
  "opacity",
  "lesion",
  "fluid collection",
  "thickening",
  "thrombus",
  "abnormal enhancement",
  "edema",
  "inflammation",
  "enlargement",
  "dilatation",
  "calcification",
  "air collection",
  "ischemia",
  "hemorrhage",
  "stenosis",
  "uptake",
  "restricted diffusion",
  "volume loss",
  "atelectasis",
  "architectural distortion",
  "breast asymmetry",
  "asymmetry",
  "deformity",
  "erosion",
  "tear",
];

function isSign({ observation }: Statement): boolean {
  return observation !== null && !isKindOf(observation, "stone") && SIGNS.some((sign) => isKindOf(observation, sign));
}

/** Where a sentence names a statement's observation; the statement may name it more exactly ("brain mass" for "mass"). */
function placeIn(mentions: readonly Mention[], { observation }: Statement): Mention | undefined {
  const exact = mentions.find(({ value }) => value.name === observation);
  return exact ?? mentions.find(({ value }) => observation !== null && isKindOf(observation, value.name));
}

/** "Opacity suspicious for pneumonia", "mass in keeping with a meningioma": two names for one thing, in one sentence. */
function explains(statement: Statement, other: Statement): boolean {
  if (statement.start !== other.start || statement.end !== other.end) return false;
  const { mentions } = readSentence(statement.text, { start: 0, end: statement.text.length });
  const [own, others] = [placeIn(mentions, statement), placeIn(mentions, other)];
  // "Ventriculomegaly suggesting hydrocephalus" says one thing twice.
  if (statement.observation === other.observation) {
    const [one, two] = [pointOfStatement(statement), pointOfStatement(other)];
    const meant = EXPLAINS.test(statement.text) || IS_MEANT.test(statement.text);
    return meant && placesFit(one, two) && !sizesDiffer(one, two);
  }
  if (own === undefined || others === undefined || own === others || !isSign(other)) return false;
  const [from, to] = own.start < others.start ? [own, others] : [others, own];
  const between = statement.text.slice(from.end, to.start);
  if (/[;]|\band\b/.test(between)) return false;
  return (to.assertion.certainty === "definite" ? IS_MEANT : EXPLAINS).test(between);
}

function placesFit(one: Point, other: Point): boolean {
  const sites =
    one.site === null || other.site === null || isPartOf(one.site, other.site) || isPartOf(other.site, one.site);
  const sides = one.side === other.side || one.side === "not-stated" || other.side === "not-stated";
  const levels = one.level === null || other.level === null || one.level === other.level;
  return sites && sides && levels;
}

/** Whether a later statement says the same of the same thing again, as an impression repeats the findings. Anything that differs is kept apart. */
function repeats(statement: Statement, point: Point, group: Group): boolean {
  const { lead } = group;
  const apart =
    lead.start !== statement.start && (lead.section !== statement.section || POINTS_BACK.test(statement.text));
  if (!apart || point.observations.length === 0) return false;
  const same = group.point.observations.some((one) => point.observations.some((other) => related(one, other)));
  const categories =
    point.category === null || group.point.category === null || point.category === group.point.category;
  return same && categories && placesFit(point, group.point) && !sizesDiffer(point, group.point);
}

/** What the one leaves open is taken from the other. The narrower site wins. */
function merged(one: Point, other: Point): Point {
  const narrower = one.site === null || (other.site !== null && isPartOf(other.site, one.site)) ? other.site : one.site;
  const certainties = { ...one.certainties };
  for (const [name, certainty] of Object.entries(other.certainties)) {
    const known = certainties[name];
    if (known === undefined || order(certainty) < order(known)) certainties[name] = certainty;
  }
  return {
    ...one,
    certainties,
    observations: [...new Set([...one.observations, ...other.observations])],
    site: narrower,
    level: one.level ?? other.level,
    side: one.side === "not-stated" ? other.side : one.side,
    size: one.size ?? other.size,
    category: one.category ?? other.category,
  };
}

/** The positive statements of the first report, gathered so that each thing stands once. The order given does not matter. */
export function gatherPositives(statements: readonly Statement[]): Group[] {
  const groups: Group[] = [];
  const ordered = statements.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  const points = ordered
    .map((statement) => ({ statement, point: pointOfStatement(statement) }))
    .filter(({ point }) => point.present);
  // What is certain leads what only explains it, wherever in the sentence the list puts it.
  const certainFirst = points.toSorted(
    (a, b) => a.statement.start - b.statement.start || rank(a.statement) - rank(b.statement),
  );
  for (const { statement, point } of certainFirst) {
    const at = groupFor(statement, point, groups);
    const group = groups[at];
    if (group === undefined) groups.push({ lead: statement, repeats: [], point });
    else groups[at] = { ...group, repeats: [...group.repeats, statement], point: merged(group.point, point) };
  }
  return groups;
}

function order(certainty: Certainty): number {
  return ["definite", "probable", "possible", "unlikely"].indexOf(certainty);
}

function rank({ certainty }: Statement): number {
  return order(certainty);
}

function groupFor(statement: Statement, point: Point, groups: readonly Group[]): number {
  const explained = groups.findLastIndex(({ lead }) => explains(statement, lead));
  if (explained !== -1) return explained;
  let best = -1;
  let most = 0;
  for (const [at, group] of groups.entries()) {
    const like = repeats(statement, point, group) ? likeness(point, group.point) : 0;
    if (like > most) [best, most] = [at, like];
  }
  return best;
}
