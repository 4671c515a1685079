import { Fragment } from "react";
import { explain } from "./glossary.ts";
import { Term } from "./term.tsx";

/** A text whose hard words explain themselves on a tap. */
export function Explained({ text }: { text: string }) {
  return explain(text).map((part, at) =>
    part.meaning === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <Fragment key={at}>{part.text}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <Term key={at} meaning={part.meaning}>
        {part.text}
      </Term>
    ),
  );
}
