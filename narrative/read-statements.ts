import type { ReportSection, SectionName, Statement } from "#contract/statement.ts";
import { siteIndex } from "./anatomy.ts";
import { isKindOf } from "./concept-relations.ts";
import { type Described, describeMentions, joinSides } from "./describe-mentions.ts";
import { nameUuid } from "./name-uuid.ts";
import { normalParts } from "./normal-parts.ts";
import { findPhrases } from "./phrase-index.ts";
import { placeName } from "./place-name.ts";
import { readSentence, type SentenceReading } from "./read-sentence.ts";
import { isRecommendation } from "./recommendations.ts";
import type { Sentence } from "./split-sentences.ts";
import { wordsOf } from "./words.ts";

/** A statement with the range of the very words that name its observation; null where it is the sentence as a whole. */
export type Reading = { statement: Statement; at: { start: number; end: number } | null };

const LONGEST = 2000;
/** Sections whose mentions assert nothing about these images. */
const UNASSERTING: ReadonlySet<SectionName> = new Set(["indication"]);
const LABEL = /^[^\n:.;]{2,60}:(?=\s|$)/;

type Draft = Pick<
  Statement,
  "kind" | "observation" | "anatomy" | "side" | "sizeMillimetres" | "negated" | "certainty" | "category"
>;

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
  return { id: nameUuid(name), start, end, text: said, section, ...draft, origin: "proposed", confirmed: false };
}

function draftOf(
  { mention, observation, anatomy, side, sizeMillimetres, category }: Described,
  section: SectionName,
): Draft {
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
  };
}

function wholeSentence(text: string, reading: SentenceReading, anatomy: string | null): Draft {
  const { sizes, sides, categories } = reading;
  const category = categories[0]?.category ?? null;
  const size = sizes.find(({ prior }) => !prior)?.millimetres.slice(0, 3) ?? null;
  const side = joinSides(sides.map((one) => one.side));
  if (isRecommendation(text.slice(reading.sentence.start, reading.sentence.end)))
    return { ...blank, kind: "recommendation", anatomy, side };
  return {
    ...blank,
    kind: category === null ? "context" : "observation",
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

export function labelOf(text: string, { start, end }: Sentence): string | null {
  return LABEL.exec(text.slice(start, end))?.[0] ?? null;
}

/**
 * The statements of one sentence. What asserts nothing we know is kept as context, so that nothing of the report is dropped in silence.
 * @param labelSites sites of the line's label, for what names none itself
 */
export function readStatements(
  text: string,
  sentence: Sentence,
  section: ReportSection["name"],
  labelSites: readonly string[],
): Reading[] {
  const reading = readSentence(text, sentence);
  const readings: Reading[] = [];
  const add = (draft: Draft, at: Reading["at"]) =>
    readings.push({ statement: toStatement(text, sentence, section, draft, readings.length), at });
  for (const described of describeMentions(text, reading, labelSites)) {
    const { start, end } = described.mention;
    add(draftOf(described, section), { start, end });
  }
  const own = reading.sites[0]?.value.site.name ?? labelSites[0] ?? null;
  const anatomy = placeName(own, reading.levels[0] ?? null);
  if (section !== "indication") {
    for (const { site, denies } of normalParts(text, reading, labelSites))
      add(
        {
          ...blank,
          kind: "normal",
          observation: denies,
          anatomy: site,
          side: sideAlone(reading),
          negated: denies !== null,
        },
        null,
      );
    const rest = wholeSentence(text, reading, anatomy);
    if (rest.kind === "recommendation" || readings.length === 0)
      add(
        { ...rest, observation: rest.kind === "recommendation" ? (reading.mentions[0]?.value.name ?? null) : null },
        null,
      );
  }
  return readings;
}

/** A normal part takes the sentence's side only where no finding claims it. */
function sideAlone({ mentions, sides }: SentenceReading): Statement["side"] {
  return mentions.length === 0 ? joinSides(sides.map(({ side }) => side)) : "not-stated";
}
