import type { Reason } from "#contract/case.ts";
import type { Agreement, ComparisonContent, Pair } from "#contract/comparison.ts";
import type { Finding, ReadingContent } from "#contract/finding.ts";
import type { PlainSentence, PlainThing, Saying } from "#contract/plain-sentence.ts";
import type { Statement } from "#contract/statement.ts";
import { numberText } from "./labels.ts";
import { fill } from "./languages/answer-words.ts";
import { en } from "./languages/en.ts";
import { plainFinding, plainStatement } from "./plain-finding.ts";
import { inPlainWords } from "./plain-terms.ts";

type Put = { english: string; plain: PlainThing | null };
type Values = { thing?: Put; quote?: string; numbers?: readonly number[] };

/** A sentence of the catalogue with its values: its English text, and what is needed to say it in another language. */
export function plainSentence(says: Saying, { thing, quote = "", numbers = [] }: Values = {}): PlainSentence {
  const [first, second] = numbers.map(numberText);
  const values = {
    quote,
    ...(thing !== undefined && { thing: thing.english }),
    ...(first !== undefined && { first }),
    ...(second !== undefined && { second }),
  };
  return {
    says,
    text: fill(en.sentences[says], values),
    thing: thing?.plain ?? null,
    quote,
    numbers: [...numbers],
  };
}

/** A finding as a thing of a sentence. `bare` leaves the doubt out, for sentences that are about the doubt. */
export function findingThing(finding: Finding, doubt: "with-doubt" | "bare" = "with-doubt"): Put {
  const { observation, anatomy, side, presence, certainty, size } = finding;
  return {
    english: plainFinding(finding, doubt),
    plain: {
      observation: observation.trim(),
      anatomy: anatomy.trim(),
      side,
      absent: presence === "absent",
      certainty: doubt === "bare" ? null : certainty,
      millimetres: size === null ? null : Math.max(...size.millimetres),
    },
  };
}

function statementThing(statement: Statement | undefined): Put {
  if (statement === undefined) return { english: "something else", plain: null };
  const { observation, anatomy, side, negated, sizeMillimetres } = statement;
  const english = plainStatement(statement);
  if (observation === null) return { english, plain: null };
  const millimetres = sizeMillimetres === null || sizeMillimetres.length === 0 ? null : Math.max(...sizeMillimetres);
  return {
    english,
    plain: {
      observation: observation.trim(),
      anatomy: anatomy?.trim() ?? "",
      side,
      absent: negated,
      certainty: null,
      millimetres,
    },
  };
}

/** The sentences for a point in which the two readings were held against each other; none where it names nothing. */
export function pairSentences(
  pair: Pair,
  reading: ReadingContent,
  comparison: ComparisonContent | null,
): PlainSentence[] {
  const finding = reading.findings.find(({ id }) => id === pair.findingId);
  const statement = comparison?.statements.find(({ id }) => id === pair.statementId);
  if (finding === undefined && statement === undefined) return [];
  const said = statementThing(statement);
  const seen = finding === undefined ? said : findingThing(finding);
  return ways[pair.agreement]({ seen, said, finding, statement });
}

type Sides = { seen: Put; said: Put; finding: Finding | undefined; statement: Statement | undefined };

/** A sentence or two for each way in which two readings can stand to each other. */
const ways: Record<Agreement, (sides: Sides) => PlainSentence[]> = {
  agree: ({ seen }) => [plainSentence("both-see", { thing: seen })],
  refined: ({ seen }) => [plainSentence("both-see", { thing: seen }), plainSentence("says-more")],
  "missed-by-first": ({ seen, statement }) => [
    plainSentence("we-see", { thing: seen }),
    statement === undefined ? plainSentence("first-silent") : firstSays(statement),
  ],
  "not-confirmed": ({ said, statement }) =>
    statement?.negated === true
      ? [plainSentence("first-denies", { thing: said }), plainSentence("we-disagree")]
      : [plainSentence("first-tells", { thing: said }), plainSentence("we-do-not-see")],
  "side-or-level": ({ seen, said }) => [
    plainSentence("places-differ"),
    plainSentence("first-places", { thing: said }),
    plainSentence("we-see", { thing: seen }),
  ],
  measurement: ({ seen, finding, statement }) => [
    plainSentence("both-see", { thing: seen }),
    measuredSentence(finding, statement),
  ],
  category: ({ seen }) => [plainSentence("both-see", { thing: seen }), plainSentence("weigh-differently")],
  certainty: ({ seen }) => [plainSentence("both-speak", { thing: seen }), plainSentence("not-equally-sure")],
  // Says nothing of who sees what: that is another point's matter, and the finding may be one that only we see.
  recommendation: ({ finding, statement }) => [
    plainSentence("advice-differs"),
    statement === undefined ? plainSentence("first-advises-none") : firstSays(statement),
    ...ourAdvice(finding),
  ],
};

/** As a quotation has to be: no lay words put into it. */
function firstSays({ text }: Statement): PlainSentence {
  return plainSentence("first-says", { quote: text.trim().replace(/[.\s]+$/, "") });
}

function ourAdvice(finding: Finding | undefined): PlainSentence[] {
  const advice = inPlainWords(finding?.recommendation.trim().replace(/[.\s]+$/, "") ?? "");
  return advice === "" ? [] : [plainSentence("we-advise", { quote: advice })];
}

/** How the two measured; one of them may give no size. */
function measuredSentence(finding: Finding | undefined, statement: Statement | undefined): PlainSentence {
  const first = statement?.sizeMillimetres ?? [];
  const second = finding?.size?.millimetres ?? [];
  if (first.length === 0 || second.length === 0) return plainSentence("measured-otherwise");
  return plainSentence("measured", { numbers: [Math.max(...first), Math.max(...second)] });
}

/** How such a difference comes about, in general: the reasons in the comparison are written for doctors. */
export const whySaying: Record<Exclude<Agreement, "agree">, Saying> = {
  refined: "why-refined",
  "missed-by-first": "why-missed",
  "not-confirmed": "why-not-confirmed",
  "side-or-level": "why-side",
  measurement: "why-measurement",
  category: "why-category",
  recommendation: "why-recommendation",
  certainty: "why-certainty",
};

export const askSaying: Record<Reason, Saying> = {
  "uncertain-diagnosis": "ask-diagnosis",
  "critical-decision": "ask-decision",
  "symptoms-do-not-fit": "ask-symptoms",
  "quality-or-legal-review": "ask-review",
};
