import type { AnswerLanguage } from "#contract/language.ts";
import type { AnswerWords } from "./answer-words.ts";
import type { FoundTerm } from "./terms.ts";

/** A stretch of text in one language. */
export type Piece = {
  text: string;
  language: AnswerLanguage;
  /** Terms of the table that stand in it, for whoever taps on them. */
  terms: readonly FoundTerm[];
};

/** The text of pieces one after the other, English ones set apart by a mark of the language. */
export function pieceText(pieces: readonly Piece[], words: AnswerWords): string {
  if (words.language === "en") return pieces.map(({ text }) => text).join("");
  return pieces
    .map((piece, index) => {
      if (piece.language === words.language) return piece.text;
      const quoted = isQuoted(pieces, index);
      const before = pieces[index - 1];
      const gap = before === undefined || /[\s«„“"(（]$/.test(before.text) ? "" : " ";
      return quoted ? piece.text : `${gap}[${words.labels.inEnglish}: ${piece.text}] `;
    })
    .join("")
    .trim();
}

/** Whether a piece stands between the quotation marks of the sentence around it: then it is marked as what it is already. */
export function isQuoted(pieces: readonly Piece[], index: number): boolean {
  return /[«„“"]\s?$/.test(pieces[index - 1]?.text ?? "") && /^\s?[»“”"]/.test(pieces[index + 1]?.text ?? "");
}
