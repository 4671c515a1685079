import { z } from "zod";
import { certainty, side } from "./finding.ts";

/**
 * The sentences of which a patient's account is built. Each stands in the catalogue of every language; a sentence that a person wrote
 * has none of them and is shown as written.
 */
export const saying = z.enum([
  ...[
    "cannot-answer",
    "looked",
    "readings-agree",
    "differ-in-one",
    "differ-in-points",
    "may-change",
    "not-likely-to-change",
  ],
  ...["both-see", "says-more", "we-see", "we-also-see", "first-silent", "first-says", "first-denies", "we-disagree"],
  ...["first-tells", "we-do-not-see", "places-differ", "first-places", "measured", "measured-otherwise"],
  ...["weigh-differently", "both-speak", "not-equally-sure", "advice-differs", "first-advises-none", "we-advise"],
  ...["why-refined", "why-missed", "why-not-confirmed", "why-side", "why-measurement", "why-category"],
  ...["why-recommendation", "why-certainty"],
  ...[
    "ask-diagnosis",
    "ask-decision",
    "ask-symptoms",
    "ask-review",
    "ask-which",
    "ask-next-test",
    "ask-signs",
    "not-sure",
  ],
] as const);
export type Saying = z.infer<typeof saying>;

/** A thing that was seen or reported, apart from any language: the words of radiology, to be looked up in a table of terms. */
export const plainThing = z.object({
  observation: z.string().max(200),
  anatomy: z.string().max(200),
  side,
  absent: z.boolean(),
  /** null where the sentence itself speaks of the doubt. */
  certainty: certainty.nullable(),
  /** The longest extent. */
  millimetres: z.number().nullable(),
});
export type PlainThing = z.infer<typeof plainThing>;

/** One sentence of the account as it was built from signed findings and confirmed points. */
export const plainSentence = z.object({
  says: saying,
  /** The English sentence, letter for letter as it was proposed. */
  text: z.string().max(3000),
  thing: plainThing.nullable(),
  /** Words of a report or of the reader, in the language in which they were written. */
  quote: z.string().max(2000),
  numbers: z.array(z.number()).max(2),
});
export type PlainSentence = z.infer<typeof plainSentence>;
