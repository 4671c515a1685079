import bidiFactory from "bidi-js";
import type { Line, Measure, SetRun } from "./pdf-lines.ts";

const bidi = bidiFactory();
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

export type Direction = "ltr" | "rtl";

/**
 * Which way a paragraph runs: as its first letter does (Unicode Standard Annex 9, rules P2 and P3); on a page from right to left so does
 * each that holds words of such a script at all, a name before a date for instance.
 */
export function directionOfText(text: string, page: Direction): Direction {
  if (page === "rtl" && rightToLeft.test(text)) return "rtl";
  const [first] = /\p{L}/u.exec(text) ?? [];
  return first !== undefined && rightToLeft.test(first) ? "rtl" : "ltr";
}

/** Whether a text holds letters of a script that is written from right to left. */
export function holdsRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** Whether a line has to be put in another order before it is drawn. */
export function needsReordering(line: Line, direction: Direction): boolean {
  return direction === "rtl" || line.some(({ text }) => rightToLeft.test(text));
}

/**
 * A line in the order in which it is drawn, from left to right (Unicode Standard Annex 9, rules L1, L2 and L4). Stretches of Arabic stay
 * in the order of reading and are marked `shaped`: the font turns and joins their letters itself.
 */
export function visualLine(line: Line, direction: Direction, measure: Measure): Line {
  const fonts = line.flatMap(({ text, font }) => Array.from({ length: text.length }, () => font));
  const text = line
    .map((run) => run.text)
    .join("")
    .trimEnd();
  if (text === "") return line;
  const levels = bidi.getEmbeddingLevels(text, direction);
  const order = Array.from({ length: text.length }, (_, index) => index);
  for (const [start, end] of bidi.getReorderSegments(text, levels)) {
    const turned = order.slice(start, end + 1).reverse();
    order.splice(start, turned.length, ...turned);
  }
  const runs: { font: string; odd: boolean; text: string }[] = [];
  for (const index of order) {
    const odd = ((levels.levels[index] ?? 0) & 1) === 1;
    const font = fonts[index] ?? "";
    const written = text.charAt(index);
    const character = odd ? (bidi.getMirroredCharacter(written) ?? written) : written;
    const last = runs.at(-1);
    if (last !== undefined && last.font === font && last.odd === odd) last.text += character;
    else runs.push({ font, odd, text: character });
  }
  return runs.map(({ font, odd, text: drawn }): SetRun => {
    const shaped = odd && rightToLeft.test(drawn);
    const inOrder = shaped ? [...drawn].reverse().join("") : drawn;
    return { font, text: inOrder, width: measure(font, inOrder, shaped), shaped };
  });
}
