import { directionOfText, needsReordering, visualLine } from "./pdf-bidi.ts";
import type { Face, Run } from "./pdf-fonts.ts";
import { fontRuns } from "./pdf-fonts.ts";

/** `shaped`: letters that the font joins and turns, in the order of reading. */
export type SetRun = Run & { width: number; shaped?: boolean };
export type Line = SetRun[];
/** Width of a text in a font, points. */
export type Measure = (font: string, text: string, shaped?: boolean) => number;

/**
 * Breaks a text into lines no wider than `width` points. A line break in the text stays one; a word longer than a line is broken
 * inside. Breaking is ours because one paragraph may need several font files.
 */
export function breakLines(
  text: string,
  face: Face,
  width: number,
  measure: Measure,
  page: "ltr" | "rtl" = "ltr",
): Line[] {
  return text.split("\n").flatMap((part) => {
    const lines = breakParagraph(part, face, width, measure);
    const direction = directionOfText(part, page);
    const ordered = lines.map((line) =>
      needsReordering(line, direction) ? visualLine(line, direction, measure) : line,
    );
    // On a page from right to left a paragraph of another script stays at its own side, a single line of it at that of the page.
    const right = direction === "rtl" || (page === "rtl" && lines.length === 1);
    return right ? ordered.map((line) => movedRight(line, width)) : ordered;
  });
}

/** A line that ends at the right: room stands before it. */
function movedRight(line: Line, width: number): Line {
  const [first] = line;
  const room = width - widthOf(line);
  return first === undefined || room <= 0 ? line : [{ font: first.font, text: "", width: room }, ...line];
}

/** Words with the space after them. Chinese may be broken after each character, but not before its closing signs. */
const wordPattern =
  /[（“《「]?\p{Script=Han}[，。；：？！、）”》」]*\s*|[^\s\p{Script=Han}（“《「]+\s*|[（“《「]\s*|\s+/gu;

function breakParagraph(text: string, face: Face, width: number, measure: Measure): Line[] {
  const lines: Line[] = [];
  let line: Line = [];
  let used = 0;
  for (const word of text.match(/\p{Script=Han}/u.test(text) ? wordPattern : /\S+\s*|\s+/g) ?? []) {
    const bare = setRuns(word.trimEnd(), face, measure);
    const full = setRuns(word, face, measure);
    if (used > 0 && used + widthOf(bare) > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    const pieces = widthOf(bare) > width ? breakWord(full, width, measure) : [full];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) {
        lines.push(line);
        line = [];
        used = 0;
      }
      line.push(...piece);
      used += widthOf(piece);
    }
  }
  return [...lines, joined(line, measure)].map((runs) => joined(runs, measure));
}

function setRuns(text: string, face: Face, measure: Measure): Line {
  return fontRuns(text, face).map((run) => ({ ...run, width: measure(run.font, run.text) }));
}

export function widthOf(line: readonly SetRun[]): number {
  return line.reduce((sum, { width }) => sum + width, 0);
}

function breakWord(word: Line, width: number, measure: Measure): Line[] {
  const pieces: Line[] = [];
  let piece: Line = [];
  for (const run of word)
    for (const character of run.text) {
      const next = { font: run.font, text: character, width: measure(run.font, character) };
      if (piece.length > 0 && widthOf(piece) + next.width > width) {
        pieces.push(piece);
        piece = [];
      }
      piece.push(next);
    }
  return [...pieces, piece].map((runs) => joined(runs, measure));
}

/** Neighbouring runs of one font as one, so that the text is read out and copied as written. */
function joined(line: Line, measure: Measure): Line {
  const runs: Line = [];
  for (const run of line) {
    const last = runs.at(-1);
    if (last !== undefined && last.font === run.font) last.text += run.text;
    else runs.push({ ...run });
  }
  return runs.map((run) => ({ ...run, width: measure(run.font, run.text) }));
}
