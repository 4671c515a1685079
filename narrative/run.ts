import { isTissue } from "./concept-relations.ts";
import { joinSides } from "./describe-mentions.ts";
import { findLevels } from "./levels.ts";
import { sideOf } from "./place-name.ts";
import { labelSitesOf, type Reading } from "./read-statements.ts";
import type { Sentence } from "./split-sentences.ts";
import { type Exam, nothingAround, type Surroundings } from "./surroundings.ts";

/** What holds from one sentence to the next within a section: the label a line stands under, what the line is about. */
export type Run = Surroundings & {
  lineEnd: number;
  /** The heading a group of labels stands under ("MENISCI:" over "Medial:"). */
  heading: string;
  readings: (readings: readonly Reading[]) => void;
};

const LABEL = /^[^\n:.;]{2,60}:(?=\s|$)/;
const LEVEL_LABEL = /^[CTLS]\d{1,2}\s?[-–/]\s?[CTLS]?\d{1,2}(?=\s{2,}|\t|\s*[:.–-]\s|\s+(?=\p{Lu}))/u;
const LONGEST_HEADING = 4;

/** @param start where the section's own words begin */
export function startRun(start: number, exam: Exam): Run {
  const run: Run = {
    ...nothingAround,
    exam,
    lineEnd: start,
    heading: "",
    readings: (readings) => {
      const sites = readings.flatMap(({ statement }) => (statement.kind === "normal" ? [statement.anatomy] : []));
      run.topicSites = sites.flatMap((site) => (site === null || isTissue(site) ? [] : [site])).slice(0, 1);
    },
  };
  return run;
}

type Mutable = { -readonly [Key in keyof Run]: Run[Key] };

function setLabel(run: Mutable, words: string): void {
  const own = labelSitesOf(words);
  const under =
    own.length === 0 && run.heading !== "" ? labelSitesOf(`${words.replace(":", " ")} ${run.heading}`) : own;
  run.labelSites = under;
  run.labelSide = joinSides([sideOf(words.replace(/\b[LR]t\b/gi, (side) => (/l/i.test(side) ? "left" : "right")))]);
  run.labelLevel = findLevels(words, 0, words.length)[0] ?? null;
}

/** Takes note of a line's label before its sentence is read. */
export function followLabel(text: string, sentence: Sentence, run: Mutable): void {
  const said = text.slice(sentence.start, sentence.end);
  const between = text.slice(run.lineEnd, sentence.start);
  const newLine = between.includes("\n");
  const label = LABEL.exec(said)?.[0] ?? LEVEL_LABEL.exec(said)?.[0] ?? null;
  const bulleted = /^[ \t]*\n?[ \t]*[-–•*]/.test(between);
  const isHeading =
    /^[^.:]{3,40}:?$/.test(said) && said.split(/\s+/).length <= LONGEST_HEADING && labelSitesOf(said).length > 0;
  if (newLine) run.topicSites = [];
  if (label !== null && label.length < said.length) setLabel(run, label);
  else if (isHeading && (newLine || label !== null)) {
    run.heading = said.replace(":", "");
    setLabel(run, said);
  } else if (label !== null) setLabel(run, label);
  else if (newLine && !bulleted && !underHeading(run)) clearLabel(run);
  run.lineEnd = sentence.end;
}

/** Plain lines right under a heading stay under it until the next label. */
function underHeading(run: Run): boolean {
  return run.heading !== "" && run.labelSites.length > 0;
}

function clearLabel(run: Mutable): void {
  run.labelSites = [];
  run.labelSide = "not-stated";
  run.labelLevel = null;
}
