import { Fragment, type ReactNode } from "react";
import type { PlainSentence } from "#contract/plain-sentence.ts";
import { fill } from "#reporting/languages/answer-words.ts";
import { isQuoted, type Piece } from "#reporting/languages/say-pieces.ts";
import { useAnswerWords, useSay, useSayAnswer } from "./answer-language.tsx";
import { Explained } from "./explained.tsx";
import css from "./opinion.module.css";
import { Term } from "./term.tsx";

/** The terms of a piece, each to be tapped for what it is called in the report. */
function WithTerms({ piece }: { piece: Piece }) {
  const { labels } = useAnswerWords();
  const parts: ReactNode[] = [];
  let rest = piece.text;
  for (const term of piece.terms) {
    const at = rest.indexOf(term.words);
    if (at < 0) continue;
    parts.push(
      rest.slice(0, at),
      <Term key={parts.length} meaning={fill(labels.termMeans, { term: term.english })}>
        {term.words}
      </Term>,
    );
    rest = rest.slice(at + term.words.length);
  }
  return [...parts, rest].map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
    <Fragment key={at}>{part}</Fragment>
  ));
}

/** A text of the account in the language around; what stays in English is marked as such, a quotation by its own marks. */
export function Said({ text, sentences }: { text: string; sentences: readonly PlainSentence[] }) {
  return <Pieces pieces={useSay()(text, sentences)} />;
}

/** The answer itself. */
export function SaidAnswer({ text, sentences }: { text: string; sentences: readonly PlainSentence[] }) {
  return <Pieces pieces={useSayAnswer()(text, sentences)} />;
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const { language, labels } = useAnswerWords();
  return pieces.map((piece, at) => {
    if (piece.language === language && language !== "en")
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
      return <WithTerms key={at} piece={piece} />;
    if (language === "en")
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
      return <Explained key={at} text={piece.text} />;
    const quoted = isQuoted(pieces, at);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
      <Fragment key={at}>
        {!quoted && at > 0 && " "}
        <bdi lang="en" className={quoted ? undefined : css.english}>
          <Explained text={piece.text} />
        </bdi>
        {!quoted && <small className={css.mark}> ({labels.inEnglish}) </small>}
      </Fragment>
    );
  });
}
