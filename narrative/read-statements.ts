import type { ReportSection, SectionName, Statement } from "#contract/statement.ts";
import { siteIndex } from "./anatomy.ts";
import { ratedBy } from "./categories.ts";
import { isKindOf } from "./concept-relations.ts";
import { coordinated } from "./coordinated.ts";
import { type Described, describeMentions, joinSides } from "./describe-mentions.ts";
import { normalParts } from "./normal-parts.ts";
import { findPhrases } from "./phrase-index.ts";
import { placeName } from "./place-name.ts";
import { quickUuid } from "./quick-uuid.ts";
import { type Extras, extrasOf } from "./read-extras.ts";
import { readSentence, type SentenceReading } from "./read-sentence.ts";
import { isRecommendation, readAdvice } from "./recommendations.ts";
import type { Sentence } from "./split-sentences.ts";
import type { Surroundings } from "./surroundings.ts";
import { wordsOf } from "./words.ts";

/** A statement with the range of the very words that name its observation; null where it is the sentence as a whole. */
export type Reading = { statement: Statement; at: { start: number; end: number } | null };

const LONGEST = 2000;
/** Sections whose mentions assert nothing about these images. */
const UNASSERTING: ReadonlySet<SectionName> = new Set(["indication"]);

type Draft = Pick<
  Statement,
  "kind" | "observation" | "anatomy" | "side" | "sizeMillimetres" | "negated" | "certainty" | "category"
> &
  Extras;

const blank: Draft = {
  kind: "context",
  observation: null,
  anatomy: null,
  side: "not-stated",
  sizeMillimetres: null,
  negated: false,
  certainty: "definite",
  category: null,
};

function toStatement(text: string, sentence: Sentence, section: SectionName, draft: Draft, ordinal: number): Statement {
  const { start } = sentence;
  const end = Math.min(sentence.end, start + LONGEST);
  const said = text.slice(start, end);
  const name = [start, end, said, draft.kind, draft.observation, draft.anatomy, draft.side, ordinal].join("\u001f");
  return { id: quickUuid(name), start, end, text: said, section, ...draft, origin: "proposed", confirmed: false };
}

function draftOf(described: Described, section: SectionName, extras: Extras): Draft {
  const { mention, observation, anatomy, side, sizeMillimetres, category } = described;
  const { negated, certainty, asserted } = mention.assertion;
  const said = asserted && !UNASSERTING.has(section) ? "observation" : "context";
  const kind = said === "observation" && !negated && isKindOf(observation, "normal variant") ? "normal" : said;
  return {
    kind,
    observation,
    anatomy,
    side,
    sizeMillimetres: negated ? null : sizeMillimetres,
    negated,
    certainty,
    category,
    ...extras,
  };
}

function wholeSentence(text: string, reading: SentenceReading, anatomy: string | null): Draft {
  const { sizes, sides, categories } = reading;
  const category = categories[0]?.category ?? null;
  const size = sizes.find(({ prior }) => !prior)?.millimetres.slice(0, 3) ?? null;
  const side = joinSides(sides.map((one) => one.side));
  const said = text.slice(reading.sentence.start, reading.sentence.end);
  if (isRecommendation(said)) {
    const { actions, months } = readAdvice(said);
    return { ...blank, kind: "recommendation", anatomy, side, advice: { actions, months } };
  }
  // "Segment 7, 18 mm, LR-3" is about the thing that the system rates; a category alone is carried to its finding.
  const rated = category === null || (size === null && reading.levels.length === 0) ? null : ratedBy(category);
  return {
    ...blank,
    kind: rated === null ? "context" : "observation",
    observation: rated,
    anatomy,
    side,
    sizeMillimetres: size,
    category,
  };
}

/** The sites that a line's label names: "Kidneys and ureters: …". */
export function labelSitesOf(words: string): string[] {
  return findPhrases(siteIndex, wordsOf(words)).map(({ value }) => value.site.name);
}

/**
 * The statements of one sentence. What asserts nothing we know is kept as context, so that nothing of the report is dropped in silence.
 * @param around what holds for what the sentence leaves open
 */
export function readStatements(
  text: string,
  sentence: Sentence,
  section: ReportSection["name"],
  around: Surroundings,
): Reading[] {
  const { labelSites, labelLevel, exam } = around;
  const about = labelSites.length > 0 ? labelSites : exam.site === null ? [] : [exam.site];
  const reading = readSentence(text, sentence, about);
  const readings: Reading[] = [];
  const add = (draft: Draft, at: Reading["at"]) =>
    readings.push({ statement: toStatement(text, sentence, section, draft, readings.length), at });
  for (const described of coordinated(text, reading, describeMentions(text, reading, around))) {
    const { start, end } = described.mention;
    add(draftOf(described, section, extrasOf(text, reading, described, section)), { start, end });
  }
  const own = reading.sites[0]?.value.site.name ?? labelSites[0] ?? null;
  const anatomy = placeName(own, reading.levels[0] ?? labelLevel);
  if (section !== "indication") {
    for (const { site, denies, side } of normalParts(text, reading, labelSites))
      add(
        {
          ...blank,
          kind: "normal",
          observation: denies,
          anatomy: placeName(site, reading.levels[0] ?? labelLevel),
          side: side === "not-stated" && reading.mentions.length === 0 ? around.labelSide : side,
          negated: denies !== null,
        },
        null,
      );
    const rest = wholeSentence(text, reading, anatomy);
    if (rest.kind === "recommendation" || readings.length === 0)
      add(
        rest.kind === "recommendation" ? { ...rest, observation: reading.mentions[0]?.value.name ?? null } : rest,
        null,
      );
  }
  return readings;
}
