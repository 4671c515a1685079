import type { Finding } from "#contract/finding.ts";
import type { OpinionContent } from "#contract/opinion.ts";
import { findingTitle, lowerFirst, markText } from "./describe-finding.ts";
import { sentencesOf } from "./reading-grade.ts";

type Lateral = "left" | "right";
const opposite: Record<Lateral, Lateral> = { left: "right", right: "left" };

/**
 * Left and right that contradict each other: within a finding (its side against its place, description and marks) an error; between a
 * finding and a sentence elsewhere that speaks of it an error too; a side that no finding has, a warning.
 */
export function findSideContradictions(content: OpinionContent): { errors: string[]; warnings: string[] } {
  const errors = content.findings.flatMap((finding) => [
    ...withinFinding(finding, content),
    ...elsewhere(finding, content),
  ]);
  return { errors: [...new Set(errors)], warnings: strangeSides(content) };
}

/** The one side a text speaks of; null when it names none or both. "Left" as a verb and "right-angled" are not sides. */
export function onlySide(text: string): Lateral | null {
  const left = /\bleft(?![- ]over\b)|\bleft-sided\b/i.test(
    text.replace(/\b(?:is|was|are|were|has|have|be) left\b/gi, ""),
  );
  const right = /\bright(?!-angle| angle| away\b)/i.test(text);
  if (left === right) return null;
  return left ? "left" : "right";
}

function withinFinding(finding: Finding, { marks }: OpinionContent): string[] {
  const side = lateralOf(finding);
  if (side === null) return [];
  const places: [string, string][] = [
    ["its name", finding.observation],
    ["its place", finding.anatomy],
    ["its description", finding.description],
    ...marks
      .filter(({ id }) => finding.markIds.includes(id))
      .map((mark): [string, string] => ["the text of its mark", markText(mark)]),
  ];
  return places
    .filter(([, text]) => onlySide(text) === opposite[side])
    .map(([where]) => `“${findingTitle(finding)}” is given as ${side}, but ${where} says ${opposite[side]}.`);
}

function elsewhere(finding: Finding, content: OpinionContent): string[] {
  const side = lateralOf(finding);
  if (side === null) return [];
  const twin = content.findings.some(
    (other) =>
      other.id !== finding.id && sharesWord(other.observation, finding.observation) && other.side !== finding.side,
  );
  if (twin) return [];
  const texts: [string, string][] = [
    ["the impression", content.impression],
    ["the answer", content.answer],
    ["the recommendation", content.recommendation],
    ["the patient's answer", content.plain.answer],
    ...plainLinesOf(finding, content).map((text): [string, string] => ["the patient's account", text]),
  ];
  return texts.flatMap(([where, text]) =>
    sentencesOf(text)
      .filter((sentence) => onlySide(sentence) === opposite[side])
      .filter((sentence) => where === "the patient's account" || sharesWord(sentence, finding.observation))
      .map(() => `“${findingTitle(finding)}” is given as ${side}, but ${where} says ${opposite[side]}.`),
  );
}

/** Lines that rest on this finding alone; where they tell of a difference in side, both are named and nothing is said. */
function plainLinesOf(finding: Finding, { plain, points }: OpinionContent): string[] {
  const sideDiffers = new Set(
    points.filter(({ agreement }) => agreement === "side-or-level").map(({ pairId }) => pairId),
  );
  return [...plain.agreements, ...plain.differences]
    .filter(
      ({ findingIds, pairIds }) =>
        findingIds.length === 1 && findingIds[0] === finding.id && !pairIds.some((id) => sideDiffers.has(id)),
    )
    .map(({ text }) => text);
}

function strangeSides(content: OpinionContent): string[] {
  const told = content.findings
    .map(({ observation, anatomy, description, side }) => `${observation} ${anatomy} ${description} ${side}`)
    .join(" ");
  const firsts = content.points.map(({ firstReading }) => firstReading).join(" ");
  const bilateral = content.findings.some(({ side }) => side === "bilateral");
  return (["left", "right"] as const)
    .filter((side) => !bilateral && !new RegExp(`\\b${side}\\b`, "i").test(`${told} ${firsts}`))
    .filter((side) => [content.impression, content.answer].some((text) => onlySide(text) === side))
    .map((side) => `The impression or the answer speaks of the ${side} side, but no finding does.`);
}

function lateralOf({ side }: Finding): Lateral | null {
  return side === "left" || side === "right" ? side : null;
}

/** Whether a text names the thing: one of its words of four letters or more, singular or plural. */
function sharesWord(text: string, observation: string): boolean {
  const words =
    lowerFirst(observation)
      .toLowerCase()
      .match(/\p{L}{4,}/gu) ?? [];
  const common = new Set(["left", "right", "with", "small", "large", "acute", "chronic", "mild", "severe", "moderate"]);
  return words.some((word) => !common.has(word) && new RegExp(`\\b${word.replace(/s$/, "")}`, "iu").test(text));
}
