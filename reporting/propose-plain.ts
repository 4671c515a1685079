import type { CaseRequest, Reason } from "#contract/case.ts";
import type { Agreement, ComparisonContent, Pair } from "#contract/comparison.ts";
import type { Finding, ReadingContent } from "#contract/finding.ts";
import type { PlainAccount, PlainLine } from "#contract/opinion.ts";
import type { PlainSentence } from "#contract/plain-sentence.ts";
import { upperFirst } from "./describe-finding.ts";
import { askSaying, findingThing, pairSentences, plainSentence, whySaying } from "./plain-sentences.ts";
import { inPlainWords } from "./plain-terms.ts";

export type PlainInput = {
  request: Pick<CaseRequest, "reason">;
  reading: ReadingContent;
  /** Null where there was no first report to compare with. */
  comparison: ComparisonContent | null;
};

/** A sentence of the catalogue, or words that a person wrote. */
type Part = PlainSentence | string;
type Line = { parts: Part[]; finding: Finding | undefined; pairIds: string[] };
type Account = {
  answer: Part[];
  agreements: Line[];
  differences: Line[];
  why: Part[];
  changes: string;
  askNext: Part[];
  notKnown: Part[];
};

/**
 * A first wording of the patient's account, in short sentences and lay words. Each line names what it rests on. It is a proposal: the
 * radiologist edits it and approves each word by signing.
 */
export function proposePlainAccount(input: PlainInput): PlainAccount {
  const account = accountOf(input);
  const lineOf = ({ parts, finding, pairIds }: Line): PlainLine => {
    const text = textOf(parts).slice(0, 1000);
    return finding === undefined
      ? { text, findingIds: [], pairIds, picture: null, markIds: [] }
      : findingLine(text, finding, input.reading, pairIds);
  };
  return {
    answer: textOf(account.answer),
    agreements: account.agreements.map(lineOf).slice(0, 100),
    differences: account.differences.map(lineOf).slice(0, 100),
    whyReadingsDiffer: textOf(account.why),
    changes: account.changes,
    askNext: account.askNext.map((part) => textOf([part])),
    notKnown: textOf(account.notKnown).slice(0, 2000),
  };
}

/** The sentences of which that account is built, each once: what can be said in other languages as long as nobody changes it. */
export function proposeSentences(input: PlainInput): PlainSentence[] {
  const { answer, agreements, differences, why, askNext, notKnown } = accountOf(input);
  const lines = [...agreements, ...differences].flatMap(({ parts }) => parts);
  const built = [...answer, ...lines, ...why, ...askNext, ...notKnown].filter((part) => typeof part !== "string");
  // In an order of their own: that in which pairs happen to stand changes nothing of what is signed.
  return [...new Map(built.map((sentence) => [sentence.text, sentence])).values()].toSorted((a, b) =>
    a.text < b.text ? -1 : 1,
  );
}

function accountOf({ request, reading, comparison }: PlainInput): Account {
  const pairs = comparison?.pairs ?? [];
  const lineOf = (pair: Pair): Line[] => {
    const parts = pairSentences(pair, reading, comparison);
    const finding = reading.findings.find(({ id }) => id === pair.findingId);
    return parts.length === 0 ? [] : [{ parts, finding, pairIds: [pair.id] }];
  };
  const compared = new Set(pairs.map(({ findingId }) => findingId));
  const alone = reading.findings.filter(
    ({ id, presence }) => !compared.has(id) && (comparison === null || presence === "present"),
  );
  const says = comparison === null ? "we-see" : "we-also-see";
  const aloneLines = alone.map(
    (finding): Line => ({ parts: [plainSentence(says, { thing: findingThing(finding) })], finding, pairIds: [] }),
  );
  const agreed = pairs.filter(({ agreement }) => agreement === "agree").flatMap(lineOf);
  const differing = pairs.filter(({ agreement }) => agreement !== "agree").flatMap(lineOf);
  const whys = new Set(differences(pairs).map(({ agreement }) => whySaying[agreement]));
  return {
    answer: answerParts(reading, comparison),
    agreements: comparison === null ? aloneLines : agreed,
    differences: comparison === null ? [] : [...differing, ...aloneLines],
    why: [...whys].map((each) => plainSentence(each)),
    changes: gathered(differences(pairs), ({ changes }) => changes),
    askNext: questionsToAsk(request.reason, reading, differences(pairs)),
    notKnown: notKnown(reading),
  };
}

function textOf(parts: readonly Part[]): string {
  return parts
    .map((part) => (typeof part === "string" ? part : part.text))
    .filter((text) => text !== "")
    .join(" ");
}

type Difference = Pair & { agreement: Exclude<Agreement, "agree"> };

function differences(pairs: readonly Pair[]): Difference[] {
  return pairs.filter((pair): pair is Difference => pair.agreement !== "agree");
}

function findingLine(text: string, finding: Finding, reading: ReadingContent, pairIds: string[]): PlainLine {
  const marks = reading.marks.filter(({ id }) => finding.markIds.includes(id));
  const picture = marks[0]?.image ?? finding.images[0] ?? null;
  return {
    text,
    findingIds: [finding.id],
    pairIds,
    picture,
    markIds: marks.filter(({ image }) => sameFrame(image, picture)).map(({ id }) => id),
  };
}

function sameFrame(a: PlainLine["picture"], b: PlainLine["picture"]): boolean {
  return a?.sopInstanceUid === b?.sopInstanceUid && a?.frameNumber === b?.frameNumber;
}

function answerParts(reading: ReadingContent, comparison: ComparisonContent | null): Part[] {
  const differing = differences(comparison?.pairs ?? []);
  const major = differing.filter(({ significance }) => significance === "major").length;
  if (reading.adequacy?.answerable === "no") return [plainSentence("cannot-answer")];
  const first = inPlainWords(reading.impression.split(/\n+/)[0]?.trim() ?? "");
  if (comparison === null) return [plainSentence("looked"), first];
  if (differing.length === 0) return [plainSentence("readings-agree"), first];
  return [
    differing.length === 1
      ? plainSentence("differ-in-one")
      : plainSentence("differ-in-points", { numbers: [differing.length] }),
    plainSentence(major > 0 ? "may-change" : "not-likely-to-change"),
    first,
  ];
}

function gathered(pairs: readonly Pair[], part: (pair: Pair) => string): string {
  const texts = new Set(pairs.map((pair) => inPlainWords(part(pair).trim())).filter((text) => text !== ""));
  return [...texts]
    .map((text) => (/[.!?]$/.test(text) ? upperFirst(text) : `${upperFirst(text)}.`))
    .join(" ")
    .slice(0, 2000);
}

function questionsToAsk(reason: Reason, reading: ReadingContent, differing: readonly Pair[]): PlainSentence[] {
  const advised =
    reading.recommendation.trim() !== "" || reading.findings.some(({ recommendation }) => recommendation.trim() !== "");
  return [
    plainSentence(askSaying[reason]),
    ...(differing.some(({ significance }) => significance === "major") ? [plainSentence("ask-which")] : []),
    ...(advised ? [plainSentence("ask-next-test")] : []),
    plainSentence("ask-signs"),
  ];
}

function notKnown(reading: ReadingContent): Part[] {
  const unsure = reading.findings.filter(
    ({ presence, certainty }) => presence === "present" && (certainty === "possible" || certainty === "unlikely"),
  );
  const limits =
    reading.adequacy === null || reading.adequacy.answerable === "yes"
      ? ""
      : inPlainWords(reading.adequacy.note.trim());
  return [...unsure.map((finding) => plainSentence("not-sure", { thing: findingThing(finding, "bare") })), limits];
}
